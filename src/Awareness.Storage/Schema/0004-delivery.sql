-- Delivery that stays fair: a lane for every channel, replies before bulk, and what platforms count.

-- heard_at: when the person last wrote, pressed a button or joined; heard_sequence: its place in the transcript. blocked_at: the platform says the person blocked us; until they write again.
alter table conversation add column heard_at bigint;
alter table conversation add column heard_sequence bigint;
alter table conversation add column blocked_at bigint;
update conversation set heard_at = updated_at, heard_sequence = last_sequence;

-- lane: the channel's own name. priority: 0 reply, 1 bulk. unknowns: attempts of which nobody knows whether they arrived. refusal: why it is dead; its due_at is then when it was given up.
alter table outbox add column lane text not null default '';
alter table outbox add column priority bigint not null default 0;
alter table outbox add column unknowns bigint not null default 0;
alter table outbox add column refusal text;
update outbox set lane = case when channel like 'botframework/%' then 'botframework' when channel = 'webchat' then 'directline' else channel end;
update outbox set refusal = 'gave-up' where state = 'dead';

drop index outbox_due;
create index outbox_lane on outbox (lane, priority, due_at) where state = 'ready';
