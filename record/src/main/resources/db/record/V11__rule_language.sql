-- What governs judging: rules, measures and exceptions alike are versioned texts.
ALTER TABLE desk.rule_version
    ADD COLUMN kind text NOT NULL DEFAULT 'rule' CHECK (kind IN ('rule', 'measure', 'exception')),
    -- {"name": number}: what a bureau set instead of the defaults of the text; money in yuan, dates as "yyyy-mm-dd"
    ADD COLUMN parameters jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(parameters) = 'object');

-- The alert that tells the same finding at a coarser grain, if there is one; written by the detection job.
ALTER TABLE desk.alert ADD COLUMN rolled_up_under text;

-- What a rule last said of a subject when it was neither an alert nor nothing; written with the alerts.
CREATE TABLE desk.outcome (
    rule         text NOT NULL,
    rule_version integer NOT NULL,
    institution  text NOT NULL,
    subject_type text NOT NULL,
    subject      text NOT NULL,
    day          date NOT NULL, -- newest business day it holds for
    outcome      text NOT NULL CHECK (outcome IN ('insufficient-data', 'excepted')),
    why_zh       text NOT NULL,
    why_en       text NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (institution, rule, subject_type, subject)
);
