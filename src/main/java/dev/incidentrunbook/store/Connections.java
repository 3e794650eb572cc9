package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/// Opens connections to one file of the store, all with the same settings.
///
/// @param file the database file
/// @param schema what it is made of
/// @param damaged why the file must not be written, in one sentence; empty when it is sound
record Connections(Path file, Schema schema, Optional<String> damaged) {
    private static final int ATTEMPTS = 50;
    private static final int PAUSE_MILLIS = 100;

    /// The connection that made sure of the schema.
    ///
    /// @param readOnly why the file must not be written, in one sentence; empty when it may
    record Opened(Connection connection, Optional<String> readOnly) {}

    Connections(Path file, Schema schema) {
        this(file, schema, Optional.empty());
    }

    /// Sees to a verified copy of a file before it is brought to another version.
    @FunctionalInterface
    interface BeforeUpgrade {
        /// For a file of which nothing needs to be kept, since it is a copy itself.
        BeforeUpgrade NOTHING = _ -> {};

        /// Sees to the copy.
        ///
        /// @param version which version the file has
        /// @throws StorageException when there is no such copy; then the file stays as it is
        void from(int version);
    }

    /// Opens the file as a copy that need not be copied.
    Opened openFirst() {
        return openFirst(BeforeUpgrade.NOTHING);
    }

    /// Opens the file for the first time in this run: creates it, or checks whose it is and brings it up to date. A damaged
    /// one is left as it is.
    Opened openFirst(BeforeUpgrade upgrade) {
        try {
            if (damaged.isPresent()) {
                return new Opened(connect(), damaged);
            }
            PrivateFiles.create(file);
            return retried(upgrade);
        } catch (IOException e) {
            throw StorageFailure.of("Creating the store", file, e);
        } catch (SQLException e) {
            throw StorageFailure.of("Opening the store", file, e);
        }
    }

    Connection openWriter() throws SQLException {
        return connect();
    }

    Connection openReader() throws SQLException {
        Connection connection = connect();
        try {
            execute(connection, "pragma query_only = on");
            return connection;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /// Switching a new file to its write-ahead log needs it alone for a moment and does not wait for its turn by itself, so
    /// two programs that create a store at the same time must try again.
    private Opened retried(BeforeUpgrade upgrade) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Connection connection = connect();
            try {
                return new Opened(connection, prepare(connection, upgrade));
            } catch (SQLException e) {
                closeAfter(e, connection);
                if (!StorageFailure.busy(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            } catch (RuntimeException e) {
                closeAfter(e, connection);
                throw e;
            }
        }
    }

    private Optional<String> prepare(Connection connection, BeforeUpgrade upgrade)
            throws SQLException {
        int version = number(connection, "pragma user_version");
        boolean foreign =
                version == 0
                        ? number(connection, "select count(*) from sqlite_schema") > 0
                        : number(connection, "pragma application_id") != schema.applicationId();
        if (foreign) {
            throw new StorageException(
                    file
                            + " belongs to another program; choose another folder with --data, or move that"
                            + " file away.");
        }
        if (version > schema.version()) {
            return Optional.of(
                    file
                            + " was written by a newer version of Incident Runbook, so this one only reads it; install"
                            + " the newer version to record in it.");
        }
        execute(connection, schema.atCreation());
        if (!"wal".equals(text(connection, "pragma journal_mode"))) {
            throw new StorageException(
                    "The disk that holds "
                            + file
                            + " does not allow what the store needs; choose a folder on a local disk with --data.");
        }
        if (version > 0 && version < schema.version()) {
            upgrade.from(version);
        }
        for (int next = version + 1; next <= schema.version(); next++) {
            migrate(connection, next);
        }
        return Optional.empty();
    }

    /// One step, one transaction. Another program may have taken the same step since the version was read.
    private void migrate(Connection connection, int to) throws SQLException {
        execute(connection, "begin immediate");
        if (number(connection, "pragma user_version") < to) {
            execute(connection, schema.step(to));
        }
        execute(connection, "commit");
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        // With it, a second statement stays open after every insert: slower, and in the way of
        // VACUUM.
        properties.setProperty("jdbc.get_generated_keys", "false");
        // As a URI, so that a folder's name may hold any character without being taken for a
        // setting.
        Connection connection =
                JDBC.createConnection(
                        "jdbc:sqlite:" + file.toUri() + (damaged.isPresent() ? "?mode=ro" : ""),
                        properties);
        try {
            // FULL, since with NORMAL a power cut takes acknowledged events; no memory mapping,
            // since a disk error would
            // then end the program instead of the statement.
            execute(
                    connection,
                    """
                    pragma busy_timeout = 5000;
                    pragma synchronous = full;
                    pragma fullfsync = on;
                    pragma checkpoint_fullfsync = on;
                    pragma foreign_keys = on;
                    pragma trusted_schema = off;
                    pragma cell_size_check = on;
                    pragma mmap_size = 0;
                    pragma temp_store = memory;
                    """);
            execute(connection, schema.atOpening());
            return connection;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /// Runs one or several statements that answer nothing.
    static void execute(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    /// Closes a connection that failed; should that fail too, the first failure tells of it.
    static void closeAfter(Throwable failure, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.getInt(1);
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.getString(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StorageException("Opening the store was interrupted; start it again.");
        }
    }
}
