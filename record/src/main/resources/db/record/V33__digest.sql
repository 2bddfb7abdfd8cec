-- What a lender's page asks across lenders and over periods. feed.record is ordered by receipt and holds every version of
-- every record as text; these tables hold what is known now, under the keys it is asked by. All of it is derived: empty the
-- tables, set feed.digested to 0, and it fills itself anew.
CREATE TABLE feed.digested (
    id  smallint PRIMARY KEY CHECK (id = 1),
    seq bigint NOT NULL -- the last record in it
);
INSERT INTO feed.digested VALUES (1, 0);

-- The newest listing of each loan; its status may come before it.
CREATE TABLE feed.digest_loan (
    institution text NOT NULL,
    loan        text NOT NULL,
    borrower    text, -- null until listed
    fen         bigint NOT NULL DEFAULT 0, -- contract principal
    started     date,
    ended       boolean NOT NULL DEFAULT false, -- came to nothing, was repaid, or written off outside the platform
    seq         bigint, -- of the listing
    PRIMARY KEY (institution, loan)
);
CREATE INDEX digest_loan_by_borrower ON feed.digest_loan (borrower, institution);

CREATE TABLE feed.digest_guarantee (
    institution text NOT NULL,
    loan        text NOT NULL,
    party       text NOT NULL,
    name        text NOT NULL,
    company     boolean NOT NULL,
    PRIMARY KEY (institution, loan, party)
);
CREATE INDEX digest_guarantee_by_party ON feed.digest_guarantee (party, institution);

-- A party as a lender last told it, with its desensitised portrait.
CREATE TABLE feed.digest_party (
    institution text NOT NULL,
    party       text NOT NULL,
    company     boolean NOT NULL,
    name        text NOT NULL,
    age_band    text NOT NULL,
    sex         text NOT NULL,
    province    text NOT NULL, -- first two digits of the region
    PRIMARY KEY (institution, party)
);
CREATE INDEX digest_party_by_party ON feed.digest_party (party);

-- What parties may share: an account, an address, a legal representative, each under its re-keyed name.
CREATE TABLE feed.digest_joint (
    institution text NOT NULL,
    party       text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('account', 'address', 'law-person')),
    key         text NOT NULL,
    seq         bigint NOT NULL,
    PRIMARY KEY (party, institution, kind, key)
);
CREATE INDEX digest_joint_by_key ON feed.digest_joint (key, kind);

-- What a party has at a lender: loans alive as borrower or guarantor, claims bought as lender.
CREATE TABLE feed.digest_stake (
    institution text NOT NULL,
    role        text NOT NULL CHECK (role IN ('borrower', 'guarantor', 'lender')),
    party       text NOT NULL,
    number      integer NOT NULL,
    fen         bigint NOT NULL,
    lenders     integer NOT NULL DEFAULT 1, -- of the city at which it has a stake in this role; not kept for role lender
    PRIMARY KEY (institution, role, party)
);
CREATE INDEX digest_stake_by_party ON feed.digest_stake (party, role);
CREATE INDEX digest_stake_by_amount ON feed.digest_stake (institution, role, fen);
CREATE INDEX digest_stake_shared ON feed.digest_stake (institution, role, fen) WHERE lenders > 1;

-- Transactions by type and business day, reversals with their sign; the repeats of a record count once.
CREATE TABLE feed.digest_flow (
    institution text NOT NULL,
    day         date NOT NULL,
    type        integer NOT NULL,
    number      bigint NOT NULL,
    fen         bigint NOT NULL,
    PRIMARY KEY (institution, day, type)
);

