-- What the desk asks several times a second: which alerts changed lately, and what came in today.
CREATE INDEX alert_by_update ON desk.alert (updated_at);
CREATE INDEX alert_by_triage ON desk.alert (triaged_at) WHERE triaged_at IS NOT NULL;
CREATE INDEX batch_by_receipt ON feed.batch (received_at) WHERE production;
