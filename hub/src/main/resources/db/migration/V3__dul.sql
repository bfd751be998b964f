-- One text for SQLite and PostgreSQL, with the placeholders and forms of V1.

-- The runs of the dul builder. What a run read and proposes stands in its folder (docs/decisions/0051); here is what was
-- decided about it, in the transaction of the listings that follow from it.
CREATE TABLE dul_run (
    id           bigint   NOT NULL PRIMARY KEY CHECK (id > 0),
    rule_version ${text}  NOT NULL CHECK (rule_version <> ''),
    input        ${text}  NOT NULL,
    made_at      bigint   NOT NULL CHECK (made_at >= 0),
    readings     bigint   NOT NULL CHECK (readings >= 0),
    proposals    bigint   NOT NULL CHECK (proposals >= 0),
    state        ${text}  NOT NULL CHECK (state IN ('SHADOW', 'APPLIED', 'REPLACED', 'UNDONE')),
    decided_at   bigint,
    CHECK ((state = 'SHADOW') = (decided_at IS NULL))
) ${clustered};
