-- A bureau whose registry is a database: what its rows said last, so that a deleted or changed row can be ended. A row is
-- known by its re-keyed primary key, because that may be an identity number.
CREATE TABLE registry.followed (
    table_name text NOT NULL,
    row_key    text NOT NULL,
    file       text NOT NULL, -- institutions, affiliations, guarantors
    identity   jsonb NOT NULL, -- what the row is about, parties re-keyed
    PRIMARY KEY (table_name, row_key)
);

-- Its rows that are no rows of the registry, until they are mended.
CREATE TABLE registry.set_aside (
    table_name text NOT NULL,
    row_key    text NOT NULL,
    row_label  text NOT NULL, -- the primary key, identity numbers hidden
    reason     text NOT NULL, -- names the column
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (table_name, row_key)
);

-- A guarantee company whose last row was deleted has been struck off the list.
ALTER TABLE registry.guarantor
    ADD COLUMN struck_off boolean NOT NULL DEFAULT false;
