-- An update that leaves a large value untouched (evidence, a rule's text) puts no such value into the log; with the full
-- old row beside it the reader still sees the whole row. Both tables are updated rarely.
ALTER TABLE desk.alert REPLICA IDENTITY FULL;
ALTER TABLE desk.rule_version REPLICA IDENTITY FULL;
