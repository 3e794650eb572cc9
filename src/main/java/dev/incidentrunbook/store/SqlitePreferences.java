package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.store.Database.Urgency;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The responder's preferences, kept beside the events.
///
/// @param database the file with the events
record SqlitePreferences(Database database) implements Preferences {
    @Override
    public Optional<String> preference(String key) {
        try {
            return database.read(connection -> {
                try (PreparedStatement select =
                        connection.prepareStatement("select value from preference where key = ?")) {
                    select.setString(1, key);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? Optional.of(row.getString("value")) : Optional.empty();
                    }
                }
            });
        } catch (SQLException e) {
            throw database.failure("Reading the preference " + key, e);
        }
    }

    @Override
    public void remember(String key, String value) {
        try {
            database.write(
                    Urgency.UPKEEP,
                    connection -> {
                        try (PreparedStatement upsert =
                                connection.prepareStatement(
                                        """
                                        insert into preference (key, value) values (?, ?)
                                        on conflict (key) do update set value = excluded.value
                                        """)) {
                            upsert.setString(1, key);
                            upsert.setString(2, value);
                            return upsert.executeUpdate();
                        }
                    });
        } catch (SQLException e) {
            throw database.failure("Remembering the preference " + key, e);
        }
    }
}
