-- With what a lender's programmers sign in at the gateway, to see what became of the lender's own reports. A schema of its own:
-- whoever sees some districts only reaches nothing of it, and the desk writes it but for one question: is there an account?
CREATE SCHEMA portal;

CREATE TABLE portal.account (
    lender         text PRIMARY KEY, -- code of the institution
    password_hash  text NOT NULL,
    -- set while the password is the one the bureau handed out: until then it opens the choice of another, and nothing else
    one_time_until timestamptz,
    issued_by      text NOT NULL,
    issued_at      timestamptz NOT NULL DEFAULT now(),
    changed_at     timestamptz -- when the lender chose its own
);

CREATE TABLE portal.session (
    token_hash text PRIMARY KEY,
    lender     text NOT NULL REFERENCES portal.account (lender) ON DELETE CASCADE,
    csrf       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen  timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_lender ON portal.session (lender);
