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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Cuts bytes into chunks, has them compressed beside while it computes the digest of the whole, and hands them to the writing
/// thread, a few in one transaction and two transactions at most in waiting: so the memory in use is small however large the
/// file, and a more urgent write waits for one transaction at the most. What a responder records goes before all of it. The digest is computed from the very bytes that are
/// stored. Used by one thread at a time.
final class ChunkedIntake implements Intake {
    private static final int IN_FLIGHT = 2;
    private static final int HEAD = 64 * 1024;

    /// Chunks in one transaction at most, while the disk is busy and nobody records anything. Each transaction waits for the disk once, which for single
    /// chunks of a quick stream would take longer than all the rest.
    private static final int CHUNKS_AT_ONCE = 8;

    private final SqliteEvidence evidence;
    private final Database database;
    private final Packing packing;
    private final Room room;
    private final long id;
    private final String name;
    private @Nullable Waiting waiting;

    private final MessageDigest digest = Sha256.begin();
    private final Deque<Future<Chunk>> beingPacked = new ArrayDeque<>();
    private final Deque<byte[]> inUse = new ArrayDeque<>();
    private final List<Chunk> packed = new ArrayList<>();
    private final Deque<Flying> inFlight = new ArrayDeque<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private byte[] buffer = new byte[Chunk.SIZE];
    private LineCount.Unit unit = LineCount.Unit.BYTE;
    private byte[] head = new byte[0];
    private int filled;
    private int number;
    private long size;
    private long feeds;
    private boolean endsWithFeed;
    private boolean ended;

    ChunkedIntake(
            SqliteEvidence evidence,
            Database database,
            Packing packing,
            Room room,
            long id,
            String name) {
        this.evidence = evidence;
        this.database = database;
        this.packing = packing;
        this.room = room;
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
                pack();
            }
        }
    }

    @Override
    public StoredEvidence complete() {
        refuseWhenEnded();
        if (filled > 0) {
            pack();
        }
        collect(0);
        send();
        settle(0);
        long lines = LineCount.lines(size, feeds, endsWithFeed);
        var taken = new StoredEvidence(Sha256.end(digest), size, MediaType.of(name, head), lines);
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

    /// Has the buffer made into a chunk, and goes on with another one.
    private void pack() {
        if (number == 0) {
            head = Arrays.copyOf(buffer, Math.min(filled, HEAD));
            unit = LineCount.Unit.of(buffer, filled);
        }
        beingPacked.add(packing.pack(number, buffer, filled, unit));
        inUse.add(buffer);
        endsWithFeed = unit.endsWithFeed(buffer, filled);
        packing.way().give();
        digest.update(buffer, 0, filled);
        size += filled;
        number++;
        filled = 0;
        collect(packing.ahead());
        byte @Nullable [] next = spare.poll();
        buffer = next == null ? new byte[Chunk.SIZE] : next;
    }

    /// Sends on the chunks that are made, and waits until no more than so many are still being made.
    private void collect(int stillBeingPacked) {
        while (beingPacked.size() > stillBeingPacked
                || (!beingPacked.isEmpty() && beingPacked.element().isDone())) {
            Chunk chunk = Packing.await(beingPacked.remove());
            spare.add(inUse.remove());
            feeds += chunk.lines();
            packed.add(chunk);
            if (packed.size() >= atOnce() || diskIsIdle()) {
                send();
            }
        }
    }

    private int atOnce() {
        return packing.way().busy() ? 1 : CHUNKS_AT_ONCE;
    }

    private boolean diskIsIdle() {
        return inFlight.isEmpty() || inFlight.getLast().write().isDone();
    }

    private void send() {
        settle(IN_FLIGHT - 1);
        awaitRoom();
        if (!packed.isEmpty()) {
            inFlight.add(submit(List.copyOf(packed)));
            packed.clear();
        }
    }

    /// Waits until no more than so many transactions are still on their way to the disk.
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
                inFlight.addFirst(submit(next.chunks()));
            }
        }
    }

    private Flying submit(List<Chunk> chunks) {
        return new Flying(
                chunks,
                database.submit(
                        Urgency.CHUNK,
                        connection -> {
                            packing.way().give();
                            return insert(connection, chunks);
                        }));
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

    /// Chunks on their way to the disk.
    private record Flying(List<Chunk> chunks, Future<Integer> write) {}

    private int insert(Connection connection, List<Chunk> chunks) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into chunk (evidence, number, size, lines, sha256, zstd) values (?, ?, ?, ?, ?, ?)
                        """)) {
            for (Chunk chunk : chunks) {
                insert.setLong(1, id);
                insert.setInt(2, chunk.number());
                insert.setInt(3, chunk.size());
                insert.setLong(4, chunk.lines());
                insert.setString(5, chunk.sha256());
                insert.setBytes(6, chunk.zstd());
                insert.executeUpdate();
            }
            return chunks.size();
        }
    }

    private void refuseWhenEnded() {
        if (ended) {
            throw new IllegalStateException("The intake of " + name + " has ended");
        }
    }
}
