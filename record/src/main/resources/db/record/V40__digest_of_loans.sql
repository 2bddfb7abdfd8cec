-- What a lender's page and the pages of a loan and a product ask: what is still owed of each loan, the state it is in by the
-- newest of its reports, its claims and payments; and products with what is behind them. All of it is derived: the tables are
-- emptied and fill themselves anew.
TRUNCATE feed.digest_loan, feed.digest_guarantee, feed.digest_party, feed.digest_joint, feed.digest_stake, feed.digest_flow;
UPDATE feed.digested SET seq = 0;

ALTER TABLE feed.digest_loan
    ADD stock      bigint NOT NULL DEFAULT 0, -- principal still owed when reporting began, of a loan that was running then
    ADD repaid     bigint NOT NULL DEFAULT 0, -- principal repaid (transType 18), reversals taken off
    ADD status     integer, -- null until told
    ADD status_at  text COLLATE "C", -- when the loan came into it, business time
    ADD status_seq bigint,
    -- Outstanding principal: nothing before it is paid out nor after the end; where no state was told, the listing counts.
    ADD owed bigint NOT NULL GENERATED ALWAYS AS (
        CASE WHEN status IN (0, 6, 2, 3, 10) THEN 0
             ELSE greatest(CASE WHEN stock > 0 THEN stock ELSE fen END - repaid, 0) END) STORED;
COMMENT ON COLUMN feed.digest_stake.fen IS
    'outstanding principal of loans alive as borrower or guarantor; amount of claims bought as lender';

CREATE TABLE feed.digest_claim (
    institution text NOT NULL,
    claim       text NOT NULL,
    loan        text NOT NULL,
    party       text NOT NULL,
    fen         bigint NOT NULL,
    started     date,
    seq         bigint NOT NULL,
    PRIMARY KEY (institution, claim)
);
CREATE INDEX digest_claim_by_loan ON feed.digest_claim (institution, loan);

-- What was paid out and back of each loan, by business day; reversals with their sign, repeats once.
CREATE TABLE feed.digest_payment (
    institution text NOT NULL,
    loan        text NOT NULL,
    day         date NOT NULL,
    type        integer NOT NULL,
    number      bigint NOT NULL,
    fen         bigint NOT NULL,
    PRIMARY KEY (institution, loan, day, type)
);

CREATE TABLE feed.digest_product (
    institution text NOT NULL,
    product     text NOT NULL,
    name        text NOT NULL,
    started     date,
    seq         bigint NOT NULL,
    PRIMARY KEY (institution, product)
);

-- Which claims a product is made of; the loan is empty where the lender leaves it to the claim.
CREATE TABLE feed.digest_config (
    institution text NOT NULL,
    config      text NOT NULL,
    product     text NOT NULL,
    claim       text NOT NULL,
    loan        text NOT NULL,
    PRIMARY KEY (institution, config)
);
CREATE INDEX digest_config_by_product ON feed.digest_config (institution, product);
CREATE INDEX digest_config_by_claim ON feed.digest_config (institution, claim);

