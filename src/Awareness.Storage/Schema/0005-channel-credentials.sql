-- Tokens that a platform exchanges for new ones again and again, one row an account. access and renewal are sealed: without the key they say nothing.
-- generation counts the pairs. lease: who asks the platform just now. asked_at: since when nobody knows what came of asking with this renewal.
-- refused_at, refusal: when the platform last said no, and its code. seeds: marks of the tokens operators gave, so that none is taken up twice.
create table channel_credential (
    channel text not null,
    account text not null,
    generation bigint not null,
    access text not null,
    access_until bigint not null,
    renewal text not null,
    renewal_until bigint not null,
    changed_at bigint not null,
    lease text,
    lease_until bigint,
    asked_at bigint,
    refused_at bigint,
    refusal text,
    seeds text not null,
    primary key (channel, account)
);
