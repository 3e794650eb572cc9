package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The store in a folder: `incidents.db`, `evidence.db` and the witness `events.jsonl`. Several may be open on the same folder
/// at once, in one program or in several. Opening compares the witness with the database, and the longer mends the shorter.
public final class SqliteStore implements AutoCloseable {
    private final Database incidents;
    private final Database evidenceFile;
    private final IntakeOwner owner;
    private final SqliteIncidentLog log;
    private final SqliteEvidence evidence;
    private final SqlitePreferences preferences;

    private SqliteStore(Path folder, Database incidents, Database evidenceFile, EventCodec codec, InstantSource clock) {
        this.incidents = incidents;
        this.evidenceFile = evidenceFile;
        this.owner = new IntakeOwner(folder.resolve("intakes"));
        this.log = new SqliteIncidentLog(incidents, codec, new Witness(folder.resolve(Witness.FILE_NAME)));
        this.evidence = new SqliteEvidence(evidenceFile, owner, clock);
        this.preferences = new SqlitePreferences(incidents);
    }

    /// Opens the store in a folder, by the system's clock.
    ///
    /// @see #open(Path, EventCodec, InstantSource)
    public static SqliteStore open(Path folder, EventCodec codec) {
        return open(folder, codec, InstantSource.system());
    }

    /// Opens the store in a folder, creating what is missing.
    ///
    /// @param folder see [DataFolder#locate]
    /// @param codec says what stored events mean
    /// @param clock tells when evidence was taken in
    /// @throws StorageException when the folder or a file in it cannot be used
    public static SqliteStore open(Path folder, EventCodec codec, InstantSource clock) {
        Path real = new DataFolder(folder).prepare().path();
        try {
            NativeLibraries.unpackTo(real.resolve("native"), clock);
        } catch (IOException e) {
            throw StorageFailure.of("Opening the store", real.resolve("native"), e);
        }
        Database incidents = Database.open(real, Schema.INCIDENTS);
        try {
            Database evidence = Database.open(real, Schema.EVIDENCE);
            var store = new SqliteStore(real, incidents, evidence, codec, clock);
            store.start();
            return store;
        } catch (RuntimeException e) {
            incidents.close();
            throw e;
        }
    }

    /// The log of events.
    public IncidentLog log() {
        return log;
    }

    /// The bytes of evidence.
    public EvidenceStore evidence() {
        return evidence;
    }

    /// What the responder chose.
    public Preferences preferences() {
        return preferences;
    }

    /// Why nothing can be recorded here, in one sentence; empty when everything can.
    public Optional<String> readOnly() {
        return incidents.readOnly().or(evidenceFile::readOnly);
    }

    /// Waits until everything under way is durable, and closes the files.
    @Override
    public void close() {
        incidents.close();
        evidenceFile.close();
        owner.close();
    }

    private void start() {
        if (incidents.readOnly().isEmpty()) {
            try {
                log.mend();
            } catch (RuntimeException e) {
                evidenceFile.close();
                throw e;
            }
        }
    }
}
