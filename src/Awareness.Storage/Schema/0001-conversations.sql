-- Only what SQLite and PostgreSQL both understand. Times are Unix milliseconds (UTC); JSON is kept as text.

create table conversation (
    channel text not null,
    id text not null,
    version bigint not null,
    last_sequence bigint not null,
    state text not null,
    reference text,
    updated_at bigint not null,
    primary key (channel, id)
);

create table contact (
    channel text not null,
    id text not null,
    version bigint not null,
    opted_out_at bigint,
    created_at bigint not null,
    primary key (channel, id)
);

-- The dedupe key of an inbound activity and the record of what it came to are one row.
create table turn (
    channel text not null,
    conversation text not null,
    external_id text not null,
    at bigint not null,
    outcome text not null,
    topic text,
    card text,
    confidence double precision not null,
    content_version text not null,
    first_sequence bigint not null,
    reply_count bigint not null,
    primary key (channel, conversation, external_id)
);

create table transcript (
    channel text not null,
    conversation text not null,
    sequence bigint not null,
    activity text not null,
    at bigint not null,
    primary key (channel, conversation, sequence)
);

-- state: ready (waiting, or held while lease_until is ahead), sent, dead.
create table outbox (
    channel text not null,
    conversation text not null,
    sequence bigint not null,
    state text not null,
    due_at bigint not null,
    attempts bigint not null,
    lease text,
    lease_until bigint,
    reason text,
    external_id text,
    primary key (channel, conversation, sequence)
);

-- The work still to do stays small however long the history grows.
create index outbox_due on outbox (due_at) where state = 'ready';
create index outbox_head on outbox (channel, conversation, sequence) where state = 'ready';
create index outbox_dead on outbox (due_at) where state = 'dead';

-- One row, written by the health check to prove that writing works.
create table probe (
    id bigint not null primary key,
    at bigint not null
);
