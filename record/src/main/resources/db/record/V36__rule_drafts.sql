-- Proposals for rules and measures on their way into force. A version of a rule that a person puts in force comes from a
-- proposal that somebody else approved, word for word; the database sees to it, whichever code writes.

CREATE TABLE desk.rule_draft (
    draft        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule         text NOT NULL,
    kind         text NOT NULL DEFAULT 'rule' CHECK (kind IN ('rule', 'measure', 'exception')),
    -- newest version of the rule when the text was last written; null for a rule that is new
    base_version integer,
    body         text NOT NULL,
    parameters   jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(parameters) = 'object'),
    -- SHA-256 of the normalised text with its parameters
    hash         text NOT NULL,
    -- the rule's test cases, YAML, when they are edited with it
    tests        text,
    note         text NOT NULL DEFAULT '',
    state        text NOT NULL DEFAULT 'draft' CHECK (state IN
                     ('draft', 'shadow', 'submitted', 'approved', 'active', 'retired', 'rejected', 'withdrawn')),
    -- one more with every change: whoever changes a draft names the one it has seen
    edition      integer NOT NULL DEFAULT 1,
    author       text NOT NULL,
    -- everybody who ever wrote its text
    writers      text[] NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    changed_by   text NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    submitted_by text,
    submitted_at timestamptz,
    approved_by  text,
    approved_at  timestamptz,
    -- what was approved: the text and the result of the replay it was judged by, null for none
    approved_hash        text,
    approved_replay      text,
    approved_replay_hash text,
    -- from when it shall be in force; null for as soon as somebody says so
    activate_at  timestamptz,
    -- put in force at once by one person, to be reviewed by another
    emergency_by text,
    review_due   date,
    reviewed_by  text,
    reviewed_at  timestamptz,
    -- the version of the rule it became
    version      integer,
    CHECK (state NOT IN ('approved', 'active') OR approved_by IS NOT NULL OR emergency_by IS NOT NULL),
    CHECK ((approved_by IS NULL) = (approved_hash IS NULL)),
    CHECK (approved_by IS NULL OR (NOT approved_by = ANY (writers) AND approved_by <> author AND approved_hash = hash)),
    CHECK (approved_by IS NULL OR submitted_by IS NOT NULL AND approved_by <> submitted_by),
    CHECK (reviewed_by IS NULL OR emergency_by IS NOT NULL
           AND reviewed_by <> emergency_by AND NOT reviewed_by = ANY (writers) AND reviewed_by <> author),
    CHECK ((version IS NOT NULL) = (state IN ('active', 'retired')))
);
CREATE INDEX rule_draft_by_rule ON desk.rule_draft (rule, draft);
CREATE INDEX rule_draft_due ON desk.rule_draft (activate_at) WHERE state = 'approved';
CREATE INDEX rule_draft_unreviewed ON desk.rule_draft (review_due) WHERE emergency_by IS NOT NULL AND reviewed_by IS NULL;

-- Whoever wrote stays a writer, and an approval is of one text: with another it is gone.
CREATE FUNCTION desk.guard_draft() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.approved_by IS NOT NULL OR NEW.emergency_by IS NOT NULL THEN
            RAISE EXCEPTION 'a proposal begins as a draft' USING ERRCODE = 'insufficient_privilege';
        END IF;
        NEW.writers := ARRAY[NEW.author];
        RETURN NEW;
    END IF;
    IF (NEW.rule, NEW.kind, NEW.author, NEW.created_at) IS DISTINCT FROM (OLD.rule, OLD.kind, OLD.author, OLD.created_at) THEN
        RAISE EXCEPTION 'what a draft is of and who began it does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.edition := OLD.edition + 1;
    NEW.writers := OLD.writers;
    IF (NEW.body, NEW.parameters, NEW.hash) IS DISTINCT FROM (OLD.body, OLD.parameters, OLD.hash) THEN
        IF OLD.state IN ('active', 'retired') THEN
            RAISE EXCEPTION 'draft % has been in force: its text stands', OLD.draft USING ERRCODE = 'insufficient_privilege';
        END IF;
        NEW.state := 'draft';
        IF NOT NEW.changed_by = ANY (NEW.writers) THEN
            NEW.writers := NEW.writers || NEW.changed_by;
        END IF;
    END IF;
    IF NEW.state IN ('draft', 'shadow', 'submitted', 'rejected', 'withdrawn') THEN
        NEW.approved_by := NULL;
        NEW.approved_at := NULL;
        NEW.approved_hash := NULL;
        NEW.approved_replay := NULL;
        NEW.approved_replay_hash := NULL;
        NEW.activate_at := NULL;
    END IF;
    IF NEW.state IN ('draft', 'shadow') THEN
        NEW.submitted_by := NULL;
        NEW.submitted_at := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON desk.rule_draft FOR EACH ROW EXECUTE FUNCTION desk.guard_draft();

