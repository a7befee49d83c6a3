-- Questions nobody could answer, for the officers: no ids, no moments. day counts from 0001-01-01; asked_back is 1 when the person was asked which topic was meant.

create table unanswered (
    day bigint not null,
    channel text not null,
    asked_back bigint not null,
    question text not null,
    times bigint not null,
    primary key (day, channel, asked_back, question)
);
