package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table of events: its rows as events and back.
///
/// @param codec says what kind and body mean
record EventTable(EventCodec codec) {

    /// The last event of an incident.
    ///
    /// @param seq its place; 0 when there is no event yet
    /// @param hash its hash, or the hash every chain starts from
    record Head(long seq, String hash) {}

    /// Receives one row.
    @FunctionalInterface
    interface Row {
        void row(ResultSet row) throws SQLException;
    }

    void insert(Connection connection, Recorded event) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into event (incident, seq, id, happened_at, recorded_at, monotonic, session, who, kind, body, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, event.incident());
            insert.setLong(2, event.seq());
            insert.setString(3, event.id().toString());
            insert.setString(4, event.happenedAt().toString());
            insert.setString(5, event.recorded().wall().toString());
            insert.setLong(6, event.recorded().monotonicNanos());
            insert.setString(7, event.recorded().session());
            insert.setString(8, event.who());
            insert.setString(9, event.kind());
            insert.setString(10, event.body());
            insert.setString(11, event.hash());
            insert.executeUpdate();
        }
    }

    Optional<Recorded> byId(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from event where id = ?")) {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(event(row)) : Optional.empty();
            }
        }
    }

    Head head(Connection connection, String incident) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select seq, hash from event where incident = ? order by seq desc limit 1
                        """)) {
            select.setString(1, incident);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Head(row.getLong("seq"), row.getString("hash"))
                        : new Head(0, Recorded.CHAIN_START);
            }
        }
    }

    /// Every row of an incident, in order.
    void each(Connection connection, String incident, Row receiver) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select * from event where incident = ? order by seq
                        """)) {
            select.setString(1, incident);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    receiver.row(row);
                }
            }
        }
    }

    /// Every row of all incidents after a position, in the order of arrival.
    void after(Connection connection, long position, Row receiver) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select * from event where position > ? order by position
                        """)) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    receiver.row(row);
                }
            }
        }
    }

    List<String> incidents(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select incident from event where seq = 1 order by position desc
                                """);
                ResultSet row = select.executeQuery()) {
            var ids = new ArrayList<String>();
            while (row.next()) {
                ids.add(row.getString("incident"));
            }
            return ids;
        }
    }

    /// How many incidents have been opened in a year, or rather the highest number given out in it.
    ///
    /// @param prefix what the ids of that year begin with, `INC-2026-`
    long highestNumber(Connection connection, String prefix) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select coalesce(max(cast(substr(incident, length(?1) + 1) as integer)), 0)
                        from event
                        where seq = 1 and substr(incident, 1, length(?1)) = ?1
                        """)) {
            select.setString(1, prefix);
            try (ResultSet row = select.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    /// The event in a row.
    ///
    /// @throws StorageException when the row does not hold what an event must hold
    Recorded event(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String body = row.getString("body");
        try {
            return new Recorded(
                    row.getString("incident"),
                    row.getLong("seq"),
                    UUID.fromString(row.getString("id")),
                    Instant.parse(row.getString("happened_at")),
                    new Stamp(
                            Instant.parse(row.getString("recorded_at")),
                            row.getLong("monotonic"),
                            row.getString("session")),
                    row.getString("who"),
                    kind,
                    body,
                    row.getString("hash"),
                    codec.event(kind, body));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new StorageException(
                    "Event "
                            + row.getLong("seq")
                            + " of "
                            + row.getString("incident")
                            + " is damaged in incidents.db; "
                            + Schema.INCIDENTS.whenDamaged()
                            + ".",
                    e);
        }
    }
}
