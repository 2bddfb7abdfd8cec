-- People whom the city's own identity provider vouches for: known by its subject, without a password here.
ALTER TABLE desk.user_account
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD COLUMN oidc_issuer  text,
    ADD COLUMN oidc_subject text,
    ADD CONSTRAINT vouched_for CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL)),
    ADD CONSTRAINT proves_somehow CHECK (password_hash IS NOT NULL OR oidc_subject IS NOT NULL);
CREATE UNIQUE INDEX user_by_subject ON desk.user_account (oidc_issuer, oidc_subject) WHERE oidc_subject IS NOT NULL;

-- Sign-ins on their way to the provider and back.
CREATE TABLE desk.oidc_sign_in (
    state_hash text PRIMARY KEY,
    nonce      text NOT NULL,
    verifier   text NOT NULL,
    back       text NOT NULL,
    expires_at timestamptz NOT NULL
);
