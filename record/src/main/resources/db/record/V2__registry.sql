-- Who is supervised, and who stands behind them.
CREATE SCHEMA registry;

CREATE TABLE registry.institution (
    code          text PRIMARY KEY,
    name          text NOT NULL,
    type          text NOT NULL CHECK (type IN ('p2p', 'microloan', 'pawn', 'guarantee', 'leasing', 'factoring')),
    district      text NOT NULL,
    credit_code   text,
    -- the shared secret of the reporting protocol, encrypted with the bureau's key
    secret        bytea NOT NULL,
    licensed_from date,
    licensed_to   date,
    custodian     text,
    custody_from  date,
    net_assets    bigint, -- fen
    changed_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE registry.affiliation (
    institution    text NOT NULL,
    party_kind     text NOT NULL CHECK (party_kind IN ('person', 'company')),
    party          text NOT NULL, -- re-keyed hash of the document
    party_name     text NOT NULL,
    role           text NOT NULL CHECK (role IN ('shareholder', 'controller', 'legal-representative', 'director',
                                                 'supervisor', 'executive', 'controlled-company')),
    share          numeric(9, 6),
    valid_from     date,
    valid_to       date
);
CREATE INDEX affiliation_by_institution ON registry.affiliation (institution);

CREATE TABLE registry.guarantor (
    party      text NOT NULL, -- re-keyed hash of the credit code
    name       text NOT NULL,
    licensed   boolean,
    net_assets bigint, -- fen
    as_of      date NOT NULL,
    PRIMARY KEY (party, as_of)
);
