package dev.incidentrunbook.harness;

import dev.incidentrunbook.evidence.EvidenceStore.Incomplete;
import dev.incidentrunbook.harness.Acknowledged.Attached;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Compares a store with what was acknowledged. What is wrong is counted as `lost`, `gaps`, `duplicates`, `unverified` or
/// `wrong bytes`, with a sentence that says where.
final class Inspection {
    static final String ACKNOWLEDGED = "acknowledged";
    static final String LOST = "lost";
    static final String GAPS = "gaps";
    static final String DUPLICATES = "duplicates";
    static final String UNVERIFIED = "unverified";
    static final String WRONG_BYTES = "wrong bytes";

    private final Figures figures;
    private final String where;
    private boolean broken;

    Inspection(Figures figures, String where) {
        this.figures = figures;
        this.where = where;
    }

    Figures figures() {
        return figures;
    }

    /// Whether anything was found.
    boolean broken() {
        return broken;
    }

    /// Looks whether everything can be recorded, and whether whoever opens the store is told of no trouble.
    void usable(SqliteStore store) {
        store.readOnly().ifPresent(sentence -> found(UNVERIFIED, sentence));
        store.evidenceTrouble().ifPresent(sentence -> found(UNVERIFIED, sentence));
    }

    /// Looks at all events.
    ///
    /// @return the ids of all events there are
    Set<String> events(SqliteStore store, Collection<String> acknowledged) {
        var ids = new HashSet<String>();
        for (String incident : store.log().incidents()) {
            long before = 0;
            for (Recorded event : store.log().read(incident)) {
                if (!ids.add(event.id().toString())) {
                    found(DUPLICATES, "event " + event.id() + " is there twice");
                }
                if (event.seq() != before + 1) {
                    found(GAPS, "event " + event.seq() + " comes after " + before);
                }
                before = event.seq();
            }
            store.log().verify(incident).forEach(sentence -> found(UNVERIFIED, sentence));
        }
        for (String id : acknowledged) {
            if (!ids.contains(id)) {
                found(LOST, "event " + id + " was acknowledged and is gone");
            }
        }
        return ids;
    }

    /// Looks at evidence that was acknowledged: it must be there and hold the very bytes that were taken in.
    void evidence(SqliteStore store, Collection<Attached> acknowledged) throws IOException {
        for (Attached attached : acknowledged) {
            if (store.evidence().find(attached.sha256()).isEmpty()) {
                found(LOST, "evidence " + attached.sha256() + " was acknowledged and is gone");
                continue;
            }
            verify(store, attached.sha256());
            try (InputStream in = store.evidence().open(attached.sha256())) {
                if (!Arrays.equals(in.readAllBytes(), attached.bytes())) {
                    found(WRONG_BYTES, "evidence " + attached.sha256() + " has other bytes");
                }
            }
        }
    }

    /// Looks at all evidence that is shown as complete, acknowledged or not, and removes what is shown as cut short.
    void shown(SqliteStore store, Path folder) throws SQLException {
        for (String digest :
                answers(
                        folder.resolve("evidence.db"),
                        "select sha256 from evidence where sha256 is not null")) {
            verify(store, digest);
        }
        for (Incomplete left : store.evidence().incomplete()) {
            store.evidence().remove(left);
        }
        if (!store.evidence().incomplete().isEmpty()) {
            found(UNVERIFIED, "what a cut intake left behind could not be removed");
        }
    }

    /// What SQLite itself finds wrong with the files.
    List<String> unsound(Path folder) throws SQLException {
        var wrong = new ArrayList<String>();
        for (String name : List.of("incidents.db", "evidence.db")) {
            wrong.addAll(answers(folder.resolve(name), "pragma integrity_check(3)"));
        }
        wrong.removeIf("ok"::equals);
        return wrong;
    }

    /// Notes something that must never be.
    void found(String what, String sentence) {
        broken = true;
        figures.add(what, 1);
        figures.wrong(where + ": " + sentence);
    }

    private void verify(SqliteStore store, String digest) {
        try {
            store.evidence().verify(digest).forEach(sentence -> found(UNVERIFIED, sentence));
        } catch (StorageException e) {
            found(UNVERIFIED, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> answers(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            var answers = new ArrayList<String>();
            while (row.next()) {
                answers.add(row.getString(1));
            }
            return answers;
        }
    }
}
