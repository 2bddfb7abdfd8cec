-- What detection could not read although the gateway took it (and rules in force that do not compile, under seq 0): to be
-- empty; a row is a defect to look into. The record itself stands in feed.record.
CREATE TABLE desk.undecoded (
    seq         bigint NOT NULL,
    institution text NOT NULL,
    inf_type    integer NOT NULL,
    reason      text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (seq, reason)
);
