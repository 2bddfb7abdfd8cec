-- Cases that went back to verifying have clocks of their own. They are few among all steps.
CREATE INDEX triage_reopened ON desk.triage_step (alert) WHERE action = 'reopen';
