-- What happened to alerts and may have to be told: the outbox. A trigger writes it in the transaction of the change itself, so
-- that nothing is told that did not happen, and nothing happens that is not told.
CREATE TABLE desk.notification (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert       text NOT NULL, -- or a drill
    institution text NOT NULL DEFAULT '',
    kind        text NOT NULL,
    severity    text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    decided_at  timestamptz
);
CREATE INDEX notification_undecided ON desk.notification (id) WHERE decided_at IS NULL;

-- Who may change an alert need not see the outbox.
CREATE FUNCTION desk.notify_of_alert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    ranks CONSTANT text[] := ARRAY['low', 'medium', 'high', 'critical'];
    what text;
BEGIN
    -- A finding tells of its parts.
    IF NEW.rolled_up_under IS NULL THEN
        IF TG_OP = 'INSERT' THEN
            -- What is brought over from elsewhere keeps its day and is no news.
            IF NEW.data_state = 'firing' AND NEW.status = 'new' AND NEW.opened_at > now() - interval '1 day' THEN
                what := 'opened';
            END IF;
        ELSIF NEW.data_state = 'firing' AND OLD.data_state = 'resolved' THEN
            what := 'reopened';
        ELSIF NEW.data_state = 'resolved' AND NEW.resolution = 'corrected' AND OLD.resolution IS DISTINCT FROM 'corrected' THEN
            what := 'corrected';
        ELSIF NEW.data_state = 'resolved' AND OLD.data_state = 'firing' THEN
            what := 'cleared';
        ELSIF NEW.data_state = 'firing' AND array_position(ranks, NEW.severity) > array_position(ranks, OLD.severity) THEN
            what := 'graver';
        END IF;
        IF what IS NOT NULL THEN
            INSERT INTO desk.notification (alert, institution, kind, severity)
            VALUES (NEW.id, NEW.institution, what, NEW.severity);
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status = 'new' AND NEW.status <> 'new' THEN
        INSERT INTO desk.notification (alert, institution, kind, severity)
        VALUES (NEW.id, NEW.institution, 'acknowledged', NEW.severity);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER notify_of_new_alert AFTER INSERT ON desk.alert FOR EACH ROW EXECUTE FUNCTION desk.notify_of_alert();
CREATE TRIGGER notify_of_alert AFTER UPDATE ON desk.alert FOR EACH ROW
    WHEN ((OLD.status, OLD.data_state, OLD.resolution, OLD.severity)
          IS DISTINCT FROM (NEW.status, NEW.data_state, NEW.resolution, NEW.severity))
    EXECUTE FUNCTION desk.notify_of_alert();

-- One thing to be told on one route at some time. What the route asked of the alert stands beside it as it was then.
CREATE TABLE desk.notice (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notification bigint NOT NULL REFERENCES desk.notification (id),
    kind         text NOT NULL,
    alert        text NOT NULL,
    severity     text NOT NULL,
    pattern      text NOT NULL,
    rule         text NOT NULL,
    institution  text NOT NULL,
    type         text NOT NULL,
    district     text NOT NULL,
    route        text NOT NULL,
    level        integer NOT NULL, -- 0, then the rung of the ladder
    round        integer NOT NULL,
    targets      text[] NOT NULL,
    group_key    text NOT NULL,
    raised_at    timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'told', 'dropped')),
    why          text, -- when dropped
    ended_at     timestamptz
);
CREATE INDEX notice_due ON desk.notice (due_at) WHERE state = 'waiting';
CREATE INDEX notice_by_group ON desk.notice (route, group_key) WHERE state = 'waiting';
CREATE INDEX notice_by_alert ON desk.notice (alert, route);

-- When a group was told last.
CREATE TABLE desk.notice_group (
    route     text NOT NULL,
    group_key text NOT NULL,
    told_at   timestamptz NOT NULL,
    PRIMARY KEY (route, group_key)
);

