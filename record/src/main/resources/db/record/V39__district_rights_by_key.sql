-- Which lines about alerts a person of some districts sees was told by a list of all alerts of the districts, read anew for each
-- query. afterMigrate__district_rights.sql makes these policies again, asking for the one alert by its key.
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT format('%I.%I', n.nspname, c.relname) AS quoted
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE p.polname = 'district' AND n.nspname IN ('feed', 'registry', 'desk')
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'alert' AND NOT a.attisdropped)
          AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'institution' AND NOT a.attisdropped)
    LOOP
        EXECUTE format('DROP POLICY district ON %s', one.quoted);
    END LOOP;
END $$;

-- The log is asked for one kind of deed, too, of which there may be few among very many lines, and by days.
CREATE INDEX audit_by_action ON desk.audit (action, seq);
CREATE INDEX audit_by_moment ON desk.audit (at);
