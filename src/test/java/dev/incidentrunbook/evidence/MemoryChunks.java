package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Chunks in memory, of any size, that count how often one of them is read.
final class MemoryChunks implements EvidenceChunks {
    private final byte[] all;
    private final LineIndex index;
    private String failure = "";
    int reads;

    private MemoryChunks(byte[] all, LineIndex index) {
        this.all = all;
        this.index = index;
    }

    static MemoryChunks of(byte[] all, int size) {
        int count = Math.ceilDiv(all.length, size);
        var sizes = new int[count];
        var feeds = new int[count];
        TextEncoding encoding =
                Optional.of(all).flatMap(TextEncoding::of).orElse(TextEncoding.UTF_8);
        for (int i = 0; i < count; i++) {
            sizes[i] = Math.min(size, all.length - i * size);
            byte[] chunk = Arrays.copyOfRange(all, i * size, i * size + sizes[i]);
            for (int at = encoding.nextFeed(chunk, 0, chunk.length);
                    at >= 0;
                    at = encoding.nextFeed(chunk, at + 1, chunk.length)) {
                feeds[i]++;
            }
        }
        return new MemoryChunks(all, LineIndex.of(sizes, feeds));
    }

    /// From now on no chunk can be read, unless the reason is blank.
    MemoryChunks failing(String why) {
        failure = why;
        return this;
    }

    @Override
    public LineIndex index() {
        return index;
    }

    @Override
    public byte[] bytes(int number) throws IOException {
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
        reads++;
        int begin = Math.toIntExact(index.begin(number));
        return Arrays.copyOfRange(all, begin, begin + index.size(number));
    }

    @Override
    public int read(int first, int count, byte[] into, int at) throws IOException {
        int begin = Math.toIntExact(index.begin(first));
        int length = Math.toIntExact(index.begin(first + count)) - begin;
        System.arraycopy(all, begin, into, at, length);
        reads += count;
        return length;
    }
}
