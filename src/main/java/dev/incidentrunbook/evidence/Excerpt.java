package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.EvidenceStore.Waiting;
import dev.incidentrunbook.incident.Incident.Outside;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes in only the beginning and the end of a file, and the digest of all of it. Used once, by one thread.
final class Excerpt implements Intake {
    /// Bytes that are kept of either end.
    static final int END = 64 * 1024;

    private final EvidenceStore store;
    private final String name;
    private final Supplier<String> path;
    private final MessageDigest digest = Sha256.begin();
    private final ByteArrayOutputStream first = new ByteArrayOutputStream(END);
    private byte[] last = new byte[0];
    private long size;
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<Outside> outside = Optional.empty();

    /// @param path where the file lies; known once it is open
    Excerpt(EvidenceStore store, String name, Supplier<String> path) {
        this.store = store;
        this.name = name;
        this.path = path;
    }

    @Override
    public void whenFull(Waiting heard) {
        waiting = Optional.of(heard);
    }

    @Override
    public void write(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
        size += length;
        int begun = Math.min(length, END - first.size());
        first.write(buffer, 0, begun);
        int rest = length - begun;
        if (rest >= END) {
            last = Arrays.copyOfRange(buffer, length - END, length);
        } else if (rest > 0) {
            int kept = Math.min(last.length, END - rest);
            byte[] joined = new byte[kept + rest];
            System.arraycopy(last, last.length - kept, joined, 0, kept);
            System.arraycopy(buffer, begun, joined, kept, rest);
            last = joined;
        }
    }

    @Override
    public StoredEvidence complete() {
        outside = Optional.of(new Outside(path.get(), size, Sha256.end(digest)));
        try (Intake intake = store.begin(name, path.get())) {
            waiting.ifPresent(intake::whenFull);
            byte[] excerpt = excerpt();
            intake.write(excerpt, excerpt.length);
            return intake.complete();
        }
    }

    /// The file, once it was read.
    Outside outside() {
        return outside.orElseThrow();
    }

    @Override
    public void close() {
        // Nothing was begun before everything was read.
    }

    private byte[] excerpt() {
        var excerpt = new ByteArrayOutputStream();
        excerpt.writeBytes(first.toByteArray());
        long left = size - first.size() - last.length;
        if (left > 0) {
            String gap =
                    "\n[... %d bytes are left out here; the whole file is %s ...]\n"
                            .formatted(left, path.get());
            excerpt.writeBytes(gap.getBytes(StandardCharsets.UTF_8));
        }
        excerpt.writeBytes(last);
        return excerpt.toByteArray();
    }
}