-- Yuan as lenders write them, in fen; null where it is no amount. What the gateway took is always one.
CREATE FUNCTION feed.fen(yuan text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN length(yuan) <= 40 AND yuan ~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?$'
                THEN round(yuan::numeric * 100)::bigint END
$$;

-- Whole numbers as lenders write them: "9", "9.0".
CREATE FUNCTION feed.code(number text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN number ~ '^-?[0-9]{1,9}(\.0*)?$' THEN split_part(number, '.', 1)::integer END
$$;

-- Digests the next records in order of receipt; answers how many, 0 when there are none or somebody else is at it.
CREATE FUNCTION feed.digest(portion integer) RETURNS bigint LANGUAGE plpgsql SET client_min_messages = warning AS $$
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
    DELETE FROM digest_portion;
    DELETE FROM digest_moved;
    DELETE FROM digest_delta;

    INSERT INTO digest_portion
    SELECT DISTINCT ON (institution, inf_type, record_key) seq, institution, inf_type, record_key, business_day, body::jsonb
    FROM feed.record
    WHERE seq > past AND seq <= upto AND refusals = '[]' AND inf_type IN (1, 2, 4, 6, 82)
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

    -- A loan takes its old stakes away and brings its new ones: what is left is the same in whatever order it was told.
    INSERT INTO digest_moved
    SELECT institution, record_key FROM digest_portion WHERE inf_type = 2
    UNION
    SELECT institution, body ->> 'sourceProductCode' FROM digest_portion
    WHERE inf_type = 6 AND feed.code(body ->> 'productStatus') IN (2, 3, 10);

    INSERT INTO digest_delta
    SELECT institution, 'borrower', borrower, -1, -fen
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) WHERE NOT ended AND borrower IS NOT NULL
    UNION ALL
    SELECT institution, 'guarantor', party, -1, -fen
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) JOIN feed.digest_guarantee USING (institution, loan)
    WHERE NOT ended;

    INSERT INTO feed.digest_loan (institution, loan, borrower, fen, started, seq)
    SELECT institution, record_key, body ->> 'userIdcardHash', coalesce(feed.fen(body ->> 'amount'), 0), business_day, seq
    FROM digest_portion WHERE inf_type = 2
    ON CONFLICT (institution, loan) DO UPDATE SET borrower = excluded.borrower, fen = excluded.fen,
        started = excluded.started, seq = excluded.seq;
    INSERT INTO feed.digest_loan (institution, loan, ended)
    SELECT DISTINCT institution, body ->> 'sourceProductCode', true FROM digest_portion
    WHERE inf_type = 6 AND feed.code(body ->> 'productStatus') IN (2, 3, 10)
    ON CONFLICT (institution, loan) DO UPDATE SET ended = true;
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
    SELECT institution, 'borrower', borrower, 1, fen
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) WHERE NOT ended AND borrower IS NOT NULL
    UNION ALL
    SELECT institution, 'guarantor', party, 1, fen
    FROM feed.digest_loan JOIN digest_moved USING (institution, loan) JOIN feed.digest_guarantee USING (institution, loan)
    WHERE NOT ended;

    -- A claim told again replaces what it was: the version before it, if there was one, is found by its key.
    INSERT INTO digest_delta
    SELECT institution, 'lender', body ->> 'userIdcardHash', 1, coalesce(feed.fen(body ->> 'invAmount'), 0)
    FROM digest_portion WHERE inf_type = 82
    UNION ALL
    SELECT told.institution, 'lender', before.body::jsonb ->> 'userIdcardHash', -1,
           -coalesce(feed.fen(before.body::jsonb ->> 'invAmount'), 0)
    FROM digest_portion AS told CROSS JOIN LATERAL (
        SELECT body FROM feed.record AS known
        WHERE known.institution = told.institution AND known.inf_type = 82 AND known.record_key = told.record_key
          AND known.seq <= past AND known.refusals = '[]'
        ORDER BY known.seq DESC LIMIT 1) AS before
    WHERE told.inf_type = 82;

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

    -- The key of a transaction holds its type, day and amount: a repeat adds nothing. Asked row by row, by the index.
    INSERT INTO feed.digest_flow AS known (institution, day, type, number, fen)
    SELECT institution, business_day, feed.code(body ->> 'transType'), count(*), sum(coalesce(feed.fen(body ->> 'transMoney'), 0))
    FROM digest_portion AS told
    WHERE inf_type = 4 AND business_day IS NOT NULL AND feed.code(body ->> 'transType') IS NOT NULL
      AND (SELECT 1 FROM feed.record AS before
           WHERE before.institution = told.institution AND before.inf_type = 4 AND before.record_key = told.record_key
             AND before.seq <= past AND before.refusals = '[]' LIMIT 1) IS NULL
    GROUP BY institution, business_day, feed.code(body ->> 'transType')
    ON CONFLICT (institution, day, type) DO UPDATE SET number = known.number + excluded.number, fen = known.fen + excluded.fen;

    UPDATE feed.digested SET seq = upto WHERE id = 1;
    RETURN upto - past;
END $$;

-- Who else a party stands behind, and a lender's alerts and steps in their order.
CREATE INDEX affiliation_by_party ON registry.affiliation (party);
CREATE INDEX affiliation_by_company ON registry.affiliation (of_party) WHERE of_party IS NOT NULL;
CREATE INDEX alert_by_institution ON desk.alert (institution, episode_day);
