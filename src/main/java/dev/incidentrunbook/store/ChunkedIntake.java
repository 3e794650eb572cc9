package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.EvidenceStore.Waiting;
import dev.incidentrunbook.evidence.MediaType;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.store.Database.Urgency;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Cuts bytes into chunks and hands them to the writing thread, one transaction a chunk, at most two of them waiting: so
/// the memory in use is small however large the file, and a more urgent write waits for one chunk at the most. The digest is
/// computed from the very bytes that are stored. Used by one thread at a time.
final class ChunkedIntake implements Intake {
    private static final int IN_FLIGHT = 2;
    private static final int HEAD = 64 * 1024;

    private final SqliteEvidence evidence;
    private final Database database;
    private final Room room;
    private final long id;
    private final String name;
    private @Nullable Waiting waiting;

    private final byte[] buffer = new byte[Chunk.SIZE];
    private final MessageDigest digest = Sha256.begin();
    private final LineCount lines = new LineCount();
    private final Deque<Flying> inFlight = new ArrayDeque<>();
    private byte[] head = new byte[0];
    private int filled;
    private int number;
    private long size;
    private long feedsBefore;
    private boolean ended;

    ChunkedIntake(SqliteEvidence evidence, Database database, Room room, long id, String name) {
        this.room = room;
        this.evidence = evidence;
        this.database = database;
        this.id = id;
        this.name = name;
    }

    @Override
    public void whenFull(Waiting heard) {
        waiting = heard;
    }

    @Override
    public void write(byte[] bytes, int length) {
        refuseWhenEnded();
        for (int from = 0; from < length; ) {
            int part = Math.min(length - from, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, part);
            filled += part;
            from += part;
            if (filled == buffer.length) {
                flush();
            }
        }
    }

    @Override
    public StoredEvidence complete() {
        refuseWhenEnded();
        if (filled > 0) {
            flush();
        }
        settle(0);
        var taken =
                new StoredEvidence(
                        Sha256.end(digest), size, MediaType.of(name, head), lines.lines());
        ended = true;
        try {
            StoredEvidence stored =
                    database.write(
                            Urgency.EVENT, connection -> evidence.settle(connection, id, taken));
            if (!evidence.holds(id, stored.sha256())) {
                evidence.remove(id);
            }
            return stored;
        } catch (SQLException e) {
            throw database.failure("Taking in " + name, e);
        }
    }

    @Override
    public void discard() {
        if (!ended) {
            close();
            evidence.remove(id);
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            // Queued behind the chunks still waiting, so nothing is added to the row after nobody
            // owns it.
            database.write(Urgency.CHUNK, connection -> SqliteEvidence.release(connection, id));
        } catch (SQLException e) {
            throw database.failure("Ending the intake of " + name, e);
        }
    }

    private void flush() {
        if (number == 0) {
            head = Arrays.copyOf(buffer, Math.min(filled, HEAD));
        }
        digest.update(buffer, 0, filled);
        lines.add(buffer, 0, filled);
        Chunk chunk = Chunk.of(number, buffer, filled, lines.feeds() - feedsBefore);
        settle(IN_FLIGHT - 1);
        awaitRoom();
        inFlight.add(send(chunk));
        feedsBefore = lines.feeds();
        size += filled;
        number++;
        filled = 0;
    }

    /// Waits until no more than so many chunks are still on their way to the disk.
    private void settle(int stillInFlight) {
        while (inFlight.size() > stillInFlight) {
            Flying next = inFlight.remove();
            try {
                Database.await(next.write());
            } catch (SQLException e) {
                if (!StorageFailure.full(e) || waiting == null) {
                    throw database.failure("Taking in " + name, e);
                }
                // Something else was quicker to fill the disk.
                awaitRoom();
                inFlight.addFirst(send(next.chunk()));
            }
        }
    }

    private Flying send(Chunk chunk) {
        return new Flying(
                chunk, database.submit(Urgency.CHUNK, connection -> insert(connection, chunk)));
    }

    /// Waits until there is room, if somebody hears of it.
    private void awaitRoom() {
        for (Optional<String> scarce = room.scarce();
                scarce.isPresent() && waiting != null;
                scarce = room.scarce()) {
            if (!waiting.forRoom(scarce.get())) {
                discard();
                throw new CancellationException(
                        "Attaching " + name + " was cancelled; nothing of it was kept.");
            }
            room.pause();
        }
    }

    /// A chunk on its way to the disk.
    private record Flying(Chunk chunk, Future<Integer> write) {}

    private int insert(Connection connection, Chunk chunk) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into chunk (evidence, number, size, lines, sha256, zstd) values (?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setLong(1, id);
            insert.setInt(2, chunk.number());
            insert.setInt(3, chunk.size());
            insert.setLong(4, chunk.lines());
            insert.setString(5, chunk.sha256());
            insert.setBytes(6, chunk.zstd());
            return insert.executeUpdate();
        }
    }

    private void refuseWhenEnded() {
        if (ended) {
            throw new IllegalStateException("The intake of " + name + " has ended");
        }
    }
}