-- Everything that was done with a draft, with the reason and what it rested on; rows are added only.
CREATE TABLE desk.rule_draft_step (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draft    bigint NOT NULL REFERENCES desk.rule_draft (draft),
    step     text NOT NULL,
    state    text NOT NULL,
    actor    text NOT NULL,
    reason   text NOT NULL DEFAULT '',
    hash     text NOT NULL,
    -- {"whatIf":…, "replay":{"id":…,"hash":…}, "shadow":{…}}
    evidence jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(evidence) = 'object'),
    at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX rule_draft_step_by_draft ON desk.rule_draft_step (draft, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON desk.rule_draft_step FOR EACH ROW EXECUTE FUNCTION desk.audit_refuse();

CREATE FUNCTION desk.audit_draft() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    of_rule text;
BEGIN
    SELECT rule INTO STRICT of_rule FROM desk.rule_draft WHERE draft = NEW.draft;
    PERFORM desk.audit_append(NEW.actor, 'rule-draft', of_rule, json_strip_nulls(json_build_object(
        'draft', NEW.draft, 'step', NEW.step, 'state', NEW.state, 'reason', nullif(NEW.reason, ''), 'hash', NEW.hash,
        'evidence', encode(sha256(convert_to(nullif(NEW.evidence, '{}')::text, 'UTF8')), 'hex')))::text, '');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON desk.rule_draft_step DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.audit_draft();

-- A draft on trial reaches the detection job the way rules do, as a text of its own kind: its rule is the draft's number.
ALTER TABLE desk.rule_version
    DROP CONSTRAINT rule_version_kind_check,
    ADD CONSTRAINT rule_version_kind_check CHECK (kind IN ('rule', 'measure', 'exception', 'shadow')),
    -- the draft it comes from, or the earlier version it brings back; neither for what ships with Firewatch
    ADD COLUMN draft bigint REFERENCES desk.rule_draft (draft),
    ADD COLUMN returns_to integer,
    ADD COLUMN reason text,
    ADD COLUMN tests text;

CREATE FUNCTION desk.guard_rule_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    actor text := coalesce(nullif(current_setting('firewatch.actor', true), ''), 'firewatch');
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF actor <> 'firewatch' AND (NEW.rule, NEW.version, NEW.kind, NEW.body, NEW.parameters, NEW.hash)
                IS DISTINCT FROM (OLD.rule, OLD.version, OLD.kind, OLD.body, OLD.parameters, OLD.hash) THEN
            RAISE EXCEPTION 'version % of % is not changed afterwards', OLD.version, OLD.rule
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSIF NEW.kind = 'shadow' THEN
        RETURN NEW;
    ELSIF NEW.draft IS NOT NULL THEN
        PERFORM FROM desk.rule_draft d WHERE d.draft = NEW.draft AND d.rule = NEW.rule AND d.kind = NEW.kind
            AND d.body = NEW.body AND d.parameters = NEW.parameters AND d.hash = NEW.hash
            AND d.state = 'active' AND (d.approved_hash = d.hash OR d.emergency_by IS NOT NULL);
        IF NOT FOUND THEN
            RAISE EXCEPTION 'draft % was not approved as it is put in force', NEW.draft USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSIF NEW.returns_to IS NOT NULL OR NEW.status = 'retired' AND actor <> 'firewatch' THEN
        PERFORM FROM desk.rule_version v WHERE v.rule = NEW.rule AND v.kind = NEW.kind
            AND v.version = coalesce(NEW.returns_to, NEW.version - 1)
            AND v.body = NEW.body AND v.parameters = NEW.parameters AND v.hash = NEW.hash;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'version % of % brings back another text', NEW.version, NEW.rule
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSIF actor <> 'firewatch' THEN
        RAISE EXCEPTION 'a rule comes into force by a draft that somebody else approved' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON desk.rule_version FOR EACH ROW EXECUTE FUNCTION desk.guard_rule_version();

CREATE OR REPLACE FUNCTION desk.audit_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    PERFORM desk.audit_append(
        coalesce(nullif(current_setting('firewatch.actor', true), ''), 'firewatch'), 'rule', NEW.rule,
        json_strip_nulls(json_build_object('kind', NEW.kind, 'version', NEW.version, 'status', NEW.status, 'hash', NEW.hash,
            'parameters', NEW.parameters, 'draft', NEW.draft, 'returnsTo', NEW.returns_to, 'reason', NEW.reason))::text, '');
    RETURN NULL;
END $$;

-- What drafts on trial raise: a ledger of its own, read in the studio and nowhere else; written by the detection job.
CREATE TABLE desk.shadow_alert (
    draft        bigint NOT NULL REFERENCES desk.rule_draft (draft),
    -- which trial of the draft: the version of its shadow
    trial        integer NOT NULL,
    -- what the alert would be called if the draft were in force
    id           text NOT NULL,
    institution  text NOT NULL,
    subject_type text NOT NULL,
    subject      text NOT NULL,
    severity     text NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    message_zh   text NOT NULL,
    message_en   text NOT NULL,
    figures      jsonb NOT NULL,
    episode_day  date NOT NULL,
    event_day    date NOT NULL,
    data_state   text NOT NULL CHECK (data_state IN ('firing', 'resolved')),
    resolution   text CHECK (resolution IN ('cleared', 'corrected')),
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (draft, trial, id)
);
