package dev.incidentrunbook.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/// A database file as an outsider sees and damages it.
final class SqlFile {
    private SqlFile() {}

    static void run(Path file, String statements) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(Path file, String query) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(Path file) throws SQLException {
        return JDBC.createConnection("jdbc:sqlite:" + file.toUri(), new Properties());
    }
}
