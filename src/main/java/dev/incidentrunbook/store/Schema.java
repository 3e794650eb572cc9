package dev.incidentrunbook.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a database file of the store is made of.
///
/// @param fileName its name in the folder
/// @param applicationId the number in the file's header that says whose file it is
/// @param atCreation what must be set before the first page is written
/// @param atOpening what every connection sets for itself
/// @param steps the statements of every version, in order
/// @param tables the tables without which nothing can be read
record Schema(
        String fileName,
        int applicationId,
        String atCreation,
        String atOpening,
        List<String> steps,
        List<String> tables) {
    /// What to do when a file is damaged, as the second half of a sentence.
    static final String WHEN_DAMAGED =
            "open the window and choose Recover, or run \"incident-runbook recover\", which deletes nothing";

    /// The events and the preferences. Small pages, since a tick writes few bytes.
    static final Schema INCIDENTS =
            new Schema(
                    "incidents.db",
                    0x49525531,
                    """
                    pragma page_size = 4096;
                    pragma journal_mode = wal;
                    """,
                    """
                    pragma wal_autocheckpoint = 1000;
                    pragma journal_size_limit = 16777216;
                    """,
                    List.of("incidents/V1__events.sql", "incidents/V2__search_and_summaries.sql"),
                    List.of("event", "witness", "preference"));

    /// The bytes of evidence. Small pages here as well, since the last one of a chunk stays half empty: with 8 KiB an access log
    /// of 1 GiB took 10 % more room, and no less time. Space is given back when evidence goes.
    static final Schema EVIDENCE =
            new Schema(
                    "evidence.db",
                    0x49525532,
                    """
                    pragma page_size = 4096;
                    pragma auto_vacuum = incremental;
                    pragma journal_mode = wal;
                    """,
                    """
                    pragma wal_autocheckpoint = 1000;
                    pragma journal_size_limit = 67108864;
                    """,
                    List.of(
                            "evidence/V1__chunks.sql",
                            "evidence/V2__lines.sql",
                            "evidence/V3__growing.sql",
                            "evidence/V4__checksums.sql"),
                    List.of("evidence", "chunk"));

    /// The version this program writes.
    int version() {
        return steps.size();
    }

    /// The statements that lead from the version before to this one. A step that was released is never changed.
    ///
    /// @param version counted from 1
    String step(int version) {
        String name = steps.get(version - 1);
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The program cannot read its own part " + name, e);
        }
    }
}
