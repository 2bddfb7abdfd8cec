-- How a lender reports: what each check said of each business day. Written by the detection job, upserted by its key;
-- read by the desk, and by the gateway for the lender itself.
CREATE TABLE desk.quality (
    institution text NOT NULL,
    day         date NOT NULL,
    -- id of the indicator that counts the check's failures
    check_id    text NOT NULL,
    cases       integer NOT NULL,
    failed      integer NOT NULL,
    -- [{"key":…, "seq":…, "reason":…}]
    examples    jsonb NOT NULL DEFAULT '[]',
    at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (institution, day, check_id)
);
