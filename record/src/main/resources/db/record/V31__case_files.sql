-- Letters to lenders, as sent, with the one reply each may get.
CREATE TABLE desk.letter (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert      text NOT NULL REFERENCES desk.alert (id),
    template   text NOT NULL,
    number     text NOT NULL UNIQUE,
    language   text NOT NULL CHECK (language IN ('zh', 'en')),
    recipient  text NOT NULL, -- code of the institution
    subject    text NOT NULL,
    body       text NOT NULL,
    -- SHA-256 of number, subject and body, joined by line feeds, in UTF-8
    sha256     text NOT NULL,
    sent_by    text NOT NULL,
    sent_at    timestamptz NOT NULL DEFAULT now(),
    due_at     timestamptz NOT NULL,
    -- whoever holds the token may read this letter and reply once, until then
    expires_at timestamptz NOT NULL,
    token      text NOT NULL UNIQUE,
    reply      text,
    replied_by text,
    replied_at timestamptz
);
CREATE INDEX letter_by_alert ON desk.letter (alert, id);

-- What was sent stays what was sent, and a reply stays what was replied, whoever asks.
CREATE FUNCTION desk.keep_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'letter % was sent and stays', OLD.number;
    END IF;
    IF (NEW.alert, NEW.template, NEW.number, NEW.language, NEW.recipient, NEW.subject, NEW.body, NEW.sha256, NEW.sent_by, NEW.sent_at)
        IS DISTINCT FROM
        (OLD.alert, OLD.template, OLD.number, OLD.language, OLD.recipient, OLD.subject, OLD.body, OLD.sha256, OLD.sent_by, OLD.sent_at)
        OR (OLD.replied_at IS NOT NULL AND (NEW.reply, NEW.replied_by, NEW.replied_at)
            IS DISTINCT FROM (OLD.reply, OLD.replied_by, OLD.replied_at))
    THEN
        RAISE EXCEPTION 'letter % was sent and stays as it is', OLD.number;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_letter BEFORE UPDATE OR DELETE ON desk.letter FOR EACH ROW EXECUTE FUNCTION desk.keep_letter();

-- Letters of a series are numbered through each year, without gaps.
CREATE TABLE desk.letter_number (
    series text NOT NULL,
    year   integer NOT NULL,
    last   integer NOT NULL,
    PRIMARY KEY (series, year)
);

-- Takes the next number. Whoever may write a letter may, also a person of some districts, who sees nothing of the table.
CREATE FUNCTION desk.next_letter_number(for_series text, for_year integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO desk.letter_number AS numbers (series, year, last) VALUES (for_series, for_year, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = numbers.last + 1 RETURNING last
$$;

-- Files on a case: of the bureau's people, or sent with a lender's reply.
CREATE TABLE desk.attachment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert      text NOT NULL REFERENCES desk.alert (id),
    letter     bigint REFERENCES desk.letter (id), -- when it came with the reply to it
    name       text NOT NULL,
    media_type text NOT NULL,
    size       bigint NOT NULL,
    sha256     text NOT NULL,
    content    bytea NOT NULL,
    added_by   text NOT NULL,
    added_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX attachment_by_alert ON desk.attachment (alert, id);
-- Documents and pictures are compressed already.
ALTER TABLE desk.attachment ALTER COLUMN content SET STORAGE EXTERNAL;
