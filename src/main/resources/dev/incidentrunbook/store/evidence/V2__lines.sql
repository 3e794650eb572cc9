-- How many lines every chunk of an evidence has, all on a few pages: so the middle of a log is found without touching its bytes.
create index chunk_lines on chunk (evidence, number, lines);

pragma user_version = 2;
