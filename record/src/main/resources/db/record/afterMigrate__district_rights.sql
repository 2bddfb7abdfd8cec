-- District rights, after every migration: the desk takes the role firewatch_district for a person who sees some districts
-- only, and the database itself leaves out what is not theirs, whatever the query forgets to ask. A table with a column
-- "institution" or "alert" is narrowed by it; any other is closed to the role unless it is named below. A view would pass
-- its owner's rights on: none may be granted unless it is a security_invoker.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'firewatch_district') THEN
        CREATE ROLE firewatch_district NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster was quicker
END $$;

DO $$
DECLARE
    -- tables that tell nothing of a lender
    of_all CONSTANT text[] := ARRAY['desk.rule_version', 'desk.judged', 'desk.indexed', 'feed.receipt_counter', 'feed.digested'];
    one record;
    seen text;
    rights text;
BEGIN
    FOR one IN
        SELECT c.oid, n.nspname AS schema, n.nspname || '.' || c.relname AS name, format('%I.%I', n.nspname, c.relname) AS quoted,
               EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'institution' AND NOT a.attisdropped)
                   AS of_institution,
               EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'alert' AND NOT a.attisdropped)
                   AS of_alert
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('feed', 'registry', 'desk') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    LOOP
        seen := CASE
            WHEN one.name = 'registry.institution' THEN
                'district = ANY (string_to_array(current_setting(''firewatch.districts'', true), chr(31)))'
            WHEN one.of_institution THEN 'institution IN (SELECT code FROM registry.institution)'
            -- By key, line by line: a list of the districts' alerts would be all of them, for a query that wants three.
            WHEN one.of_alert THEN format('EXISTS (SELECT FROM desk.alert seen WHERE seen.id = %s.alert)', one.quoted)
        END;
        rights := CASE WHEN one.schema = 'desk' AND seen IS NOT NULL THEN 'SELECT, INSERT, UPDATE, DELETE' ELSE 'SELECT' END;
        CONTINUE WHEN seen IS NULL AND NOT one.name = ANY (of_all);
        IF NOT has_table_privilege('firewatch_district', one.oid, 'SELECT') THEN
            EXECUTE format('GRANT %s ON %s TO firewatch_district', rights, one.quoted);
        END IF;
        IF seen IS NOT NULL AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = one.oid AND p.polname = 'district') THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', one.quoted);
            EXECUTE format('CREATE POLICY district ON %s TO firewatch_district USING (%s)', one.quoted, seen);
        END IF;
    END LOOP;
    FOR one IN SELECT n AS name FROM unnest(ARRAY['feed', 'registry', 'desk']) AS n LOOP
        IF NOT has_schema_privilege('firewatch_district', one.name, 'USAGE') THEN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO firewatch_district', one.name);
        END IF;
    END LOOP;
END $$;