-- Records that cannot be digested, and why. Nothing is lost: the record has them, and the jobs judge them all the same.
CREATE TABLE feed.digest_aside (
    seq         bigint PRIMARY KEY,
    institution text NOT NULL,
    inf_type    smallint NOT NULL,
    record_key  text NOT NULL,
    reason      text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX digest_aside_by_institution ON feed.digest_aside (institution);

-- Goes past the record behind the last digested one and keeps why; does nothing when somebody else was quicker.
CREATE FUNCTION feed.digest_set_aside(past bigint, why text) RETURNS void LANGUAGE sql AS $$
    WITH gone AS (UPDATE feed.digested AS done SET seq = past + 1 WHERE done.id = 1 AND done.seq = past RETURNING done.seq)
    INSERT INTO feed.digest_aside (seq, institution, inf_type, record_key, reason)
    SELECT told.seq, told.institution, told.inf_type, told.record_key, why
    FROM feed.record AS told JOIN gone ON told.seq = gone.seq
$$;

-- How late in a loan's life a state is: of several stamped with one moment the latest holds.
CREATE FUNCTION feed.stage(status integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_position(ARRAY[0, 6, 1, 9, 5, 4, 8, 10, 2, 3], status), 0)
$$;

-- What lenders write for "there is none".
CREATE FUNCTION feed.told(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN said IS NULL OR said = '-1' THEN '' ELSE said END
$$;

-- Digests the next records in order of receipt; answers how many, 0 when there are none or somebody else is at it.
CREATE OR REPLACE FUNCTION feed.digest(portion integer) RETURNS bigint LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
    past bigint;
    upto bigint;
BEGIN
    SELECT seq INTO past FROM feed.digested WHERE id = 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    SELECT least(last_seq, past + portion) INTO upto FROM feed.receipt_counter WHERE id = 1;
    IF upto <= past THEN
        RETURN 0;
    END IF;

    -- Temporary tables live as long as their connection, which is kept: made once, emptied each time.
    CREATE TEMP TABLE IF NOT EXISTS digest_portion (
        seq bigint, institution text, inf_type smallint, record_key text, business_day date, body jsonb) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE IF NOT EXISTS digest_moved (institution text, loan text) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE IF NOT EXISTS digest_delta (
        institution text, role text, party text, number integer, fen bigint) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE IF NOT EXISTS digest_paid (
        institution text, loan text, day date, type integer, fen bigint) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE IF NOT EXISTS digest_state (
        institution text, loan text, status integer, at text COLLATE "C", seq bigint) ON COMMIT DELETE ROWS;
    DELETE FROM digest_portion;
    DELETE FROM digest_moved;
    DELETE FROM digest_delta;
    DELETE FROM digest_paid;
    DELETE FROM digest_state;

    INSERT INTO digest_portion
    SELECT DISTINCT ON (institution, inf_type, record_key) seq, institution, inf_type, record_key, business_day, body::jsonb
    FROM feed.record
    WHERE seq > past AND seq <= upto AND refusals = '[]' AND inf_type IN (1, 2, 4, 6, 82, 86, 87)
    ORDER BY institution, inf_type, record_key, seq DESC;

    INSERT INTO feed.digest_party (institution, party, company, name, age_band, sex, province)
    SELECT institution, record_key, coalesce(feed.code(body ->> 'userType') = 2, false),
           coalesce(nullif(body ->> 'userName', '-1'), ''), coalesce(body ->> 'ageBand', ''), coalesce(body ->> 'sex', ''),
           left(coalesce(body ->> 'region', ''), 2)
    FROM digest_portion WHERE inf_type = 1
    ON CONFLICT (institution, party) DO UPDATE SET company = excluded.company, name = excluded.name,
        age_band = excluded.age_band, sex = excluded.sex, province = excluded.province;

    DELETE FROM feed.digest_joint AS known USING digest_portion AS told
    WHERE told.inf_type = 1 AND known.institution = told.institution AND known.party = told.record_key;
    INSERT INTO feed.digest_joint (institution, party, kind, key, seq)
    SELECT DISTINCT ON (told.institution, told.record_key, one.kind, one.key)
           told.institution, told.record_key, one.kind, one.key, told.seq
    FROM digest_portion AS told CROSS JOIN LATERAL (
        SELECT 'law-person', told.body ->> 'lawPersonKey'
        UNION ALL SELECT 'address', told.body ->> 'addressKey'
        UNION ALL SELECT 'account', account ->> 'accountKey' FROM jsonb_array_elements(
            CASE jsonb_typeof(told.body -> 'userList') WHEN 'array' THEN told.body -> 'userList' ELSE '[]' END) AS account
    ) AS one (kind, key)
    WHERE told.inf_type = 1 AND one.key <> '';

    -- The newest state by business time; at one moment the latest in a loan's life, as the books judge it.
    INSERT INTO digest_state
    SELECT DISTINCT ON (institution, loan) institution, loan, status, at, seq
    FROM (SELECT institution, feed.told(body ->> 'sourceProductCode') AS loan, feed.code(body ->> 'productStatus') AS status, seq,
                 coalesce(substring(record_key FROM '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$'),
                          business_day::text, '') COLLATE "C" AS at
          FROM digest_portion WHERE inf_type = 6) AS one
    WHERE loan <> '' AND status IS NOT NULL
    ORDER BY institution, loan, at DESC, feed.stage(status) DESC, seq DESC;

    -- The key of a transaction holds its type, day and amount: a repeat adds nothing. Asked row by row, by the index.
    INSERT INTO digest_paid
    SELECT institution, feed.told(body ->> 'sourceProductCode'), business_day, feed.code(body ->> 'transType'),
           coalesce(feed.fen(body ->> 'transMoney'), 0)
    FROM digest_portion AS told
    WHERE inf_type = 4 AND business_day IS NOT NULL AND feed.code(body ->> 'transType') IS NOT NULL
      AND (SELECT 1 FROM feed.record AS before
           WHERE before.institution = told.institution AND before.inf_type = 4 AND before.record_key = told.record_key
             AND before.seq <= past AND before.refusals = '[]'
             AND NOT EXISTS (SELECT 1 FROM feed.digest_aside AS aside WHERE aside.seq = before.seq) LIMIT 1) IS NULL;

    -- A loan takes its old stakes away and brings its new ones: what is left is the same in whatever order it was told.
    INSERT INTO digest_moved
    SELECT institution, record_key FROM digest_portion WHERE inf_type = 2
    UNION
    SELECT institution, loan FROM digest_state
    UNION
    SELECT institution, loan FROM digest_paid WHERE type = 18 AND loan <> '';

    INSERT INTO digest_delta
    SELECT institution, 'borrower', borrower, -1, -owed
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) WHERE NOT ended AND borrower IS NOT NULL
    UNION ALL
    SELECT institution, 'guarantor', party, -1, -owed
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) JOIN feed.digest_guarantee USING (institution, loan)
    WHERE NOT ended;

    INSERT INTO feed.digest_loan (institution, loan, borrower, fen, stock, started, seq)
    SELECT institution, record_key, body ->> 'userIdcardHash', coalesce(feed.fen(body ->> 'amount'), 0),
           greatest(coalesce(feed.fen(body ->> 'surplusAmount'), 0), 0), business_day, seq
    FROM digest_portion WHERE inf_type = 2
    ON CONFLICT (institution, loan) DO UPDATE SET borrower = excluded.borrower, fen = excluded.fen, stock = excluded.stock,
        started = excluded.started, seq = excluded.seq;
    INSERT INTO feed.digest_loan AS known (institution, loan, status, status_at, status_seq, ended)
    SELECT institution, loan, status, at, seq, status IN (2, 3, 10) FROM digest_state
    ON CONFLICT (institution, loan) DO UPDATE SET status = excluded.status, status_at = excluded.status_at,
        status_seq = excluded.status_seq, ended = excluded.ended
    WHERE known.status_at IS NULL
       OR (excluded.status_at, feed.stage(excluded.status), excluded.status_seq)
        > (known.status_at, feed.stage(known.status), known.status_seq);
    INSERT INTO feed.digest_loan AS known (institution, loan, repaid)
    SELECT institution, loan, sum(fen) FROM digest_paid WHERE type = 18 AND loan <> '' GROUP BY institution, loan
    ON CONFLICT (institution, loan) DO UPDATE SET repaid = known.repaid + excluded.repaid;
    DELETE FROM feed.digest_guarantee AS known USING digest_portion AS told
    WHERE told.inf_type = 2 AND known.institution = told.institution AND known.loan = told.record_key;
    INSERT INTO feed.digest_guarantee (institution, loan, party, name, company)
    SELECT DISTINCT ON (told.institution, told.record_key, one.party) told.institution, told.record_key, one.party,
           coalesce(nullif((regexp_split_to_array(told.body ->> 'securityCompanyName', '[,，]'))[one.place], '-1'), ''),
           coalesce(split_part(told.body ->> 'guarantorKinds', ',', one.place::integer) <> 'person', true)
    FROM digest_portion AS told
    CROSS JOIN LATERAL unnest(string_to_array(told.body ->> 'securityCompanyIdcard', ',')) WITH ORDINALITY AS one (party, place)
    WHERE told.inf_type = 2 AND one.party NOT IN ('', '-1');

    INSERT INTO digest_delta
    SELECT institution, 'borrower', borrower, 1, owed
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) WHERE NOT ended AND borrower IS NOT NULL
    UNION ALL
    SELECT institution, 'guarantor', party, 1, owed
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) JOIN feed.digest_guarantee USING (institution, loan)
    WHERE NOT ended;

    -- A claim told again replaces what it was.
    INSERT INTO digest_delta
    SELECT institution, 'lender', feed.told(body ->> 'userIdcardHash'), 1, coalesce(feed.fen(body ->> 'invAmount'), 0)
    FROM digest_portion WHERE inf_type = 82
    UNION ALL
    SELECT known.institution, 'lender', known.party, -1, -known.fen
    FROM feed.digest_claim AS known
    JOIN digest_portion AS told ON told.institution = known.institution AND told.record_key = known.claim AND told.inf_type = 82;
    INSERT INTO feed.digest_claim (institution, claim, loan, party, fen, started, seq)
    SELECT institution, record_key, feed.told(body ->> 'sourceProductCode'), feed.told(body ->> 'userIdcardHash'),
           coalesce(feed.fen(body ->> 'invAmount'), 0), business_day, seq
    FROM digest_portion WHERE inf_type = 82
    ON CONFLICT (institution, claim) DO UPDATE SET loan = excluded.loan, party = excluded.party, fen = excluded.fen,
        started = excluded.started, seq = excluded.seq;

    INSERT INTO feed.digest_stake AS known (institution, role, party, number, fen)
    SELECT institution, role, party, sum(number), sum(fen) FROM digest_delta WHERE party <> ''
    GROUP BY institution, role, party HAVING sum(number) <> 0 OR sum(fen) <> 0
    ON CONFLICT (institution, role, party) DO UPDATE SET number = known.number + excluded.number, fen = known.fen + excluded.fen;
    DELETE FROM feed.digest_stake AS known USING digest_delta AS moved
    WHERE known.institution = moved.institution AND known.role = moved.role AND known.party = moved.party AND known.number = 0;
    UPDATE feed.digest_stake AS known SET lenders = shared.lenders
    FROM (SELECT role, party, count(*)::integer AS lenders FROM feed.digest_stake
          WHERE (party, role) IN (SELECT party, role FROM digest_delta WHERE role <> 'lender')
          GROUP BY role, party) AS shared
    WHERE known.party = shared.party AND known.role = shared.role AND known.lenders <> shared.lenders;

    INSERT INTO feed.digest_flow AS known (institution, day, type, number, fen)
    SELECT institution, day, type, count(*), sum(fen) FROM digest_paid GROUP BY institution, day, type
    ON CONFLICT (institution, day, type) DO UPDATE SET number = known.number + excluded.number, fen = known.fen + excluded.fen;
    -- What goes between the lender, the borrower and those who stand in for it: each lender's share of it is in the claims.
    INSERT INTO feed.digest_payment AS known (institution, loan, day, type, number, fen)
    SELECT institution, loan, day, type, count(*), sum(fen) FROM digest_paid
    WHERE loan <> '' AND type IN (1, 18, 19, 27, 30, 32, 37, 45, 47, 50) GROUP BY institution, loan, day, type
    ON CONFLICT (institution, loan, day, type) DO UPDATE SET number = known.number + excluded.number,
        fen = known.fen + excluded.fen;

    INSERT INTO feed.digest_product (institution, product, name, started, seq)
    SELECT institution, record_key, feed.told(body ->> 'productName'), business_day, seq FROM digest_portion WHERE inf_type = 86
    ON CONFLICT (institution, product) DO UPDATE SET name = excluded.name, started = excluded.started, seq = excluded.seq;
    INSERT INTO feed.digest_config (institution, config, product, claim, loan)
    SELECT institution, record_key, feed.told(body ->> 'sourceFinancingCode'), feed.told(body ->> 'finClaimId'),
           feed.told(body ->> 'sourceProductCode')
    FROM digest_portion WHERE inf_type = 87
    ON CONFLICT (institution, config) DO UPDATE SET product = excluded.product, claim = excluded.claim, loan = excluded.loan;

    UPDATE feed.digested SET seq = upto WHERE id = 1;
    RETURN upto - past;
END $$;
