-- One text for SQLite and PostgreSQL. Placeholders: bytes = blob | bytea; text = text, compared bytewise on both;
-- clustered = "without rowid" on SQLite, nothing on PostgreSQL.
-- An address is 16 octets, IPv4 in its mapped form; bits count from the first of the 128. Times are milliseconds since 1970.

-- The published criteria, filled from the catalogue at every start. Never deleted from: old listings refer to it.
CREATE TABLE criterion (
    list    ${text} NOT NULL,
    id      ${text} NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    code    integer NOT NULL CHECK (code BETWEEN 2 AND 255),
    PRIMARY KEY (list, id)
) ${clustered};

-- The end of the journal. Whoever writes anything updates this row first, so that commits are in order of serial.
CREATE TABLE journal_head (
    one    integer NOT NULL PRIMARY KEY CHECK (one = 1),
    epoch  bigint  NOT NULL CHECK (epoch > 0),
    serial bigint  NOT NULL CHECK (serial >= 0),
    at     bigint  NOT NULL
);
INSERT INTO journal_head (one, epoch, serial, at) VALUES (1, 1, 0, 0);

-- The serial of a journal row is first_serial + ordinal. Block 0 takes small changes one by one, its ordinals are serials.
-- Every other block is one staged change: written while OPEN, given its serials and its time by becoming COMMITTED.
-- Rows of a committed block from ordinal "settled" on are in force, but not yet copied to listing and hole.
CREATE TABLE journal_block (
    id           bigint  NOT NULL PRIMARY KEY,
    state        ${text} NOT NULL CHECK (state IN ('OPEN', 'COMMITTED', 'DISCARDED')),
    list         ${text} NOT NULL,
    source       ${text} NOT NULL,
    entries      bigint  NOT NULL CHECK (entries >= 0),
    settled      bigint  NOT NULL CHECK (settled >= 0),
    first_serial bigint,
    last_serial  bigint,
    at           bigint,
    CHECK ((state = 'COMMITTED') = (first_serial IS NOT NULL AND last_serial IS NOT NULL AND at IS NOT NULL))
);
CREATE INDEX journal_block_serial ON journal_block (last_serial);
CREATE INDEX journal_block_unsettled ON journal_block (list, source) WHERE settled < entries;
CREATE UNIQUE INDEX journal_block_open ON journal_block (list, source) WHERE state = 'OPEN';
INSERT INTO journal_block (id, state, list, source, entries, settled, first_serial, last_serial, at)
VALUES (0, 'COMMITTED', '', '', 0, 0, 0, 9223372036854775807, 0);

CREATE TABLE journal (
    block             bigint   NOT NULL,
    ordinal           bigint   NOT NULL CHECK (ordinal >= 0),
    at                bigint,
    action            ${text}  NOT NULL CHECK (action IN
        ('ADD', 'RENEW', 'REMOVE', 'EXPIRE', 'HOLE', 'UNHOLE', 'EXEMPT', 'UNEXEMPT')),
    list              ${text}  NOT NULL,
    addr              ${bytes} NOT NULL CHECK (length(addr) = 16),
    bits              integer  NOT NULL CHECK (bits BETWEEN 0 AND 128),
    criterion         ${text},
    criterion_version integer,
    source            ${text}  NOT NULL,
    expires_at        bigint CHECK (expires_at BETWEEN 0 AND 253402300799999),
    actor             ${text}  NOT NULL CHECK (actor IN ('OPERATOR', 'IMPORT', 'ENGINE', 'EXAMPLE')),
    detail            ${text}  NOT NULL,
    PRIMARY KEY (block, ordinal),
    CHECK ((block = 0) = (at IS NOT NULL)),
    CHECK ((action IN ('ADD', 'RENEW', 'REMOVE', 'EXPIRE')) = (criterion IS NOT NULL)),
    CHECK ((criterion IS NULL) = (criterion_version IS NULL))
) ${clustered};
CREATE INDEX journal_prefix ON journal (addr, bits, block, ordinal);

