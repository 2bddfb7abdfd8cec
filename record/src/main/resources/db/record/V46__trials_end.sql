-- When a draft's trial ended.
ALTER TABLE desk.rule_version ADD COLUMN retired_at timestamptz;
