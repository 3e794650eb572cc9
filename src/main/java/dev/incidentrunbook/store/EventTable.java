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
                        select * from event where incident = ? order by seq desc limit 2
                        """)) {
            select.setString(1, incident);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Head(0, Recorded.CHAIN_START);
                }
                Recorded last = event(row);
                String before = row.next() ? Salvage.text(row, "hash") : Recorded.CHAIN_START;
                // Chained to a damaged event, the next one would be lost with it.
                if (!last.follows(before)) {
                    throw damaged(last.seq(), incident);
                }
                return new Head(last.seq(), last.hash());
            }
        }
    }

    /// The events of an incident, each one checked against the one before it.
    ///
    /// @return empty when one of them is not as it was recorded
    Optional<List<Recorded>> chained(Connection connection, String incident) throws SQLException {
        var found = new ArrayList<Recorded>();
        boolean[] sound = {true};
        String[] previous = {Recorded.CHAIN_START};
        each(
                connection,
                incident,
                row -> {
                    Optional<Recorded> event = readable(row);
                    sound[0] &=
                            event.isPresent()
                                    && event.get().seq() == found.size() + 1
                                    && event.get().follows(previous[0]);
                    if (sound[0]) {
                        found.add(event.orElseThrow());
                        previous[0] = found.getLast().hash();
                    }
                });
        return sound[0] ? Optional.of(List.copyOf(found)) : Optional.empty();
    }

    /// Hears of every event whether it holds.
    @FunctionalInterface
    interface Link {
        /// Hears of the next event.
        ///
        /// @param seen how many came before and with it
        /// @param broken which one it is, for a sentence, when it is not as it was recorded; otherwise empty
        void seen(long seen, Optional<String> broken);
    }

    /// Goes through all events of all incidents, each checked against the one before it.
    void links(Connection connection, Link receiver) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select * from event order by incident, seq");
                ResultSet row = select.executeQuery()) {
            String incident = "";
            Head head = new Head(0, Recorded.CHAIN_START);
            for (long seen = 1; row.next(); seen++) {
                if (!Salvage.text(row, "incident").equals(incident)) {
                    incident = Salvage.text(row, "incident");
                    head = new Head(0, Recorded.CHAIN_START);
                }
                long seq = row.getLong("seq");
                String before = head.hash();
                boolean holds =
                        seq == head.seq() + 1
                                && readable(row).filter(event -> event.follows(before)).isPresent();
                receiver.seen(
                        seen,
                        holds ? Optional.empty() : Optional.of("event " + seq + " of " + incident));
                head = new Head(seq, Salvage.text(row, "hash"));
            }
        }
    }

    /// The event in a row; empty when the row does not hold what an event must hold.
    Optional<Recorded> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(event(row));
        } catch (StorageException _) {
            return Optional.empty();
        }
    }

    /// Every row of an incident, in order.
    void each(Connection connection, String incident, Salvage.Row receiver) throws SQLException {
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

    /// Every row of all incidents after a position that can be read, in the order of arrival, with the `hash_before` it.
    void after(Connection connection, long position, Salvage.Row receiver) throws SQLException {
        new Salvage(
                        connection,
                        """
                        select e.*, p.hash as hash_before
                        from event e left join event p on p.incident = e.incident and p.seq = e.seq - 1
                        where e.position between ? and ? order by e.position
                        """)
                .read(position + 1, Salvage.last(connection, "event", "position"), receiver);
    }

    static boolean namesEvidence(Connection connection) throws SQLException {
        return Connections.number(
                        connection,
                        "select exists (select 1 from event where kind in ('evidence-attached', 'masked'))")
                == 1;
    }

    static List<String> incidents(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select incident from event where seq = 1 order by position desc
                                """);
                ResultSet row = select.executeQuery()) {
            var ids = new ArrayList<String>();
            while (row.next()) {
                ids.add(Salvage.text(row, "incident"));
            }
            return ids;
        }
    }

    /// Ids of all incidents of which there is any event.
    List<String> known(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select distinct incident from event order by 1");
                ResultSet row = select.executeQuery()) {
            var ids = new ArrayList<String>();
            while (row.next()) {
                ids.add(Salvage.text(row, "incident"));
            }
            return ids;
        }
    }

    /// How many incidents have been opened in a year, or rather the highest number given out in it. Of `INC-2026-0001~2` the
    /// cast reads the digits alone.
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
        String kind = Salvage.text(row, "kind");
        String body = Salvage.text(row, "body");
        try {
            return new Recorded(
                    Salvage.text(row, "incident"),
                    row.getLong("seq"),
                    UUID.fromString(Salvage.text(row, "id")),
                    Instant.parse(Salvage.text(row, "happened_at")),
                    new Stamp(
                            Instant.parse(Salvage.text(row, "recorded_at")),
                            row.getLong("monotonic"),
                            Salvage.text(row, "session")),
                    Salvage.text(row, "who"),
                    kind,
                    body,
                    Salvage.text(row, "hash"),
                    codec.event(kind, body));
        } catch (DateTimeException | IllegalArgumentException e) {
            StorageException damaged = damaged(row.getLong("seq"), Salvage.text(row, "incident"));
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static StorageException damaged(long seq, String incident) {
        return new StorageException(
                "Event "
                        + seq
                        + " of "
                        + incident
                        + " is damaged in incidents.db; "
                        + Schema.WHEN_DAMAGED
                        + ".");
    }
}
