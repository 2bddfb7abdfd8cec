-- What independent sources say lands in feed.record beside what lenders report, under codes from 1000 on (custody lines,
-- declared figures, affiliations, guarantors, institutions' facts, events), so that one order of receipt holds for all. The
-- registry keeps what is in force now.
ALTER TABLE registry.institution
    ADD COLUMN region           text,   -- six-digit code of the licensed region
    ADD COLUMN custodian_tested boolean,
    ADD COLUMN borrowings       bigint, -- fen owed to banks and shareholders
    ADD COLUMN securities       bigint, -- fen of bonds and asset-backed securities outstanding
    ADD COLUMN online           boolean;

-- The company a role is held in where it is not the institution itself: the links of a chain of ownership.
ALTER TABLE registry.affiliation
    ADD COLUMN of_party text,
    ADD COLUMN of_name  text;

ALTER TABLE registry.guarantor
    ADD COLUMN small_or_farm boolean NOT NULL DEFAULT false;

CREATE TABLE registry.declared_figures (
    institution text NOT NULL,
    month       date NOT NULL, -- its last day
    figures     jsonb NOT NULL, -- {column: text as declared}
    PRIMARY KEY (institution, month)
);

CREATE TABLE registry.event (
    institution text NOT NULL,
    day         date NOT NULL,
    kind        text NOT NULL,
    note        text NOT NULL DEFAULT '',
    PRIMARY KEY (institution, day, kind, note)
);
