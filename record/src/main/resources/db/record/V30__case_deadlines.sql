-- What a step says beside its note: the verdict of a finding, the rung of a measure, the number of a letter.
ALTER TABLE desk.triage_step ADD COLUMN details jsonb NOT NULL DEFAULT '{}';

-- What has to be done by when because of a step: look again after a measure, answer a letter, decide on a referral. How soon
-- a new alert is to be acknowledged and judged follows from its severity and is not stored.
CREATE TABLE desk.case_deadline (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert  text NOT NULL REFERENCES desk.alert (id),
    step   bigint NOT NULL REFERENCES desk.triage_step (id),
    kind   text NOT NULL,
    due_at timestamptz NOT NULL,
    -- when it was done, or ceased to matter
    met_at timestamptz
);
CREATE INDEX case_deadline_by_alert ON desk.case_deadline (alert);
CREATE INDEX case_deadline_unmet ON desk.case_deadline (due_at) WHERE met_at IS NULL;

-- The lists of whoever works on alerts.
CREATE INDEX alert_awaiting_people ON desk.alert (opened_at) WHERE status IN ('new', 'acknowledged', 'verifying');
CREATE INDEX alert_by_assignee ON desk.alert (assignee) WHERE assignee IS NOT NULL;

-- The log tells what a step said beside its note.
CREATE OR REPLACE FUNCTION desk.audit_triage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM desk.audit_append(NEW.actor, 'triage', NEW.alert, json_strip_nulls(json_build_object(
        'step', NEW.action, 'note', NEW.note, 'reason', NEW.reason, 'assignee', NEW.assignee,
        'details', nullif(NEW.details, '{}')))::text, '');
    RETURN NULL;
END $$;
