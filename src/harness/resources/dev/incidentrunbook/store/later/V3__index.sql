-- A step as a later version may have one: a new column, an index, and a table filled from what is there.
alter table event add column colour text not null default '';
create index event_by_kind on event (kind, position);
create table kind (
    name   text primary key,
    events integer not null
) strict, without rowid;
insert into kind select kind, count(*) from event group by kind;
pragma user_version = 3;
