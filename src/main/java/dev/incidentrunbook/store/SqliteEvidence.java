package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceStore;
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
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Evidence in SQLite, as chunks.
final class SqliteEvidence implements EvidenceStore {
    private static final int CHUNKS_REMOVED_AT_ONCE = 64;

    private final Database database;
    private final IntakeOwner owner;
    private final InstantSource clock;
    private final Room room;
    private final Packing packing;
    private final GrowingEvidence growing;
    private final ReadingCopies copies;

    /// @param way what goes before the bytes of evidence
    SqliteEvidence(
            Database database, IntakeOwner owner, InstantSource clock, Room room, RightOfWay way) {
        this.packing = new Packing(way);
        this.room = room;
        this.database = database;
        this.owner = owner;
        this.clock = clock;
        this.growing = new GrowingEvidence(this, database, packing, owner, clock);
        this.copies = new ReadingCopies(this, database);
    }

    @Override
    public Intake begin(String name, String origin) {
        return begin(name, origin, _ -> {});
    }

    @Override
    public Intake beginReadingCopy(String packed, int member, String name) {
        return begin(name, ReadingCopies.ORIGIN + packed, id -> copies.begin(id, packed, member));
    }

    private Intake begin(String name, String origin, LongConsumer begun) {
        try {
            if (room.scarce().isPresent()) {
                copies.drop();
            }
            String claimed = owner.claim();
            long id =
                    database.write(
                            Urgency.EVENT, connection -> insert(connection, name, origin, claimed));
            begun.accept(id);
            return new ChunkedIntake(this, database, packing, room, id, name);
        } catch (SQLException e) {
            throw database.failure("Taking in " + name, e);
        } catch (IOException e) {
            throw StorageFailure.of("Taking in " + name, database.file(), e);
        }
    }

