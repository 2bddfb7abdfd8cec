-- Drafts judged over the feed that is stored: who asked, how far it has come, and what would differ. What has ended stands as
-- it is, since an approval may rest on it.
CREATE TABLE desk.rule_replay (
    replay      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draft       bigint NOT NULL REFERENCES desk.rule_draft (draft),
    -- the proposal as it was when it was asked for, and its hash
    rule        text NOT NULL,
    kind        text NOT NULL,
    body        text NOT NULL,
    parameters  jsonb NOT NULL,
    hash        text NOT NULL,
    -- SHA-256 of what governs judging besides: kind, name, version and hash of everything in force when it began
    rules_hash  text,
    -- of the records it judges, in the order of receipt; what the job had judged when it began
    from_seq    bigint,
    to_seq      bigint,
    state       text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed')),
    -- everything up to this record is judged
    judged      bigint NOT NULL DEFAULT 0,
    -- JSON, kept as the text that was hashed
    result      text CHECK (result IS JSON OBJECT),
    result_hash text CHECK (result_hash = encode(sha256(convert_to(result, 'UTF8')), 'hex')),
    failure     text,
    asked_by    text NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT now(),
    started_at  timestamptz,
    ended_at    timestamptz,
    CHECK ((state = 'done') = (result IS NOT NULL)),
    CHECK ((result IS NULL) = (result_hash IS NULL)),
    CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CHECK ((state IN ('done', 'cancelled', 'failed')) = (ended_at IS NOT NULL))
);
CREATE INDEX rule_replay_by_draft ON desk.rule_replay (draft, replay);
CREATE INDEX rule_replay_open ON desk.rule_replay (replay) WHERE state IN ('queued', 'running');

CREATE FUNCTION desk.guard_replay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'replay % has ended: what it found stands', OLD.replay USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (NEW.draft, NEW.rule, NEW.kind, NEW.body, NEW.parameters, NEW.hash, NEW.asked_by, NEW.asked_at)
            IS DISTINCT FROM (OLD.draft, OLD.rule, OLD.kind, OLD.body, OLD.parameters, OLD.hash, OLD.asked_by, OLD.asked_at) THEN
        RAISE EXCEPTION 'what replay % was asked for does not change', OLD.replay USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON desk.rule_replay FOR EACH ROW EXECUTE FUNCTION desk.guard_replay();
CREATE TRIGGER never_gone BEFORE DELETE ON desk.rule_replay FOR EACH ROW EXECUTE FUNCTION desk.audit_refuse();
