/// The store: one folder with two SQLite files and a witness.
///
/// `incidents.db` is small and hot and holds the events; `evidence.db` holds the attached bytes, so that gigabytes never slow
/// a tick and damage to one file leaves the other; `events.jsonl` repeats every event as a line of JSON that any text tool
/// can read, and refills the database should it lose its end.
///
/// Nothing here, and nothing anywhere, opens a live database file with anything but SQLite: POSIX drops all locks of a
/// process on a file as soon as any descriptor of that file is closed, and another program may then delete a
/// write-ahead log that is still in use.
@NullMarked
package dev.incidentrunbook.store;

import org.jspecify.annotations.NullMarked;
