package dev.incidentrunbook.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads every row that can still be read of a damaged table, by halving each stretch of rows in which something fails until
/// the failing row stands alone. (SQLite's own way, the `.recover` of its shell, needs a part that the driver lacks.)
///
/// @param connection on a copy of the damaged file
/// @param select what to read, with `where KEY between ? and ? order by KEY`
record Salvage(Connection connection, String select) {

    /// Receives one row.
    @FunctionalInterface
    interface Row {
        void row(ResultSet row) throws SQLException;
    }

    /// The highest key of a table; more than there can be when that cannot be read.
    static long last(Connection connection, String table, String key) throws SQLException {
        try {
            return number(connection, "select coalesce(max(" + key + "), 0) from " + table);
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw e;
            }
            // No row of ours takes less than 64 bytes.
            return number(connection, "pragma page_count")
                    * (number(connection, "pragma page_size") / 64);
        }
    }

    /// A text of a row; empty where damage left nothing, whatever the table promises.
    static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }

    /// A moment of a row; 1970 where damage left none.
    static Instant moment(ResultSet row, String column) throws SQLException {
        try {
            return Instant.parse(text(row, column));
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }

    /// The bytes of a row; none where damage left nothing.
    static byte[] bytes(ResultSet row, String column) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.getLong(1);
        }
    }

    /// Reads the rows whose key is between two numbers, both included. A row may be received twice.
    ///
    /// @return how many keys could not be read
    long read(long first, long last, Row receiver) throws SQLException {
        if (first > last) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    receiver.row(row);
                }
            }
            return 0;
        } catch (SQLException e) {
            if (StorageFailure.busy(e)) {
                throw e;
            }
        }
        if (first == last) {
            return 1;
        }
        long middle = first + (last - first) / 2;
        return read(first, middle, receiver) + read(middle + 1, last, receiver);
    }
}
