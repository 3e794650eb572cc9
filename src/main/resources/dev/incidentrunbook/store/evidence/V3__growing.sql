-- What is to become of evidence that grows for as long as something is followed: whoever is killed meanwhile leaves its bytes
-- and this behind, and the next start gives it its place in the incident. The digest stands here once the bytes are complete;
-- the row goes when the event that names them is recorded.
create table purpose (
    number   integer primary key autoincrement,
    evidence integer,
    incident text not null,
    step     text not null,
    name     text not null,
    origin   text not null,
    caption  text not null,
    begun_at text not null,
    owner    text not null,
    sha256   text
) strict;

-- Members of packed evidence that were unpacked, so that they can be read at any place. They can be made again at any time, so
-- they are not backed up, and go when room is scarce; unless the same bytes were also attached, so that they are not disposable.
create table reading_copy (
    packed_sha256 text    not null,
    member        integer not null,
    sha256        text    not null,
    disposable    integer not null,
    primary key (packed_sha256, member)
) strict, without rowid;

pragma user_version = 3;
