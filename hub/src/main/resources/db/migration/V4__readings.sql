-- What was last read of an address's reverse DNS, and when it is to be read again. A reading that failed leaves the last good
-- one as it is. A row is there as long as somebody wants to know: see hub.watch.
CREATE TABLE reading (
    addr      ${bytes} NOT NULL PRIMARY KEY CHECK (length(addr) = 16),
    next_at   bigint   NOT NULL CHECK (next_at >= 0),
    tried_at  bigint,
    trouble   ${text},
    failures  integer  NOT NULL CHECK (failures >= 0),
    read_at   bigint,
    since     bigint,
    alike     integer,
    ttl       bigint,
    names     ${text},
    ptr_class ${text},
    rule      ${text},
    forward   ${text} CHECK (forward IN ('CONFIRMED', 'MISMATCHED', 'NO_PTR', 'UNKNOWN')),
    CHECK ((failures > 0) = (trouble IS NOT NULL)),
    CHECK ((read_at IS NULL) = (since IS NULL) AND (read_at IS NULL) = (alike IS NULL)
        AND (read_at IS NULL) = (ttl IS NULL) AND (read_at IS NULL) = (names IS NULL)
        AND (read_at IS NULL) = (ptr_class IS NULL) AND (read_at IS NULL) = (rule IS NULL)
        AND (read_at IS NULL) = (forward IS NULL))
) ${clustered};
CREATE INDEX reading_next ON reading (next_at);

-- How far the watcher has followed the journal for addresses to read. One row.
CREATE TABLE reading_progress (
    one    integer NOT NULL PRIMARY KEY CHECK (one = 1),
    serial bigint  NOT NULL CHECK (serial >= 0)
);
INSERT INTO reading_progress (one, serial) VALUES (1, 0);