-- One message for one receiver, with what became of it. The receiver knows a repeat by the id.
CREATE TABLE desk.delivery (
    id           uuid PRIMARY KEY,
    receiver     text NOT NULL,
    channel      text NOT NULL,
    language     text NOT NULL CHECK (language IN ('zh', 'en')),
    kind         text NOT NULL CHECK (kind IN ('alert', 'drill', 'test', 'catch-up')),
    route        text NOT NULL,
    level        integer NOT NULL,
    content      text NOT NULL CHECK (content IS JSON OBJECT),
    state        text NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'dead', 'merged')),
    attempts     integer NOT NULL DEFAULT 0,
    -- whether an attempt ended without an answer, so that the receiver may have it
    in_doubt     boolean NOT NULL DEFAULT false,
    next_at      timestamptz NOT NULL DEFAULT now(),
    lease_until  timestamptz, -- while sending: whoever sends has died if it is over
    give_up_at   timestamptz NOT NULL, -- not delivered by then, it is dead until somebody sends it again
    raised_at    timestamptz NOT NULL, -- when the first thing in it happened
    created_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz, -- delivered, given up or merged
    answer       text, -- what the receiver last said, or what went wrong
    payload_hash text, -- SHA-256 of what was handed over
    merged_into  uuid REFERENCES desk.delivery (id)
);
CREATE INDEX delivery_unsent ON desk.delivery (receiver, next_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX delivery_newest ON desk.delivery (created_at DESC, id);
CREATE INDEX delivery_pushed ON desk.delivery (ended_at) WHERE channel = 'desk' AND state = 'delivered';

-- Of which event a receiver has which telling: the same is never told twice, by whichever route.
CREATE TABLE desk.delivery_event (
    receiver     text NOT NULL,
    notification bigint NOT NULL REFERENCES desk.notification (id),
    level        integer NOT NULL,
    round        integer NOT NULL,
    alert        text NOT NULL,
    delivery     uuid NOT NULL REFERENCES desk.delivery (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (receiver, notification, level, round)
);
CREATE INDEX delivery_event_by_delivery ON desk.delivery_event (delivery);

CREATE TABLE desk.delivery_read (
    delivery uuid NOT NULL REFERENCES desk.delivery (id),
    person   text NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (delivery, person)
);

CREATE TABLE desk.receiver (
    name       text PRIMARY KEY,
    channel    text NOT NULL,
    address    text NOT NULL, -- as people may see it
    language   text NOT NULL CHECK (language IN ('zh', 'en')),
    sealed     bytea NOT NULL, -- URL and secrets, under the bureau's key
    active     boolean NOT NULL DEFAULT true,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- What all receivers of a kind share: the mail server, the SMS gateway.
CREATE TABLE desk.channel (
    kind       text PRIMARY KEY,
    settings   text NOT NULL CHECK (settings IS JSON OBJECT),
    sealed     bytea NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE desk.silence (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution text,
    pattern     text,
    rule        text,
    district    text,
    severities  text[] NOT NULL DEFAULT '{}',
    reason      text NOT NULL,
    from_at     timestamptz NOT NULL DEFAULT now(),
    until_at    timestamptz NOT NULL,
    added_by    text NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT now(),
    ended_by    text -- before its time
);
CREATE INDEX silence_by_end ON desk.silence (until_at);

-- Who is on duty.
CREATE TABLE desk.shift (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    roster   text NOT NULL,
    receiver text NOT NULL REFERENCES desk.receiver (name),
    from_at  timestamptz NOT NULL,
    to_at    timestamptz NOT NULL CHECK (to_at > from_at),
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX shift_by_end ON desk.shift (roster, to_at);

CREATE TABLE desk.drill (
    id              text PRIMARY KEY,
    severity        text NOT NULL,
    raised_by       text NOT NULL,
    raised_at       timestamptz NOT NULL DEFAULT now(),
    acknowledged_by text,
    acknowledged_at timestamptz
);
