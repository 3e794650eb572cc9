package dev.incidentrunbook.store;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/// What there is so far of evidence that grows; its last chunk may become longer while it is read.
final class GrowingStream extends InputStream {
    private final IntFunction<Optional<byte[]>> chunks;
    private byte[] chunk = new byte[0];
    private int at;
    private int next;

    /// @param chunks the bytes of a chunk by its number, as far as there is one
    GrowingStream(IntFunction<Optional<byte[]>> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
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

    /// Passes over whole chunks without reading them.
    @Override
    public long skip(long count) {
        if (count <= 0) {
            return 0;
        }
        if (at == chunk.length && count >= Chunk.SIZE) {
            next++;
            return Chunk.SIZE;
        }
        if (!fill()) {
            return 0;
        }
        int part = (int) Math.min(count, chunk.length - at);
        at += part;
        return part;
    }

    private boolean fill() {
        if (at < chunk.length) {
            return true;
        }
        // Only the last one is shorter than the others.
        if (next > 0 && chunk.length > 0 && chunk.length < Chunk.SIZE) {
            return false;
        }
        chunk = chunks.apply(next).orElse(new byte[0]);
        at = 0;
        next++;
        return chunk.length > 0;
    }
}
