package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Chunks of which the last few that were read are kept in memory, so that lines beside each other cost nothing.
public final class KeptChunks implements EvidenceChunks {
    private static final int KEPT = 8;

    private final EvidenceChunks chunks;
    private final Map<Integer, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    /// Keeps some of these.
    public KeptChunks(EvidenceChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public LineIndex index() {
        return chunks.index();
    }

    @Override
    public synchronized byte[] bytes(int number) throws IOException {
        byte[] known = kept.get(number);
        if (known != null) {
            return known;
        }
        byte[] read = chunks.bytes(number);
        kept.put(number, read);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return read;
    }

    @Override
    public int read(int first, int count, byte[] into, int at) throws IOException {
        return chunks.read(first, count, into, at);
    }
}
