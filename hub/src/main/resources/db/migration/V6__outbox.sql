-- Mails that we send. A row is what is sent, word for word; it is queued once for each key and never changed but in how far it is.
-- The token stands in the Message-ID and in the envelope sender: who brings it back has received the mail, or bounced it.
-- Recipient, subject and body are personal data: erased some time after the end, the row stays as a count.
CREATE TABLE outbox (
    id         bigint  NOT NULL PRIMARY KEY,
    mail_key   ${text} NOT NULL UNIQUE,
    token      ${text} NOT NULL UNIQUE,
    created_at bigint  NOT NULL CHECK (created_at >= 0),
    recipient  ${text} NOT NULL,
    subject    ${text} NOT NULL,
    body       ${text} NOT NULL,
    state      ${text} NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'GIVEN_UP', 'BOUNCED')),
    attempts   integer NOT NULL CHECK (attempts >= 0),
    next_at    bigint  NOT NULL CHECK (next_at >= 0),
    ended_at   bigint CHECK (ended_at >= 0),
    failure    ${text} NOT NULL,
    CHECK ((state IN ('QUEUED', 'SENDING')) = (ended_at IS NULL))
) ${clustered};
CREATE INDEX outbox_due ON outbox (next_at) WHERE ended_at IS NULL;
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
