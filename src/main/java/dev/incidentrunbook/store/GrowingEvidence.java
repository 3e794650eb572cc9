package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MediaType;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Database.Urgency;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Evidence that grows while something is followed, and what is to become of it.
final class GrowingEvidence {
    private static final int HEAD = 64 * 1024;

    private final SqliteEvidence evidence;
    private final Database database;
    private final Packing packing;
    private final IntakeOwner owner;
    private final InstantSource clock;

    /// A row of purposes.
    ///
    /// @param evidence the key of the row that grows; 0 when that is complete
    /// @param sha256 the digest of what is complete
    private record Row(long evidence, String owner, Optional<String> sha256, Growing growing) {}

    GrowingEvidence(
            SqliteEvidence evidence,
            Database database,
            Packing packing,
            IntakeOwner owner,
            InstantSource clock) {
        this.evidence = evidence;
        this.database = database;
        this.packing = packing;
        this.owner = owner;
        this.clock = clock;
    }

    /// Begins something that grows.
    GrowingIntake begin(String name, String origin, Purpose purpose) {
        try {
            String claimed = owner.claim();
            return database.write(
                    Urgency.EVENT,
                    connection -> {
                        long id = evidence.insert(connection, name, origin, claimed);
                        return new GrowingIntake(
                                this,
                                database,
                                packing,
                                id,
                                insert(connection, id, name, origin, claimed, purpose),
                                name);
                    });
        } catch (SQLException e) {
            throw database.failure("Taking in " + name, e);
        } catch (IOException e) {
            throw StorageFailure.of("Taking in " + name, database.file(), e);
        }
    }

    /// What grows at this moment.
    List<Growing> underWay() {
        return rows(row -> row.evidence() > 0 && alive(row)).stream().map(Row::growing).toList();
    }

    /// What nobody goes on with.
    List<Growing> leftBehind() {
        return rows(row -> !alive(row)).stream().map(Row::growing).toList();
    }

    /// The bytes there are so far.
    InputStream open(long number) {
        Optional<Row> row = rows(r -> r.growing().number() == number).stream().findFirst();
        if (row.isPresent() && row.get().sha256().isPresent()) {
            return evidence.open(row.get().sha256().get());
        }
        long id = row.map(Row::evidence).orElse(0L);
        return new GrowingStream(chunk -> chunk(id, chunk));
    }

    /// Completes something up to its last sound chunk.
    StoredEvidence finish(long number) {
        Row row =
                rows(r -> r.growing().number() == number).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new StorageException(
                                        "What was followed is recorded already; look for it under evidence."));
        Optional<StoredEvidence> complete = row.sha256().flatMap(evidence::find);
        return complete.orElseGet(() -> complete(row.evidence(), number, row.growing().name()));
    }

    /// Forgets what something was for, since an event names it.
    void named(long number) {
        try {
            database.write(Urgency.EVENT, connection -> forget(connection, number));
        } catch (SQLException e) {
            throw database.failure("Recording what was followed", e);
        }
    }

    /// Removes something that was cancelled.
    void remove(long id, long number) {
        named(number);
        evidence.remove(id);
    }

    /// Adds up the chunks of something that grew: their digest, and their lines, which nobody counted before.
    private StoredEvidence complete(long id, long number, String name) {
        MessageDigest digest = Sha256.begin();
        var lines = new LineCount();
        byte[] head = new byte[0];
        long size = 0;
        var feeds = new ArrayList<Long>();
        for (Optional<byte[]> bytes = chunk(id, 0);
                bytes.isPresent();
                bytes = chunk(id, feeds.size())) {
            byte[] sound = bytes.get();
            if (feeds.isEmpty()) {
                head = Arrays.copyOf(sound, Math.min(sound.length, HEAD));
            }
            long before = lines.feeds();
            digest.update(sound);
            lines.add(sound);
            size += sound.length;
            feeds.add(lines.feeds() - before);
        }
        var taken =
                new StoredEvidence(
                        Sha256.end(digest), size, MediaType.of(name, head), lines.lines());
        try {
            StoredEvidence stored =
                    database.write(
                            Urgency.EVENT,
                            connection -> {
                                count(connection, id, feeds);
                                removeFrom(connection, id, feeds.size());
                                StoredEvidence settled = evidence.settle(connection, id, taken);
                                note(connection, number, settled.sha256());
                                return settled;
                            });
            if (!evidence.holds(id, stored.sha256())) {
                evidence.remove(id);
            }
            return stored;
        } catch (SQLException e) {
            throw database.failure("Taking in " + name, e);
        }
    }

    private Optional<byte[]> chunk(long id, int number) {
        return evidence.chunk(id, number).flatMap(Chunk::bytes);
    }

    private static void count(Connection connection, long id, List<Long> feeds)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update chunk set lines = ? where evidence = ? and number = ?")) {
            for (int chunk = 0; chunk < feeds.size(); chunk++) {
                update.setLong(1, feeds.get(chunk));
                update.setLong(2, id);
                update.setInt(3, chunk);
                update.executeUpdate();
            }
        }
    }

    private boolean alive(Row row) {
        try {
            return owner.alive(row.owner());
        } catch (IOException e) {
            throw StorageFailure.of("Looking for what grows", database.file(), e);
        }
    }

    private List<Row> rows(Predicate<Row> wanted) {
        if (database.readOnly().isPresent()) {
            return List.of();
        }
        try {
            return database.read(GrowingEvidence::all).stream().filter(wanted).toList();
        } catch (SQLException e) {
            throw database.failure("Looking for what grows", e);
        }
    }

    private static List<Row> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select p.*, coalesce(
                                    (select sum(c.size) from chunk c where c.evidence = p.evidence), 0) as grown
                                from purpose p order by p.number
                                """);
                ResultSet row = select.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (row.next()) {
                rows.add(
                        new Row(
                                row.getLong("evidence"),
                                Salvage.text(row, "owner"),
                                Optional.ofNullable(row.getString("sha256")),
                                new Growing(
                                        row.getLong("number"),
                                        new Purpose(
                                                Salvage.text(row, "incident"),
                                                Salvage.text(row, "step"),
                                                Salvage.text(row, "caption")),
                                        Salvage.text(row, "name"),
                                        Salvage.text(row, "origin"),
                                        Salvage.moment(row, "begun_at"),
                                        row.getLong("grown"))));
            }
            return rows;
        }
    }

    private long insert(
            Connection connection,
            long id,
            String name,
            String origin,
            String claimed,
            Purpose purpose)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into purpose (evidence, incident, step, name, origin, caption, begun_at, owner)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning number
                        """)) {
            insert.setLong(1, id);
            insert.setString(2, purpose.incident());
            insert.setString(3, purpose.step());
            insert.setString(4, name);
            insert.setString(5, origin);
            insert.setString(6, purpose.caption());
            insert.setString(7, clock.instant().toString());
            insert.setString(8, claimed);
            try (ResultSet row = insert.executeQuery()) {
                return row.getLong("number");
            }
        }
    }

    private static void note(Connection connection, long number, String sha256)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update purpose set sha256 = ?, evidence = null where number = ?")) {
            update.setString(1, sha256);
            update.setLong(2, number);
            update.executeUpdate();
        }
    }

    private static int forget(Connection connection, long number) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from purpose where number = ?")) {
            delete.setLong(1, number);
            return delete.executeUpdate();
        }
    }

    private static void removeFrom(Connection connection, long id, int number) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "delete from chunk where evidence = ? and number >= ?")) {
            delete.setLong(1, id);
            delete.setInt(2, number);
            delete.executeUpdate();
        }
    }
}
