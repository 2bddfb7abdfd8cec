-- Loans and products by their code or its beginning, whichever lender reported them: what the desk's search asks. In byte order,
-- so that "begins with" is a range, which row-level security lets the index answer. Listings are a small part of the records.
CREATE INDEX record_by_code ON feed.record (record_key COLLATE "C") WHERE inf_type IN (2, 86);
