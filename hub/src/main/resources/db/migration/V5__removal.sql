-- Requests to take an address off a list, and what became of them. Times are milliseconds since 1970.

-- One request for one address is open at a time; whoever asks again joins it.
CREATE TABLE removal_request (
    id        bigint   NOT NULL PRIMARY KEY CHECK (id > 0),
    addr      ${bytes} NOT NULL CHECK (length(addr) = 16),
    opened_at bigint   NOT NULL,
    is_open   integer  NOT NULL CHECK (is_open IN (0, 1))
);
CREATE UNIQUE INDEX removal_request_open ON removal_request (addr) WHERE is_open = 1;
CREATE INDEX removal_request_addr ON removal_request (addr, opened_at);

-- Who asked, as far as we must know: by the hash of a link that only this asker has. Mail and network are erased in time.
CREATE TABLE removal_asker (
    id         bigint   NOT NULL PRIMARY KEY CHECK (id > 0),
    request    bigint   NOT NULL REFERENCES removal_request (id),
    link_hash  ${bytes} NOT NULL CHECK (length(link_hash) = 32),
    read_token ${text}  NOT NULL,
    mail       ${text}  NOT NULL,
    network    ${text}  NOT NULL,
    asked_at   bigint   NOT NULL
);
CREATE UNIQUE INDEX removal_asker_link ON removal_asker (link_hash);
CREATE UNIQUE INDEX removal_asker_read ON removal_asker (read_token);
CREATE INDEX removal_asker_request ON removal_asker (request, asked_at);
CREATE INDEX removal_asker_mail ON removal_asker (mail, asked_at) WHERE mail <> '';
CREATE INDEX removal_asker_network ON removal_asker (network, asked_at) WHERE network <> '';

-- One list of a request. A list may come again in the same request after its case has ended.
CREATE TABLE removal_case (
    id         bigint  NOT NULL PRIMARY KEY CHECK (id > 0),
    request    bigint  NOT NULL REFERENCES removal_request (id),
    list       ${text} NOT NULL,
    criteria   ${text} NOT NULL,
    version    integer NOT NULL CHECK (version >= 0),
    state      ${text} NOT NULL CHECK (state IN
        ('RECEIVED', 'CHECKED', 'WAITING', 'GRANTED', 'REFUSED', 'APPEALED', 'UPHELD', 'EXPIRED')),
    since      bigint  NOT NULL,
    is_open    integer NOT NULL CHECK (is_open IN (0, 1)),
    move       ${text} CHECK (move IN ('SENDER', 'OWNER', 'OPERATOR', 'TIME')),
    move_since bigint,
    tests      integer NOT NULL CHECK (tests >= 0),
    missing    ${text} NOT NULL,
    grant_kind ${text} CHECK (grant_kind IN ('REMOVAL', 'EXEMPTION', 'ALREADY_OFF')),
    ground     ${text},
    review_at  bigint,
    reason     ${text},
    checked    ${text} NOT NULL,
    test_at    bigint,
    next_at    bigint,
    CHECK (is_open = CASE WHEN state IN ('RECEIVED', 'CHECKED', 'WAITING', 'APPEALED') THEN 1 ELSE 0 END),
    CHECK ((state = 'GRANTED') = (grant_kind IS NOT NULL)),
    CHECK ((state IN ('REFUSED', 'APPEALED', 'UPHELD') AND reason IS NOT NULL) OR state NOT IN ('REFUSED', 'APPEALED', 'UPHELD')),
    CHECK ((state = 'WAITING') = (test_at IS NOT NULL))
);
CREATE UNIQUE INDEX removal_case_open ON removal_case (request, list) WHERE is_open = 1;
CREATE INDEX removal_case_request ON removal_case (request);
CREATE INDEX removal_case_due ON removal_case (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX removal_case_state ON removal_case (state, since);

-- Every transition, in order; written with what it changed. "serial" is the journal's, where a listing changed with it.
CREATE TABLE removal_transition (
    id         bigint  NOT NULL PRIMARY KEY CHECK (id > 0),
    request    bigint  NOT NULL REFERENCES removal_request (id),
    case_id    bigint  NOT NULL REFERENCES removal_case (id),
    at         bigint  NOT NULL,
    mover      ${text} NOT NULL CHECK (mover IN ('SENDER', 'PROGRAM', 'OPERATOR')),
    from_state ${text},
    to_state   ${text} NOT NULL,
    detail     ${text} NOT NULL,
    serial     bigint
);
CREATE INDEX removal_transition_request ON removal_transition (request, id);
CREATE INDEX removal_transition_case ON removal_transition (case_id, id);

-- The proofs of control that were given with a request.
CREATE TABLE removal_proof (
    request  bigint  NOT NULL REFERENCES removal_request (id),
    proof    ${text} NOT NULL,
    first_at bigint  NOT NULL,
    last_at  bigint  NOT NULL,
    times    integer NOT NULL CHECK (times > 0),
    PRIMARY KEY (request, proof)
);
