-- What was found and what people decided.
CREATE SCHEMA desk;

-- One row per alert. The first block is written by the detection job (upsert by id), the second by people.
CREATE TABLE desk.alert (
    id            text PRIMARY KEY,
    rule          text NOT NULL,
    rule_version  integer NOT NULL,
    pattern       text NOT NULL,
    severity      text NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    institution   text NOT NULL,
    subject_type  text NOT NULL,
    subject_id    text NOT NULL,
    subject_label text NOT NULL,
    title_zh      text NOT NULL,
    title_en      text NOT NULL,
    message_zh    text NOT NULL,
    message_en    text NOT NULL,
    -- [{"law":…,"article":…,"mark":…}]
    basis         jsonb NOT NULL,
    -- {"formula":…, "indicators":[names], "values":{name:number}, "thresholds":{name:number}, "records":[seq,…]}
    evidence      jsonb NOT NULL,
    episode_day   date NOT NULL, -- first business day of the episode
    event_day     date NOT NULL, -- last business day it was judged on
    data_state    text NOT NULL CHECK (data_state IN ('firing', 'resolved')),
    -- why it is resolved: cleared (the condition ended) or corrected (later records show it never held)
    resolution    text CHECK (resolution IN ('cleared', 'corrected')),
    opened_at     timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),

    status        text NOT NULL DEFAULT 'new',
    assignee      text,
    triaged_at    timestamptz
);

-- How far detection has come: everything up to seq is judged and its alerts stand in desk.alert.
CREATE TABLE desk.judged (
    id         smallint PRIMARY KEY CHECK (id = 1),
    seq        bigint NOT NULL,
    -- records that went through the books; equals seq when nothing was lost or counted twice
    records    bigint NOT NULL,
    closed_day date,
    at         timestamptz NOT NULL
);
INSERT INTO desk.judged VALUES (1, 0, 0, NULL, now());

-- How far the index job has come: alerts of everything judged up to seq can be found in the index.
CREATE TABLE desk.indexed (
    id  smallint PRIMARY KEY CHECK (id = 1),
    seq bigint NOT NULL,
    at  timestamptz NOT NULL
);
INSERT INTO desk.indexed VALUES (1, 0, now());

-- Rules in force. The text is the rule's YAML; hash is the SHA-256 of its normalised text.
CREATE TABLE desk.rule_version (
    rule         text NOT NULL,
    version      integer NOT NULL,
    hash         text NOT NULL,
    status       text NOT NULL CHECK (status IN ('active', 'retired')),
    body         text NOT NULL,
    activated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (rule, version)
);

CREATE TABLE desk.user_account (
    name                text PRIMARY KEY,
    display_name        text NOT NULL,
    password_hash       text NOT NULL,
    roles               text[] NOT NULL,
    must_change         boolean NOT NULL DEFAULT false,
    failed_attempts     integer NOT NULL DEFAULT 0,
    locked_until        timestamptz,
    created_at          timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE desk.session (
    token_hash text PRIMARY KEY,
    user_name  text NOT NULL REFERENCES desk.user_account (name),
    csrf       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);

-- Each triage step, in order.
CREATE TABLE desk.triage_step (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert    text NOT NULL REFERENCES desk.alert (id),
    actor    text NOT NULL,
    action   text NOT NULL,
    note     text,
    reason   text,
    assignee text,
    at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX triage_by_alert ON desk.triage_step (alert, id);
