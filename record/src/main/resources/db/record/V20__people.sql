-- Who may sign in and what of the city each sees.
ALTER TABLE desk.user_account
    ADD COLUMN active    boolean NOT NULL DEFAULT true,
    ADD COLUMN language  text CHECK (language IN ('zh', 'en')),
    -- the districts whose lenders a person sees; null: the whole city
    ADD COLUMN districts text[] CHECK (cardinality(districts) > 0),
    DROP COLUMN failed_attempts,
    DROP COLUMN locked_until;

ALTER TABLE desk.session ADD COLUMN last_seen timestamptz NOT NULL DEFAULT now();
CREATE INDEX session_by_user ON desk.session (user_name);

-- What programs sign in with, in the name of a person. Only the hash is kept.
CREATE TABLE desk.token (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    user_name  text NOT NULL REFERENCES desk.user_account (name),
    name       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_used  timestamptz,
    revoked_at timestamptz
);
CREATE INDEX token_by_user ON desk.token (user_name);

-- Sign-ins that failed in a row, by name tried and by address; kept for names that do not exist as for those that do.
CREATE TABLE desk.sign_in_attempt (
    key           text PRIMARY KEY, -- hash of "user:…" or "address:…"
    failures      integer NOT NULL,
    blocked_until timestamptz,
    -- whether the last attempt came while blocked
    refused       boolean NOT NULL DEFAULT false,
    last_at       timestamptz NOT NULL
);
