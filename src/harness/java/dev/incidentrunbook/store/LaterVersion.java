package dev.incidentrunbook.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The store as a version of this program would open it that has three more steps to take with the file of events.
public final class LaterVersion {
    private static final Schema INCIDENTS =
            new Schema(
                    Schema.INCIDENTS.fileName(),
                    Schema.INCIDENTS.applicationId(),
                    Schema.INCIDENTS.atCreation(),
                    Schema.INCIDENTS.atOpening(),
                    Stream.concat(
                                    Schema.INCIDENTS.steps().stream(),
                                    Stream.of(
                                            "later/V3__index.sql",
                                            "later/V4__words.sql",
                                            "later/V5__fewer_words.sql"))
                            .toList(),
                    Schema.INCIDENTS.tables());

    // What a file of each version must hold: the version itself, everything it is made of, and the
    // number of words.
    private static final List<String> FINGERPRINTS =
            List.of(
                    "select user_version from pragma_user_version",
                    """
                    select group_concat(type || name || coalesce(sql, ''), ';')
                    from (select * from sqlite_schema order by type, name)
                    """,
                    "select count(*) || ' ' || coalesce(sum(length(text)), 0) from word");

    private LaterVersion() {}

    /// Opens a store and brings it to that version.
    public static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system(), INCIDENTS);
    }

    /// What files of all versions look like, from the present one to the last, in one text each.
    ///
    /// @param scratch an empty folder
    public static List<String> fingerprints(Path scratch) throws SQLException, IOException {
        var all = new ArrayList<String>();
        for (int version = Schema.INCIDENTS.version(); version <= INCIDENTS.version(); version++) {
            Path folder = Files.createDirectories(scratch.resolve("version-" + version));
            var schema =
                    new Schema(
                            INCIDENTS.fileName(),
                            INCIDENTS.applicationId(),
                            INCIDENTS.atCreation(),
                            INCIDENTS.atOpening(),
                            INCIDENTS.steps().subList(0, version),
                            INCIDENTS.tables());
            SqliteStore.open(folder, Drafts.codec(), InstantSource.system(), schema).close();
            all.add(fingerprint(folder));
        }
        return List.copyOf(all);
    }

    /// What the file of events in a folder looks like, its events aside.
    public static String fingerprint(Path folder) throws SQLException {
        Path file = folder.resolve(INCIDENTS.fileName());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri())) {
            var text = new StringBuilder();
            for (String query : FINGERPRINTS) {
                text.append(answer(connection, query)).append('\n');
            }
            return text.toString();
        }
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            // A version without that table.
            if (String.valueOf(e.getMessage()).contains("no such table")) {
                return "none";
            }
            throw e;
        }
    }
}
