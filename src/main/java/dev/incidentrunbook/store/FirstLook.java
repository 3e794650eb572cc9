package dev.incidentrunbook.store;

import dev.incidentrunbook.safekeeping.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a file of the store looks like before it is used. It is opened for reading only, since the first thing SQLite does
/// with a damaged file it may write is to move the write-ahead log into it.
///
/// @param damage what is wrong; empty when nothing was found
/// @param readable whether its tables can be read at all
record FirstLook(Optional<Damage> damage, boolean readable) {
    /// SQLite reads some 5 GiB a second of a file in memory, but far less from a disk: above this size the thorough look is
    /// left to [Checkup].
    private static final long LOOK_THROUGH_UP_TO = 256L * 1024 * 1024;

    private static final FirstLook SOUND = new FirstLook(Optional.empty(), true);

    /// Looks at a database file.
    ///
    /// @param expected whether there must be something in it, because other records of the same say so
    static FirstLook at(Path folder, Schema schema, BooleanSupplier expected) {
        Path file = folder.resolve(schema.fileName());
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size == 0) {
                return expected.getAsBoolean() ? damaged(schema, "is gone or empty", false) : SOUND;
            }
            return look(file, schema, size, expected);
        } catch (IOException e) {
            throw StorageFailure.of("Looking at the store", file, e);
        }
    }

    private static FirstLook look(Path file, Schema schema, long size, BooleanSupplier expected) {
        var connections = new Connections(file, schema, Optional.of("only looked at"));
        boolean readable = false;
        try (Connection connection = connections.openReader()) {
            boolean header =
                    Connections.number(connection, "pragma user_version") > 0
                            && Connections.number(connection, "pragma application_id")
                                    == schema.applicationId();
            if (tables(connection, schema) < schema.tables().size()) {
                // Perhaps it is another program's file; that will be told when it is opened.
                return header ? damaged(schema, "is damaged (it lacks its tables)", false) : SOUND;
            }
            readable = true;
            if (!header) {
                return damaged(schema, "is damaged (its first page)", true);
            }
            Optional<String> wrong =
                    size > LOOK_THROUGH_UP_TO ? Optional.empty() : wrong(connection);
            return wrong.map(what -> damaged(schema, "is damaged (" + what + ")", true))
                    .orElse(SOUND);
        } catch (SQLException e) {
            if (StorageFailure.creationCutShort(e)) {
                return expected.getAsBoolean() ? damaged(schema, "is gone or empty", false) : SOUND;
            }
            if (StorageFailure.damage(e)) {
                return damaged(schema, "is damaged (" + StorageFailure.words(e) + ")", readable);
            }
            throw StorageFailure.of("Looking at the store", file, e);
        }
    }

    private static int tables(Connection connection, Schema schema) throws SQLException {
        return Connections.number(
                connection,
                "select count(*) from sqlite_schema where type = 'table' and name in ('"
                        + String.join("', '", schema.tables())
                        + "')");
    }

    private static Optional<String> wrong(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("pragma quick_check(1)")) {
            String found = answer.next() ? answer.getString(1) : "no answer";
            return "ok".equals(found) ? Optional.empty() : Optional.of(StorageFailure.plain(found));
        }
    }

    private static FirstLook damaged(Schema schema, String what, boolean readable) {
        var damage =
                new Damage(
                        schema.fileName(),
                        Optional.empty(),
                        Optional.empty(),
                        schema.fileName() + " " + what + ".");
        return new FirstLook(Optional.of(damage), readable);
    }
}
