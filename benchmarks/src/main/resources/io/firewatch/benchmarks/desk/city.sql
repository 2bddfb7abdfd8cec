-- The record of a city that has been watched for ${days} days up to ${today}: every day like the others, nothing drawn by
-- chance. bench_rule (place, id, pattern) holds the rules in force. Triggers and references are off for this session: nobody
-- did any of it.

INSERT INTO registry.institution (code, name, type, district, secret)
SELECT 'CERT' || lpad(n::text, 8, '0'), '第' || n || '号金融信息服务有限公司',
    (ARRAY['p2p','microloan','pawn','guarantee','leasing','factoring'])[1 + n % 6],
    (ARRAY['江北区','江南区','高新区','老城区'])[1 + n % 4], ''::bytea
FROM generate_series(1, ${lenders}) AS n;

INSERT INTO registry.affiliation (institution, party_kind, party, party_name, role, share, valid_from)
SELECT code, CASE WHEN j < 3 THEN 'company' ELSE 'person' END, lpad(to_hex(8000000 + (row * 12 + j) % 1500), 32, '0'),
    CASE WHEN j < 3 THEN '投资控股公司' || (row * 12 + j) % 1500 ELSE '张**' END,
    (ARRAY['shareholder','shareholder','controller','legal-representative','director','supervisor','executive'])[1 + j % 7],
    CASE WHEN j % 7 < 2 THEN 0.1 + j * 0.03 END, date '${today}' - ${days} - j
FROM (SELECT code, row_number() OVER (ORDER BY code) AS row FROM registry.institution) AS lender, generate_series(1, 12) AS j;

-- ---- Alerts: ${alerts} a day. What came in the last two weeks is mostly still open, of what is older one in seventeen.

INSERT INTO desk.alert (id, rule, rule_version, pattern, severity, institution, subject_type, subject_id, subject_label,
    title_zh, title_en, message_zh, message_en, basis, evidence, episode_day, event_day, data_state, resolution,
    status, assignee, opened_at, updated_at, rolled_up_under)
SELECT 'bench-' || n, rule, 1, pattern, severity, lender,
    CASE WHEN party = '' THEN 'institution' ELSE 'party' END,
    CASE WHEN party = '' THEN lender ELSE party END,
    CASE WHEN party = '' THEN lender ELSE '自然人 ' || left(party, 4) || '…' || right(party, 2) END,
    '借款余额接近或者超过限额', 'Borrower close to or over the limit',
    '自然人在本机构借款余额 ' || dice || '.00 元，限额 200,000.00 元，' || day || ' 起连续三日。',
    'A party owes this institution ' || dice || '.00 yuan, the limit being 200,000.00, for three days from ' || day || '.',
    '[{"law":"网络借贷信息中介机构业务活动管理暂行办法","article":"17","mark":"TXT"}]'::jsonb,
    json_build_object('formula', 'exposure ' || dice || ' > 0.9 * exposure_limit 200,000.00',
        'indicators', json_build_array('exposure'), 'values', json_build_object('exposure', dice),
        'thresholds', json_build_object('share', 0.9),
        'records', (SELECT json_agg(dice % (${days} * ${records}) + i) FROM generate_series(1, 12) AS i))::jsonb,
    day, day, CASE WHEN dice % 10 < 7 AND n > ${fresh} THEN 'resolved' ELSE 'firing' END,
    CASE WHEN dice % 10 < 7 AND n > ${fresh} THEN 'cleared' END,
    CASE WHEN n <= ${fresh} OR dice % 100 < 6
        THEN (ARRAY['new','new','acknowledged','verifying','finding','measure'])[1 + dice / 7 % 6]
        ELSE (ARRAY['closed','closed','false-positive','referred'])[1 + dice / 7 % 4] END,
    CASE WHEN dice % 3 > 0 THEN CASE dice % 20 WHEN 0 THEN 'admin' ELSE 'officer' || dice % 20 END END, moment, moment,
    CASE WHEN dice % 9 = 0 AND n > 1 THEN 'bench-' || (n - 1) END
FROM (
    SELECT n, dice, day, rules.id AS rule, rules.pattern,
        (ARRAY['critical','high','high','high','medium','medium','medium','low','low','low'])[1 + dice % 10] AS severity,
        'CERT' || lpad((1 + dice % ${lenders})::text, 8, '0') AS lender,
        CASE WHEN dice % 4 = 0 THEN '' ELSE lpad(to_hex(dice % ${parties}), 32, '0') END AS party,
        (day + time '09:00' + dice % 600 * interval '1 minute') AT TIME ZONE 'Asia/Shanghai' AS moment
    FROM (
        SELECT n, (hashint4(n) & 2147483647) % 1000003 AS dice, date '${today}' - ((n - 1) / ${alerts}) AS day
        FROM generate_series(1, ${days} * ${alerts}) AS n
    ) AS drawn
    JOIN bench_rule AS rules ON rules.place = 1 + dice % (SELECT count(*) FROM bench_rule)
) AS alert;

