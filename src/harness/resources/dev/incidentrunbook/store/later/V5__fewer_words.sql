-- A step that takes away what another one made.
create table odd_word (
    number integer primary key,
    text   text    not null
) strict;
insert into odd_word select number, text from word where number % 2 = 1;
drop index word_by_text;
drop table word;
alter table odd_word rename to word;
drop table kind;
pragma user_version = 5;
