-- One text for SQLite and PostgreSQL, with the placeholders and forms of V1.

-- What was observed; never changed. It goes when its retention is over, or with its source.
-- The unit is what is judged as one: the address, of IPv6 the first address of its /64.
CREATE TABLE evidence (
    source      ${text}  NOT NULL CHECK (source <> ''),
    id          ${text}  NOT NULL CHECK (id <> ''),
    addr        ${bytes} NOT NULL CHECK (length(addr) = 16),
    unit        ${bytes} NOT NULL CHECK (length(unit) = 16),
    kind        ${text}  NOT NULL CHECK (kind IN ('SPAM', 'BURST', 'RELAY', 'DELIVERED')),
    seen_at     bigint   NOT NULL CHECK (seen_at BETWEEN 0 AND 253402300799999),
    received_at bigint   NOT NULL,
    note        ${text}  NOT NULL,
    PRIMARY KEY (source, id)
) ${clustered};
CREATE INDEX evidence_unit ON evidence (unit, kind, seen_at);
CREATE INDEX evidence_age ON evidence (kind, seen_at);

-- Sources that were withdrawn: what was received from them until then counts no more, though some of it may still be there,
-- and listings that rest on it: until tidied is 1.
CREATE TABLE evidence_withdrawal (
    source ${text} NOT NULL PRIMARY KEY,
    at     bigint  NOT NULL,
    tidied integer NOT NULL CHECK (tidied IN (0, 1))
) ${clustered};

-- What small changes ended: how often a unit was listed before, and when it was last removed by a decision.
CREATE INDEX journal_ended ON journal (addr, bits, list, at) WHERE block = 0 AND action IN ('REMOVE', 'EXPIRE');
