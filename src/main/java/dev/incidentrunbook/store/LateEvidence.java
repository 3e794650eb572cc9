package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.StorageException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The evidence of an open store. Its file may fail to open, and an incident can be worked on all the same; it is tried again
/// when somebody attaches something, since a full disk may have room by then.
final class LateEvidence implements EvidenceStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateEvidence.class);

    private final Supplier<Database> opening;
    private final Function<Database, EvidenceStore> reading;
    private @Nullable Database file;
    private @Nullable EvidenceStore evidence;
    private String trouble = "";
    private boolean closed;

    /// Tries to open the file.
    ///
    /// @param opening opens it, or throws a [StorageException]
    /// @param reading makes evidence out of the open file
    LateEvidence(Supplier<Database> opening, Function<Database, EvidenceStore> reading) {
        this.opening = opening;
        this.reading = reading;
        try {
            tried();
        } catch (StorageException e) {
            LOG.warn("Evidence cannot be used", e);
        }
    }

    /// Why evidence cannot be attached, or not even read, in one sentence; empty when it can.
    synchronized Optional<String> trouble() {
        return file == null ? Optional.of(trouble) : file.readOnly();
    }

    @Override
    public Intake begin(String name, String origin) {
        return tried().begin(name, origin);
    }

    @Override
    public Intake grow(String name, String origin, Purpose purpose) {
        return tried().grow(name, origin, purpose);
    }

    @Override
    public List<Growing> growing() {
        @Nullable EvidenceStore open = present();
        return open == null ? List.of() : open.growing();
    }

    @Override
    public List<Growing> leftBehind() {
        @Nullable EvidenceStore open = present();
        return open == null ? List.of() : open.leftBehind();
    }

    @Override
    public InputStream open(Growing growing) {
        return opened().open(growing);
    }

    @Override
    public StoredEvidence finish(Growing growing) {
        return opened().finish(growing);
    }

    @Override
    public void named(long number) {
        opened().named(number);
    }

    @Override
    public Optional<StoredEvidence> readingCopy(String packed, int member) {
        return opened().readingCopy(packed, member);
    }

    @Override
    public Intake beginReadingCopy(String packed, int member, String name) {
        return tried().beginReadingCopy(packed, member, name);
    }

    @Override
    public int dropReadingCopies() {
        return opened().dropReadingCopies();
    }

    @Override
    public Optional<StoredEvidence> find(String sha256) {
        return opened().find(sha256);
    }

    @Override
    public InputStream open(String sha256) {
        return opened().open(sha256);
    }

    @Override
    public EvidenceChunks chunks(String sha256) {
        return opened().chunks(sha256);
    }

    @Override
    public List<String> verify(String sha256) {
        @Nullable EvidenceStore open = present();
        return open == null ? List.of(trouble().orElse("")) : open.verify(sha256);
    }

    @Override
    public List<Incomplete> incomplete() {
        @Nullable EvidenceStore open = present();
        return open == null ? List.of() : open.incomplete();
    }

    @Override
    public void remove(Incomplete incomplete) {
        opened().remove(incomplete);
    }

    /// Waits until everything under way is durable, and closes the file.
    @Override
    public synchronized void close() {
        closed = true;
        if (file != null) {
            file.close();
        }
    }

    private synchronized @Nullable EvidenceStore present() {
        return evidence;
    }

    private EvidenceStore opened() {
        @Nullable EvidenceStore open = present();
        if (open == null) {
            throw new StorageException(trouble().orElse(""));
        }
        return open;
    }

    private synchronized EvidenceStore tried() {
        @Nullable EvidenceStore open = evidence;
        if (open != null) {
            return open;
        }
        if (closed) {
            throw new StorageException(trouble);
        }
        try {
            Database opened = opening.get();
            EvidenceStore read = reading.apply(opened);
            file = opened;
            evidence = read;
            return read;
        } catch (StorageException e) {
            trouble = String.valueOf(e.getMessage());
            throw e;
        }
    }
}
