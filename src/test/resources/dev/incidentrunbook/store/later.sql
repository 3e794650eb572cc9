-- What a later version might change.
create index event_by_kind on event (kind);
pragma user_version = 3;
