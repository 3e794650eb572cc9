-- A long step, so that there is time to be killed in it.
create table word (
    number integer primary key,
    text   text    not null
) strict;
insert into word with recursive n (i) as (select 1 union all select i + 1 from n where i < 40000) select i, hex(i) || ' word' from n;
create unique index word_by_text on word (text);
update word set text = text || '!' where number % 2 = 0;
pragma user_version = 4;
