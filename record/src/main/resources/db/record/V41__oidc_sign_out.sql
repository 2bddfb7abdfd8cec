-- The ID token a session rests on, for signing out at the provider: it says there whose session is meant. Kept only where that is
-- asked for, and goes with the session.
ALTER TABLE desk.session ADD COLUMN id_token text;