    /// Adds a row for what is begun, in a transaction.
    ///
    /// @return its key
    long insert(Connection connection, String name, String origin, String claimed)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into evidence (name, origin, begun_at, owner) values (?, ?, ?, ?) returning id
                        """)) {
            insert.setString(1, name);
            insert.setString(2, origin);
            insert.setString(3, clock.instant().toString());
            insert.setString(4, claimed);
            try (ResultSet row = insert.executeQuery()) {
                return row.getLong("id");
            }
        }
    }

    @Override
    public Intake grow(String name, String origin, Purpose purpose) {
        return growing.begin(name, origin, purpose);
    }

    @Override
    public List<Growing> growing() {
        return growing.underWay();
    }

    @Override
    public List<Growing> leftBehind() {
        return growing.leftBehind();
    }

    @Override
    public InputStream open(Growing grown) {
        return growing.open(grown.number());
    }

    @Override
    public StoredEvidence finish(Growing grown) {
        return growing.finish(grown.number());
    }

    @Override
    public void named(long number) {
        growing.named(number);
    }

    @Override
    public Optional<StoredEvidence> readingCopy(String packed, int member) {
        return copies.find(packed, member);
    }

    @Override
    public int dropReadingCopies() {
        return copies.drop();
    }

    @Override
    public Optional<StoredEvidence> find(String sha256) {
        return row(sha256).map(Row::stored);
    }

    @Override
    public InputStream open(String sha256) {
        Row row = row(sha256).orElseThrow(() -> missing(sha256));
        return new ChunkStream(this, row.id(), row.stored());
    }

    @Override
    public EvidenceChunks chunks(String sha256) {
        Row row = row(sha256).orElseThrow(() -> missing(sha256));
        try {
            return new SqliteChunks(database, row.id(), row.stored());
        } catch (SQLException e) {
            throw database.failure("Reading evidence", e);
        }
    }

    @Override
    public List<String> verify(String sha256) {
        Optional<Row> row = row(sha256);
        if (row.isEmpty()) {
            return List.of(missing(sha256).getMessage());
        }
        var wrong = new ArrayList<String>();
        MessageDigest digest = Sha256.begin();
        long chunks = chunks(row.get().stored());
        for (int number = 0; number < chunks; number++) {
            Optional<byte[]> bytes = chunk(row.get().id(), number).flatMap(Chunk::bytes);
            bytes.ifPresent(digest::update);
            if (bytes.isEmpty()) {
                wrong.add(damaged(number, row.get().stored()).getMessage());
            }
        }
        if (wrong.isEmpty() && !Sha256.end(digest).equals(sha256)) {
            wrong.add(
                    "The bytes stored for the evidence "
                            + sha256
                            + " are not those that were taken in; attach the original again if you still have it.");
        }
        return List.copyOf(wrong);
    }

    @Override
    public List<Incomplete> incomplete() {
        if (database.readOnly().isPresent()) {
            return List.of();
        }
        try {
            var found = new ArrayList<Incomplete>();
            for (Cut cut : database.read(SqliteEvidence::cuts)) {
                if (!owner.alive(cut.owner())
                        && !cut.incomplete().origin().startsWith(ReadingCopies.ORIGIN)) {
                    found.add(cut.incomplete());
                }
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw database.failure("Looking for intakes that were cut short", e);
        } catch (IOException e) {
            throw StorageFailure.of("Looking for intakes that were cut short", database.file(), e);
        }
    }

    @Override
    public void remove(Incomplete incomplete) {
        if (incomplete().stream().anyMatch(i -> i.number() == incomplete.number())) {
            remove(incomplete.number());
        }
    }

    /// Removes an incomplete row and its chunks, a few at a time so that other writes come in between.
    void remove(long id) {
        try {
            boolean more = true;
            while (more) {
                more = database.write(Urgency.UPKEEP, connection -> removeSome(connection, id));
            }
        } catch (SQLException e) {
            throw database.failure("Removing what an intake left behind", e);
        }
    }

    /// One chunk of an evidence, read alone.
    Optional<Chunk> chunk(long id, int number) {
        try {
            return database.read(connection -> Chunk.read(connection, id, number));
        } catch (SQLException e) {
            throw database.failure("Reading evidence", e);
        }
    }

    /// How many chunks hold an evidence.
    static long chunks(StoredEvidence stored) {
        return Math.ceilDiv(stored.size(), Chunk.SIZE);
    }

    /// Makes a taken-in evidence known by its digest, in a transaction.
    ///
    /// @return what is stored under that digest; another evidence when the same bytes were there before
    StoredEvidence settle(Connection connection, long id, StoredEvidence taken)
            throws SQLException {
        Optional<Row> same = select(connection, taken.sha256());
        copies.settle(connection, id, taken.sha256(), same.isPresent());
        if (same.isPresent()) {
            heal(connection, same.get().id(), id, taken.lines());
            release(connection, id);
            return same.get().stored();
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update evidence
                        set sha256 = ?, size = ?, media_type = ?, lines = ?, completed_at = ?, owner = ''
                        where id = ?
                        """)) {
            update.setString(1, taken.sha256());
            update.setLong(2, taken.size());
            update.setString(3, taken.mediaType());
            update.setLong(4, taken.lines());
            update.setString(5, clock.instant().toString());
            update.setLong(6, id);
            update.executeUpdate();
            return taken;
        }
    }

    /// Gives an evidence the chunks that it lost or that were damaged, from the same bytes taken in again.
    private static void heal(Connection connection, long damaged, long fresh, long lines)
            throws SQLException {
        try (PreparedStatement remove =
                        connection.prepareStatement(
                                """
                                delete from chunk where evidence = ?1 and not exists (
                                    select 1 from chunk f
                                    where f.evidence = ?2 and f.number = chunk.number and f.size = chunk.size
                                      and f.lines = chunk.lines and f.sha256 = chunk.sha256 and f.zstd = chunk.zstd)
                                """);
                PreparedStatement move =
                        connection.prepareStatement(
                                """
                                update chunk set evidence = ?1 where evidence = ?2 and number not in (
                                    select number from chunk where evidence = ?1)
                                """);
                PreparedStatement count =
                        connection.prepareStatement(
                                "update evidence set lines = ? where id = ? and lines <> ?1")) {
            remove.setLong(1, damaged);
            remove.setLong(2, fresh);
            remove.executeUpdate();
            move.setLong(1, damaged);
            move.setLong(2, fresh);
            move.executeUpdate();
            count.setLong(1, lines);
            count.setLong(2, damaged);
            count.executeUpdate();
        }
    }

    /// Says that nobody goes on with an intake.
    static int release(Connection connection, long id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update evidence set owner = '' where id = ? and sha256 is null")) {
            update.setLong(1, id);
            return update.executeUpdate();
        }
    }

    /// Whether an evidence became complete and known by its digest.
    boolean holds(long id, String sha256) {
        return row(sha256).filter(row -> row.id() == id).isPresent();
    }

    private Optional<Row> row(String sha256) {
        try {
            return database.read(connection -> select(connection, sha256));
        } catch (SQLException e) {
            throw database.failure("Looking for evidence", e);
        }
    }

    private static Optional<Row> select(Connection connection, String sha256) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select id, size, media_type, lines from evidence where sha256 = ?
                        """)) {
            select.setString(1, sha256);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Row(
                                        row.getLong("id"),
                                        new StoredEvidence(
                                                sha256,
                                                row.getLong("size"),
                                                Salvage.text(row, "media_type"),
                                                row.getLong("lines"))))
                        : Optional.empty();
            }
        }
    }

    private static List<Cut> cuts(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select e.id, e.name, e.origin, e.begun_at, e.owner, coalesce(sum(c.size), 0) as stored
                                from evidence e left join chunk c on c.evidence = e.id
                                where e.sha256 is null and e.id not in (
                                    select evidence from purpose where evidence is not null)
                                group by e.id
                                order by e.id
                                """);
                ResultSet row = select.executeQuery()) {
            var cuts = new ArrayList<Cut>();
            while (row.next()) {
                cuts.add(
                        new Cut(
                                Salvage.text(row, "owner"),
                                new Incomplete(
                                        row.getLong("id"),
                                        Salvage.text(row, "name"),
                                        Salvage.text(row, "origin"),
                                        Salvage.moment(row, "begun_at"),
                                        row.getLong("stored"))));
            }
            return cuts;
        }
    }

    private static boolean removeSome(Connection connection, long id) throws SQLException {
        try (PreparedStatement chunks =
                        connection.prepareStatement(
                                """
                                delete from chunk where id in (
                                    select c.id from chunk c join evidence e on e.id = c.evidence
                                    where e.id = ? and e.sha256 is null limit ?)
                                """);
                PreparedStatement evidence =
                        connection.prepareStatement(
                                "delete from evidence where id = ? and sha256 is null")) {
            chunks.setLong(1, id);
            chunks.setInt(2, CHUNKS_REMOVED_AT_ONCE);
            boolean more = chunks.executeUpdate() == CHUNKS_REMOVED_AT_ONCE;
            if (!more) {
                evidence.setLong(1, id);
                evidence.executeUpdate();
            }
            Connections.execute(connection, "pragma incremental_vacuum");
            return more;
        }
    }

    /// What to say of a chunk whose bytes are not those that were taken in.
    static IOException damaged(int number, StoredEvidence stored) {
        return new IOException(
                "Part "
                        + (number + 1)
                        + " of "
                        + chunks(stored)
                        + " of the evidence "
                        + stored.sha256()
                        + " is missing or damaged; attach the original again if you still have it.");
    }

    private static StorageException missing(String sha256) {
        return new StorageException(
                "No evidence with the digest "
                        + sha256
                        + " is stored here; open the store that holds it.");
    }

    private record Row(long id, StoredEvidence stored) {}

    private record Cut(String owner, Incomplete incomplete) {}
}
