-- What people wrote, word by word, so that it is found in all incidents at once. The index holds no text of its own: a row is
-- the position of the event that holds it. It is filled by the very statement that adds the event, whoever runs that.
create view written as
select position,
       case kind
           when 'detail-set' then body ->> '$.value'
           when 'request-id-added' then body ->> '$.requestId'
           when 'step-finished' then body ->> '$.reason'
           when 'item-answered' then body ->> '$.answer.reason'
           when 'field-filled' then body ->> '$.value'
           when 'note-added' then body ->> '$.text'
           when 'note-revised' then body ->> '$.text'
           when 'evidence-attached' then (body ->> '$.name') || char(10) || (body ->> '$.caption')
           when 'evidence-captioned' then body ->> '$.caption'
           when 'action-added' then (body ->> '$.action.text') || char(10) || coalesce(body ->> '$.action.owner', '')
           when 'action-changed' then (body ->> '$.to.text') || char(10) || coalesce(body ->> '$.to.owner', '')
           when 'hypothesis-proposed' then body ->> '$.text'
           when 'ground-added' then body ->> '$.ground.text'
           when 'next-check-set' then body ->> '$.check'
           when 'hypothesis-judged' then body ->> '$.reason'
           when 'feedback-given' then body ->> '$.text'
           when 'lines-marked' then body ->> '$.note'
           when 'review-written' then body ->> '$.text'
       end as text
from event
where kind in ('detail-set', 'request-id-added', 'step-finished', 'item-answered', 'field-filled', 'note-added',
               'note-revised', 'evidence-attached', 'evidence-captioned', 'action-added', 'action-changed',
               'hypothesis-proposed', 'ground-added', 'next-check-set', 'hypothesis-judged', 'feedback-given',
               'lines-marked', 'review-written')
  and json_valid(body);

create virtual table text_index using fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');

insert into text_index (rowid, text) select position, text from written where text <> '';

create trigger event_is_indexed after insert on event
begin
    insert into text_index (rowid, text)
    select position, text from written where position = new.position and text <> '';
end;

-- To which incidents anything was attached.
create index event_by_attachment on event (incident) where kind = 'evidence-attached';

-- All incidents, without a look at any of their other events.
create index event_by_opening on event (position, incident) where seq = 1;

-- What the list of all incidents shows of one, as long as its last event is the one at this position: events are never changed,
-- so nothing else can have been added. All of it may be thrown away and made again; make says how it was made, and seal that
-- the row is as it was written.
create table summary (
    incident    text    primary key,
    position    integer not null,
    make        integer not null,
    title       text    not null,
    status      text    not null,
    severity    text    not null,
    service     text    not null,
    environment text    not null,
    endpoint    text    not null,
    request_ids text    not null,
    step        integer not null,
    steps       integer not null,
    step_title  text    not null,
    opened_at   text    not null,
    recorded_at text    not null,
    monotonic   integer not null,
    session     text    not null,
    elapsed     integer not null,
    ended       integer not null,
    seal        integer not null
) strict, without rowid;

pragma user_version = 2;
