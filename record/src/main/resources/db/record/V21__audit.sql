-- What people did, one line after the other. Each line carries the hash of the one before it and of itself: a line that is
-- changed or lost later breaks the chain from there on, and the head says where the chain ended.
CREATE TABLE desk.audit (
    seq     bigint PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    action  text NOT NULL,
    -- what it was done to: an alert, a user, a rule, a file
    subject text NOT NULL,
    -- JSON, kept as the text that was hashed
    detail  text NOT NULL CHECK (detail IS JSON OBJECT),
    address text NOT NULL,
    prev    text NOT NULL,
    hash    text NOT NULL
);
CREATE INDEX audit_by_actor ON desk.audit (actor, seq);
CREATE INDEX audit_by_subject ON desk.audit (subject, seq);

CREATE TABLE desk.audit_head (
    id   smallint PRIMARY KEY CHECK (id = 1),
    seq  bigint NOT NULL,
    hash text NOT NULL
);
INSERT INTO desk.audit_head VALUES (1, 0, repeat('0', 64));

-- The text that is hashed: each part with its length before it, so that nothing can move from one part to the next.
CREATE FUNCTION desk.audit_text(VARIADIC parts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(octet_length(convert_to(part, 'UTF8')) || ':' || part, ',' ORDER BY place)
    FROM unnest(parts) WITH ORDINALITY AS one (part, place)
$$;

CREATE FUNCTION desk.audit_moment(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- Appends a line. The head's lock makes one order of all writers and is held until they commit; call it last.
CREATE FUNCTION desk.audit_append(actor text, action text, subject text, detail text, address text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    head desk.audit_head;
    moment timestamptz;
    line_hash text;
BEGIN
    SELECT * INTO STRICT head FROM desk.audit_head WHERE id = 1 FOR UPDATE;
    moment := clock_timestamp();
    line_hash := encode(sha256(convert_to(desk.audit_text(
        head.hash, (head.seq + 1)::text, desk.audit_moment(moment), actor, action, subject, detail, address), 'UTF8')), 'hex');
    INSERT INTO desk.audit VALUES (head.seq + 1, moment, actor, action, subject, detail, address, head.hash, line_hash);
    UPDATE desk.audit_head SET seq = head.seq + 1, hash = line_hash WHERE id = 1;
    RETURN head.seq + 1;
END $$;

CREATE FUNCTION desk.audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON desk.audit FOR EACH ROW EXECUTE FUNCTION desk.audit_refuse();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON desk.audit FOR EACH STATEMENT EXECUTE FUNCTION desk.audit_refuse();
CREATE TRIGGER never_back BEFORE UPDATE ON desk.audit_head FOR EACH ROW WHEN (NEW.seq <> OLD.seq + 1)
    EXECUTE FUNCTION desk.audit_refuse();
CREATE TRIGGER never_gone BEFORE DELETE ON desk.audit_head FOR EACH ROW EXECUTE FUNCTION desk.audit_refuse();

-- Steps on alerts and versions of rules are logged by the database itself, whichever code writes them. Deferred: the head is
-- then locked last, so that two transactions that hold alerts cannot wait for each other.
CREATE FUNCTION desk.audit_triage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM desk.audit_append(NEW.actor, 'triage', NEW.alert, json_strip_nulls(json_build_object(
        'step', NEW.action, 'note', NEW.note, 'reason', NEW.reason, 'assignee', NEW.assignee))::text, '');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audited AFTER INSERT ON desk.triage_step DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.audit_triage();

CREATE FUNCTION desk.audit_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    PERFORM desk.audit_append(
        coalesce(nullif(current_setting('firewatch.actor', true), ''), 'firewatch'), 'rule', NEW.rule,
        json_build_object('kind', NEW.kind, 'version', NEW.version, 'status', NEW.status, 'hash', NEW.hash,
                          'parameters', NEW.parameters)::text, '');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE ON desk.rule_version DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION desk.audit_rule();
