-- The key that replies are named with in logs and lists, one for all services on this database: without it nobody can try all telephone numbers to find whose reply a name is.
create table naming_key (id bigint primary key, key text not null);
