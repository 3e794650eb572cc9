-- The log of events, what is known about the witness file, and the responder's preferences.
pragma application_id = 1230132529;

create table event (
    position    integer primary key,
    incident    text    not null,
    seq         integer not null check (seq > 0),
    id          text    not null unique,
    happened_at text    not null,
    recorded_at text    not null,
    monotonic   integer not null,
    session     text    not null,
    who         text    not null,
    kind        text    not null,
    body        text    not null,
    hash        text    not null,
    unique (incident, seq)
) strict;

create trigger event_is_never_changed before update on event
begin
    select raise(abort, 'an event is never changed; append another one that corrects it');
end;

create trigger event_is_never_removed before delete on event
begin
    select raise(abort, 'an event is never removed; append another one that undoes it');
end;

-- Up to which byte the witness file and the events were found to agree, and the last line before that byte.
create table witness (
    one         integer primary key check (one = 1),
    agreed      integer not null,
    last_start  integer not null,
    last_sha256 text    not null
) strict;

insert into witness values (1, 0, 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');

create table preference (
    key   text primary key,
    value text not null
) strict, without rowid;

pragma user_version = 1;
