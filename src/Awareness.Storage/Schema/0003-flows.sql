-- Runs, people's rights and what flows bring about. Rows from before have null in the new columns.

-- contact: whose conversation it is, the first who spoke in it. wake_contact: whose run waits, when that is somebody else.
-- erase_at: everything of the person was erased then, and the row stays only to deliver the last replies.
alter table conversation add column contact text;
alter table conversation add column wake_at bigint;
alter table conversation add column wake_contact text;
alter table conversation add column erase_at bigint;
create index conversation_contact on conversation (channel, contact) where contact is not null;
create index conversation_unclaimed on conversation (channel, id) where contact is null;
create index conversation_wake on conversation (wake_at) where wake_at is not null;
create index conversation_erase on conversation (erase_at) where erase_at is not null;

-- contact: who said it, when that is not the conversation's own contact. forget_at: to be emptied as soon as it is sent.
alter table transcript add column contact text;
alter table transcript add column forget_at bigint;
create index transcript_speaker on transcript (channel, contact, conversation) where contact is not null;
create index transcript_forget on transcript (forget_at) where forget_at is not null;

-- The question that was kept for the officers, as in unanswered, so that erasing takes it away there too.
alter table turn add column asked text;
alter table turn add column asked_day bigint;

-- subject: the random name results are kept under.
alter table contact add column subject text;
alter table contact add column age_band text;
alter table contact add column ward text;
alter table contact add column school_level text;
create index contact_subject on contact (subject) where subject is not null;

create table subscription (
    channel text not null,
    contact text not null,
    reminder text not null,
    since bigint not null,
    words text not null,
    question text not null,
    primary key (channel, contact, reminder)
);
create index subscription_reminder on subscription (reminder);

-- Answers that are counted, once a flow that was started: surveys before and after may share their questions. id is random: nothing leads from a row to a person but subject, which erasing takes away. value is JSON.
create table result (
    id bigint not null primary key,
    subject text,
    kind text not null,
    started_flow text not null,
    flow text not null,
    flow_version text not null,
    step text not null,
    edit bigint not null,
    is_latest bigint not null,
    value text not null,
    is_right bigint,
    points bigint not null,
    max_points bigint not null,
    is_free_text bigint not null,
    ward text,
    school_level text,
    at bigint not null
);
create unique index result_once on result (subject, started_flow, flow, flow_version, step, edit) where subject is not null;
create index result_report on result (started_flow, at, id) where is_latest = 1;
create index result_age on result (at) where subject is not null;

-- Hazard reports. No link to anybody; at is the day, as its midnight in Vietnam, so that it matches no turn.
create table report (
    code text not null primary key,
    flow text not null,
    category text not null,
    place text not null,
    detail text,
    state text not null,
    note text,
    at bigint not null,
    changed_at bigint not null
);

create table contest_score (
    id bigint not null primary key,
    code text not null,
    flow text not null,
    subject text,
    score double precision not null,
    at bigint not null
);
create unique index contest_once on contest_score (subject, code, flow) where subject is not null;
create index contest_age on contest_score (at) where subject is not null;
create index contest_code on contest_score (code);
create index contest_flow on contest_score (flow, code, score);

-- Files of flows as they were, for those who still stand in them.
create table flow_version (
    id text not null,
    version text not null,
    source text not null,
    first_used_at bigint not null,
    primary key (id, version)
);

-- How far an erased conversation had counted, under too few bits of a hash to tell which: a page still open goes on where it was.
create table ended_conversation (
    mark bigint not null primary key,
    last_sequence bigint not null,
    at bigint not null
);