-- Each twentieth case has been worked on, some of them twice; measures have an end, some wait for a second pair of eyes.
INSERT INTO desk.triage_step (alert, actor, action, note, at)
SELECT id, coalesce(assignee, 'admin'),
    CASE WHEN status = 'measure' THEN 'measure' WHEN status = 'verifying' AND hashtext(id) % 40 = 0 THEN 'reopen' ELSE 'acknowledge' END,
    'looked at the records', opened_at
FROM desk.alert WHERE hashtext(id) % 20 = 0;

INSERT INTO desk.case_deadline (alert, step, kind, due_at)
SELECT s.alert, s.id, CASE WHEN hashtext(s.alert) % 3 = 0 THEN 'measure-decision' ELSE 'measure' END,
    now() + (hashtext(s.alert) % 20) * interval '1 day' + interval '30 days'
FROM desk.triage_step s WHERE s.action = 'measure';

INSERT INTO desk.outcome (rule, rule_version, institution, subject_type, subject, day, outcome, why_zh, why_en)
SELECT rules.id, 1, lender.code, 'institution', lender.code, date '${today}', 'insufficient-data', '缺少报送数据', 'records are missing'
FROM registry.institution lender, bench_rule rules WHERE rules.place <= 40
UNION ALL
SELECT rules.id, 1, lender.code, 'party', lpad(to_hex(n), 32, '0'), date '${today}' - n % 30, 'excepted', '已有例外', 'excepted'
FROM registry.institution lender, bench_rule rules, generate_series(1, 200) AS n WHERE rules.place BETWEEN 41 AND 43;

-- ---- The log: one line for each alert there is.

INSERT INTO desk.audit (seq, at, actor, action, subject, detail, address, prev, hash)
SELECT n, date '${today}' - ${days} + n * interval '1 day' / ${alerts}, CASE n % 20 WHEN 0 THEN 'admin' ELSE 'officer' || n % 20 END,
    (ARRAY['triage','triage','triage','sign-in','unmask','rule'])[1 + n % 6], 'bench-' || n,
    '{"step":"acknowledge","note":"looked at the records"}', '10.0.0.' || n % 200,
    encode(sha256(int8send(n - 1)), 'hex'), encode(sha256(int8send(n)), 'hex')
FROM generate_series(1, ${days} * ${alerts}::bigint) AS n;
UPDATE desk.audit_head SET seq = ${days} * ${alerts}, hash = encode(sha256(int8send(${days} * ${alerts}::bigint)), 'hex');

-- ---- What lenders sent: batches and the checks of each day, and ${records} records a day.

INSERT INTO feed.batch (institution, inf_type, batch_num, production, received_at, status, total, refused)
SELECT code, (ARRAY[1,2,4,6,81,82,83,85,86,87])[t], code || '_' || day::date || '_' || t,
    true, day + t * interval '1 hour', 'success', 100 + 7 * t, t % 3
FROM registry.institution, generate_series(1, 10) AS t,
    generate_series(date '${today}' - ${days} + 1, date '${today}', '1 day') AS day;

INSERT INTO desk.quality (institution, day, check_id, cases, failed)
SELECT code, day::date, (ARRAY['unknown_users','empty_flows','late_records','loans_without_plan',
    'unknown_loans','unknown_products','duplicate_records','refused_records'])[t], 400, t % 4
FROM registry.institution, generate_series(1, 8) AS t,
    generate_series(date '${today}' - ${days} + 1, date '${today}', '1 day') AS day;

SELECT feed.ensure_partition(month) FROM generate_series(
    date_trunc('month', date '${today}' - ${days} - 1), date '${today}'::timestamptz, '1 month') AS month;

INSERT INTO feed.record (seq, received_at, batch_id, position, institution, inf_type, business_day, record_key, body)
SELECT n, day + time '08:00', n / 100, n % 100, 'CERT' || lpad((1 + n % ${lenders})::text, 8, '0'), type, day,
    CASE type WHEN 1 THEN lpad(to_hex((n * 17 + n / 20) % ${parties}), 32, '0') ELSE type || '-' || to_char(day, 'YYYYMMDD') || '-' || n END,
    '{"sourceCode":"CERT","sourceProductCode":"' || type || '-' || n || '","userIdcardHash":"' || lpad(to_hex(n % ${parties}), 32, '0')
        || '","amount":"' || n % 200000 || '.00","transMoney":"' || n % 20000 || '.00","transType":"2","productStatus":"5"'
        || ',"transTime":"' || day || ' 08:00:00","userName":"张**","remark":"as it was reported by the lender in the batch of the day"}'
