-- How far requests for removal were followed by the mails about them: one row. What is behind it is looked at again after a crash; the
-- key of a mail keeps it from being queued twice.
CREATE TABLE notice_position (
    id         integer NOT NULL PRIMARY KEY CHECK (id = 1),
    transition bigint  NOT NULL CHECK (transition >= 0),
    asker      bigint  NOT NULL CHECK (asker >= 0)
);
