-- What lenders said, as it was received. Append-only.
CREATE SCHEMA feed;

-- The order of receipt: one row, locked by every landing transaction, so that sequence numbers are gapless and commit
-- in order. "Newest" and "how far has judging come" both rest on that.
CREATE TABLE feed.receipt_counter (
    id       smallint PRIMARY KEY CHECK (id = 1),
    last_seq bigint NOT NULL
);
INSERT INTO feed.receipt_counter VALUES (1, 0);

CREATE TABLE feed.batch (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution   text NOT NULL,
    inf_type      smallint NOT NULL,
    batch_num     text NOT NULL,
    -- false: a /test push or dataType 0; validated and answered, never judged
    production    boolean NOT NULL,
    received_at   timestamptz NOT NULL,
    sent_time     text,
    trade_day     date,
    -- success: at least one record accepted; failed: every record refused, may be re-sent under its number
    status        text NOT NULL CHECK (status IN ('success', 'failed')),
    total         integer NOT NULL,
    refused       integer NOT NULL,
    first_seq     bigint,
    last_seq      bigint,
    -- data-quality findings about the envelope, e.g. a check code that does not fit: ["check-code"]
    observations  jsonb NOT NULL DEFAULT '[]'
);
CREATE UNIQUE INDEX batch_once ON feed.batch (institution, inf_type, batch_num, production) WHERE status = 'success';
CREATE INDEX batch_by_day ON feed.batch (institution, received_at);

CREATE TABLE feed.record (
    seq          bigint NOT NULL,
    received_at  timestamptz NOT NULL,
    batch_id     bigint NOT NULL,
    position     integer NOT NULL,
    institution  text NOT NULL,
    inf_type     smallint NOT NULL,
    -- the day the fact happened, where the record type carries one; drives the city clock
    business_day date,
    record_key   text NOT NULL,
    -- protocol field names; parties re-keyed, ID numbers dropped, portrait added
    body         text NOT NULL,
    -- empty when the record is valid; otherwise why it was refused: ["amount: 'abc' is no amount in yuan"]
    refusals     jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (seq, received_at)
) PARTITION BY RANGE (received_at);
CREATE INDEX record_by_batch ON feed.record (batch_id, position);
CREATE INDEX record_by_key ON feed.record (institution, inf_type, record_key);

-- Records received before the first monthly partition is made, or far in the future: never lost.
CREATE TABLE feed.record_default PARTITION OF feed.record DEFAULT;

-- Creates the partition of the month that holds a moment; harmless when it exists.
CREATE FUNCTION feed.ensure_partition(moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first date := date_trunc('month', moment AT TIME ZONE 'Asia/Shanghai')::date;
    name  text := 'record_' || to_char(first, 'YYYY_MM');
BEGIN
    IF to_regclass('feed.' || name) IS NULL THEN
        EXECUTE format(
            'CREATE TABLE IF NOT EXISTS feed.%I PARTITION OF feed.record FOR VALUES FROM (%L) TO (%L)',
            name,
            first::timestamp AT TIME ZONE 'Asia/Shanghai',
            (first + interval '1 month')::timestamp AT TIME ZONE 'Asia/Shanghai');
    END IF;
END $$;

-- Touched every few seconds so that a replication slot advances while no lender reports.
CREATE TABLE feed.heartbeat (
    id smallint PRIMARY KEY CHECK (id = 1),
    at timestamptz NOT NULL
);
INSERT INTO feed.heartbeat VALUES (1, now());
