-- Who may see the personal data of a case until when, and why.
CREATE TABLE desk.unmask (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert     text NOT NULL REFERENCES desk.alert (id),
    user_name text NOT NULL REFERENCES desk.user_account (name),
    reason    text NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    until     timestamptz NOT NULL
);
CREATE INDEX unmask_by_alert ON desk.unmask (alert, user_name, until);
