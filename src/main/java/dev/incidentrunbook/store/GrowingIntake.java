package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.store.Database.Urgency;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Bytes that come now and then. The chunk that is being filled is written again and again, so that what came is durable and
/// can be read. Used by one thread at a time.
final class GrowingIntake implements Intake {
    private final GrowingEvidence growing;
    private final Database database;
    private final Packing packing;
    private final long id;
    private final long number;
    private final String name;
    private final byte[] buffer = new byte[Chunk.SIZE];
    private int filled;
    private int chunk;
    private boolean unwritten;
    private boolean ended;

    GrowingIntake(
            GrowingEvidence growing,
            Database database,
            Packing packing,
            long id,
            long number,
            String name) {
        this.growing = growing;
        this.database = database;
        this.packing = packing;
        this.id = id;
        this.number = number;
        this.name = name;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void write(byte[] bytes, int length) {
        for (int from = 0; from < length; ) {
            int part = Math.min(length - from, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, part);
            filled += part;
            from += part;
            unwritten = true;
            if (filled == buffer.length) {
                sync();
                chunk++;
                filled = 0;
            }
        }
    }

    @Override
    public void sync() {
        if (!unwritten || filled == 0) {
            return;
        }
        // Lines are counted once all is there, since only the first chunk tells what a line feed
        // is.
        Chunk part = Packing.await(packing.pack(chunk, buffer, filled, LineCount.Unit.BYTE));
        try {
            database.write(Urgency.CHUNK, connection -> put(connection, part));
        } catch (SQLException e) {
            throw database.failure("Taking in " + name, e);
        }
        unwritten = false;
    }

    @Override
    public StoredEvidence complete() {
        sync();
        ended = true;
        return growing.finish(number);
    }

    @Override
    public void discard() {
        if (!ended) {
            ended = true;
            growing.remove(id, number);
        }
    }

    @Override
    public void close() {
        // What is not complete is left behind, and completed when this program has ended.
        ended = true;
    }

    private int put(Connection connection, Chunk part) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into chunk (evidence, number, size, lines, sha256, zstd) values (?, ?, ?, 0, ?, ?)
                        on conflict (evidence, number) do update
                        set size = excluded.size, sha256 = excluded.sha256, zstd = excluded.zstd
                        """)) {
            insert.setLong(1, id);
            insert.setInt(2, part.number());
            insert.setInt(3, part.size());
            insert.setString(4, part.sha256());
            insert.setBytes(5, part.zstd());
            return insert.executeUpdate();
        }
    }
}