FROM (SELECT n, date '${today}' - ${days} + 1 + ((n - 1) / ${records})::integer AS day,
          (ARRAY[1,2,2,86,6,6,82,82,82,82,4,4,4,4,4,4,4,81,81,88])[1 + n % 20] AS type
      FROM generate_series(1, ${days} * ${records}::bigint) AS n) AS drawn;

-- What the register said of each lender: its facts anew each quarter, and who stands behind it.
INSERT INTO feed.record (seq, received_at, batch_id, position, institution, inf_type, business_day, record_key, body)
SELECT ${days} * ${records}::bigint + row_number() OVER (ORDER BY day, code, type, key), day + time '20:00', 0, 0, code, type, day, key, body
FROM (
    SELECT code, 1005 AS type, day::date AS day, code AS key,
        '{"name":"' || name || '","type":"' || type || '","district":"' || district || '","netAssets":"' || extract(month FROM day) || '000000.00"}' AS body
    FROM registry.institution,
        generate_series(date '${today}' - ${days} + 1, date '${today}', '3 months') AS day
    UNION ALL
    SELECT institution, 1003, date '${today}' - ${days} + 1,
        concat_ws('|', party, role, '', valid_from::text),
        '{"role":"' || role || '","name":"' || party_name || '","kind":"' || party_kind || '","share":"0.1","from":"' || valid_from || '"}'
    FROM registry.affiliation
) AS told;

UPDATE feed.receipt_counter SET last_seq = (SELECT max(seq) FROM feed.record);
UPDATE feed.digested SET seq = (SELECT last_seq FROM feed.receipt_counter);
UPDATE desk.judged SET seq = (SELECT last_seq FROM feed.receipt_counter), records = (SELECT last_seq FROM feed.receipt_counter),
    closed_day = date '${today}';
UPDATE desk.indexed SET seq = (SELECT last_seq FROM feed.receipt_counter);

-- ---- The digest of it: ${loans} new loans a day at each lender, two of five alive; one borrower in twenty is known to others, too.

INSERT INTO feed.digest_loan (institution, loan, borrower, fen, started, ended, seq)
SELECT code, 'loan-' || lender || '-' || i,
    lpad(to_hex(CASE WHEN i % 20 = 0 THEN (i / 20 * 17 + lender * 31) % ${parties} ELSE 1000000 + lender * 100000 + i / 2 * 2 END), 32, '0'),
    100000 + i * 7919 % 20000000, date '${today}' - i / ${loans}, i % 5 < 3, 1 + (lender * 7919 + i) % (${days} * ${records})
FROM (SELECT code, row_number() OVER (ORDER BY code) AS lender FROM registry.institution) AS lenders,
    generate_series(1, ${days} * ${loans}) AS i;

INSERT INTO feed.digest_guarantee (institution, loan, party, name, company)
SELECT institution, loan, lpad(to_hex(9000000 + seq % 300), 32, '0'), '融资担保公司' || seq % 300, true
FROM feed.digest_loan WHERE seq % 10 = 7;

INSERT INTO feed.digest_party (institution, party, company, name, age_band, sex, province)
SELECT institution, borrower, bool_or(seq % 50 = 1), '张**', (ARRAY['18-24','25-34','35-44','45-54','55-64','65+'])[1 + min(seq) % 6],
    (ARRAY['M','F'])[1 + min(seq) % 2], (11 + min(seq) % 50)::text
FROM feed.digest_loan GROUP BY institution, borrower;

INSERT INTO feed.digest_joint (institution, party, kind, key, seq)
SELECT institution, party, 'account', md5(CASE WHEN ('x' || right(party, 4))::bit(16)::integer % 40 = 0 THEN left(md5(party), 3) ELSE party END), 1
FROM feed.digest_party;

INSERT INTO feed.digest_stake (institution, role, party, number, fen)
SELECT institution, 'borrower', borrower, count(*), sum(fen) FROM feed.digest_loan WHERE NOT ended GROUP BY institution, borrower
UNION ALL
SELECT institution, 'guarantor', party, count(*), sum(fen)
FROM feed.digest_guarantee JOIN feed.digest_loan USING (institution, loan) WHERE NOT ended GROUP BY institution, party
UNION ALL
SELECT institution, 'lender', party, 3, 3000000 FROM feed.digest_party;

UPDATE feed.digest_stake AS known SET lenders = shared.lenders
FROM (SELECT role, party, count(*)::integer AS lenders FROM feed.digest_stake WHERE role <> 'lender' GROUP BY role, party HAVING count(*) > 1) AS shared
WHERE known.party = shared.party AND known.role = shared.role;

INSERT INTO feed.digest_flow (institution, day, type, number, fen)
SELECT code, day::date, kind, 100, 10000000 + kind * 1000
FROM registry.institution, unnest(ARRAY[6,7,2,1,18,19,8,9]) AS kind,
    generate_series(date '${today}' - ${days} + 1, date '${today}', '1 day') AS day;