-- What is in force. The serial is that of the row of the journal that began it.
CREATE TABLE listing (
    list              ${text}  NOT NULL,
    addr              ${bytes} NOT NULL CHECK (length(addr) = 16),
    bits              integer  NOT NULL CHECK (bits BETWEEN 0 AND 128),
    source            ${text}  NOT NULL CHECK (source <> ''),
    criterion         ${text}  NOT NULL,
    criterion_version integer  NOT NULL CHECK (criterion_version > 0),
    serial            bigint   NOT NULL CHECK (serial > 0),
    since             bigint   NOT NULL CHECK (since >= 0),
    expires_at        bigint CHECK (expires_at BETWEEN 0 AND 253402300799999),
    detail            ${text}  NOT NULL,
    PRIMARY KEY (list, addr, bits, source, criterion),
    FOREIGN KEY (list, criterion) REFERENCES criterion (list, id)
) ${clustered};
CREATE INDEX listing_source ON listing (list, source, addr, bits, criterion);
CREATE INDEX listing_expiry ON listing (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE hole (
    list   ${text}  NOT NULL,
    addr   ${bytes} NOT NULL CHECK (length(addr) = 16),
    bits   integer  NOT NULL CHECK (bits BETWEEN 0 AND 128),
    source ${text}  NOT NULL CHECK (source <> ''),
    serial bigint   NOT NULL CHECK (serial > 0),
    since  bigint   NOT NULL CHECK (since >= 0),
    PRIMARY KEY (list, addr, bits, source)
) ${clustered};
CREATE INDEX hole_source ON hole (list, source, addr, bits);

-- One exemption a list and prefix: it silences the list there whoever asked for it.
CREATE TABLE exemption (
    list       ${text}  NOT NULL,
    addr       ${bytes} NOT NULL CHECK (length(addr) = 16),
    bits       integer  NOT NULL CHECK (bits BETWEEN 0 AND 128),
    source     ${text}  NOT NULL CHECK (source <> ''),
    serial     bigint   NOT NULL CHECK (serial > 0),
    since      bigint   NOT NULL CHECK (since >= 0),
    expires_at bigint CHECK (expires_at BETWEEN 0 AND 253402300799999),
    detail     ${text}  NOT NULL,
    PRIMARY KEY (list, addr, bits)
) ${clustered};

-- Prefixes of a source that a decision removed: its imports do not bring them back.
CREATE TABLE held (
    list   ${text}  NOT NULL,
    source ${text}  NOT NULL CHECK (source <> ''),
    addr   ${bytes} NOT NULL CHECK (length(addr) = 16),
    bits   integer  NOT NULL CHECK (bits BETWEEN 0 AND 128),
    PRIMARY KEY (list, source, addr, bits)
) ${clustered};

-- The notes of held that an open block ends when it is committed.
CREATE TABLE held_release (
    block bigint   NOT NULL,
    addr  ${bytes} NOT NULL,
    bits  integer  NOT NULL,
    PRIMARY KEY (block, addr, bits)
) ${clustered};

-- The journal as readers see it.
CREATE VIEW journal_entry AS
SELECT b.first_serial + j.ordinal AS serial, coalesce(j.at, b.at) AS at, j.action, j.list, j.addr, j.bits, j.criterion,
       j.criterion_version, j.source, j.expires_at, j.actor, j.detail
FROM journal_block b JOIN journal j ON j.block = b.id
WHERE b.state = 'COMMITTED';

-- Committed, not yet settled, and not overtaken by a small change of the same thing.
-- CROSS JOIN and the "+" are for SQLite's planner: few blocks first, and the index by prefix instead of the primary key.
CREATE VIEW pending AS
SELECT b.id AS block, j.ordinal, b.first_serial + j.ordinal AS serial, b.at AS since, j.action, b.list, j.addr, j.bits,
       b.source, j.criterion, j.criterion_version, j.expires_at, j.detail
FROM journal_block b CROSS JOIN journal j
WHERE j.block = b.id AND j.ordinal >= b.settled AND b.settled < b.entries AND b.state = 'COMMITTED'
  AND NOT EXISTS (
    SELECT 1 FROM journal n
    WHERE n.addr = j.addr AND n.bits = j.bits AND +n.block = 0 AND +n.ordinal > b.first_serial
      AND n.list = b.list AND n.source = b.source AND coalesce(n.criterion, '') = coalesce(j.criterion, '')
      AND n.action NOT IN ('EXEMPT', 'UNEXEMPT'));
