-- A conversation and its log of events. Identifiers are UUIDs as 16 bytes, times are milliseconds
-- since 1970 in UTC. What stands in `state` and the bodies is opaque here.

CREATE TABLE conversation (
    id         BLOB    NOT NULL PRIMARY KEY,
    token_hash BLOB    NOT NULL,             -- SHA-256 of the resume token
    lang       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    last_seq   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Retention finds the conversations nobody has used for long.
CREATE INDEX conversation_by_use ON conversation (updated_at);

CREATE TABLE event (
    conversation BLOB    NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    seq          INTEGER NOT NULL,           -- from 1, without gaps
    kind         TEXT    NOT NULL,
    body         TEXT    NOT NULL,           -- what anyone with the resume token may read
    owner        BLOB,                       -- the login that may read `private_body` instead
    private_body TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;

-- Logout withdraws what only that login might read.
CREATE INDEX event_by_owner ON event (owner) WHERE owner IS NOT NULL;

-- The messages that were accepted: each is processed once.
CREATE TABLE receipt (
    conversation BLOB    NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    message      TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (conversation, message)
) STRICT, WITHOUT ROWID;

-- What citizens thought of a reply.
CREATE TABLE feedback (
    conversation BLOB    NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    seq          INTEGER NOT NULL,           -- the event judged
    value        TEXT    NOT NULL,
    comment      TEXT,
    at           INTEGER NOT NULL,
    PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;
