-- Evidence and its bytes in chunks.
pragma application_id = 1230132530;

-- Without a digest it is incomplete. While it is being taken in, owner names the run of the program that does so; blank
-- means that nobody does any more.
create table evidence (
    id           integer primary key,
    name         text not null,
    origin       text not null,
    begun_at     text not null,
    owner        text not null,
    sha256       text unique,
    size         integer,
    media_type   text,
    lines        integer,
    completed_at text,
    check (sha256 is null
           or (size is not null and media_type is not null and lines is not null and completed_at is not null))
) strict;

create table chunk (
    id       integer primary key,
    evidence integer not null references evidence (id),
    number   integer not null,
    size     integer not null,
    lines    integer not null,
    sha256   text    not null,
    zstd     blob    not null,
    unique (evidence, number)
) strict;

pragma user_version = 1;
