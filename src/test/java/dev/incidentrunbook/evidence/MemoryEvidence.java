package dev.incidentrunbook.evidence;

import dev.incidentrunbook.incident.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Evidence in memory, for tests of what goes in and comes out. It can be told to fail, and its bytes can be changed.
public final class MemoryEvidence implements EvidenceStore {
    private int opened;
    final Map<String, byte[]> bytes = new HashMap<>();
    final Set<String> discarded = new TreeSet<>();
    private final Map<String, StoredEvidence> known = new HashMap<>();
    private final List<Incomplete> incomplete = new ArrayList<>();
    private final List<Growing> grown = new ArrayList<>();
    private String failure = "";
    private String readingFailure = "";

    /// From now on every intake fails with this sentence; a blank one ends that.
    public void fail(String sentence) {
        failure = sentence;
    }

    /// From now on chunks cannot be read, for this reason.
    public void failReading(String sentence) {
        readingFailure = sentence;
    }

    /// An intake that was cut short has left something.
    public void leave(Incomplete cut) {
        incomplete.add(cut);
    }

    /// Another program follows something, of which these bytes have come.
    public void grow(Growing growing, byte[] soFar) {
        grown.clear();
        grown.add(growing);
        bytes.put("growing", soFar);
    }

    @Override
    public List<Growing> growing() {
        return List.copyOf(grown);
    }

    @Override
    public InputStream open(Growing growing) {
        return open("growing");
    }

    @Override
    public List<Incomplete> incomplete() {
        return List.copyOf(incomplete);
    }

    @Override
    public void remove(Incomplete cut) {
        incomplete.remove(cut);
    }

    /// The bytes stored under a digest are no longer those that were taken in.
    public void damage(String sha256) {
        bytes.put(sha256, new byte[] {1});
    }

    @Override
    public Intake begin(String name, String origin) {
        var taken = new ByteArrayOutputStream();
        return new Intake() {
            @Override
            public void write(byte[] buffer, int length) {
                if (!failure.isBlank()) {
                    throw new StorageException(failure);
                }
                taken.write(buffer, 0, length);
            }

            @Override
            public StoredEvidence complete() {
                byte[] all = taken.toByteArray();
                var stored =
                        new StoredEvidence(sha256(all), all.length, MediaType.of(name, all), 0);
                bytes.put(stored.sha256(), all);
                known.put(stored.sha256(), stored);
                return stored;
            }

            @Override
            public void discard() {
                discarded.add(name);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Intake beginReadingCopy(String packed, int member, String name) {
        return begin(name, "unpacked");
    }

    /// Keeps bytes as if they had been taken in.
    public StoredEvidence keep(String name, byte[] all) {
        try (Intake intake = begin(name, "a test")) {
            intake.write(all, all.length);
            return intake.complete();
        }
    }

    @Override
    public Optional<StoredEvidence> find(String sha256) {
        return Optional.ofNullable(known.get(sha256));
    }

    /// How often bytes were opened to be read.
    public int opened() {
        return opened;
    }

    @Override
    public InputStream open(String sha256) {
        opened++;
        return new ByteArrayInputStream(bytes.getOrDefault(sha256, new byte[0]));
    }

    @Override
    public EvidenceChunks chunks(String sha256) {
        return MemoryChunks.of(bytes.getOrDefault(sha256, new byte[0]), 256 * 1024)
                .failing(readingFailure);
    }

    @Override
    public List<String> verify(String sha256) {
        return sha256(bytes.getOrDefault(sha256, new byte[0])).equals(sha256)
                ? List.of()
                : List.of("The bytes are not those that were taken in.");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
