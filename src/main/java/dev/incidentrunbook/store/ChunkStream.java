package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The bytes of an evidence, one chunk at a time in memory, each checked against its digest before a byte of it is given out.
final class ChunkStream extends InputStream {
    private final SqliteEvidence evidence;
    private final long id;
    private final StoredEvidence stored;
    private final long chunks;

    private byte[] chunk = new byte[0];
    private int at;
    private int next;

    ChunkStream(SqliteEvidence evidence, long id, StoredEvidence stored) {
        this.evidence = evidence;
        this.id = id;
        this.stored = stored;
        this.chunks = SqliteEvidence.chunks(stored);
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, bytes, offset, part);
        at += part;
        return part;
    }

    /// Skips whole chunks without reading them.
    @Override
    public long skip(long count) throws IOException {
        if (count <= 0) {
            return 0;
        }
        long position = Math.min((long) next * Chunk.SIZE - (chunk.length - at), stored.size());
        long target = count > stored.size() - position ? stored.size() : position + count;
        long start = (long) (next - 1) * Chunk.SIZE;
        if (target < start + chunk.length && next > 0) {
            at = Math.toIntExact(target - start);
        } else {
            next = Math.toIntExact(target / Chunk.SIZE);
            chunk = new byte[0];
            at = 0;
            int into = Math.toIntExact(target % Chunk.SIZE);
            if (into > 0 && fill()) {
                at = into;
            }
        }
        return target - position;
    }

    @Override
    public int available() {
        return chunk.length - at;
    }

    /// @return whether there is at least one more byte
    private boolean fill() throws IOException {
        if (at < chunk.length) {
            return true;
        }
        if (next >= chunks) {
            return false;
        }
        int number = next;
        chunk = bytes(number);
        at = 0;
        next++;
        return true;
    }

    private byte[] bytes(int number) throws IOException {
        try {
            return evidence.chunk(id, number)
                    .flatMap(Chunk::bytes)
                    .filter(bytes -> bytes.length == expectedLength(number))
                    .orElseThrow(() -> SqliteEvidence.damaged(number, stored));
        } catch (StorageException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private long expectedLength(int number) {
        return Math.min(Chunk.SIZE, stored.size() - (long) number * Chunk.SIZE);
    }
}
