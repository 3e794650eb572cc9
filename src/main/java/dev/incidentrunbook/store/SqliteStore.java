package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.search.IncidentIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The store in a folder: `incidents.db`, `evidence.db` and the witness `events.jsonl`. Several may be open on the same folder
/// at once, in one program or in several. Opening compares the witness with the database, and the longer mends the shorter.
public final class SqliteStore implements AutoCloseable {
    private final Database incidents;
    private final IntakeOwner owner;
    private final SqliteIncidentLog log;
    private final StoreLock lock;
    private final LateEvidence evidence;
    private final SqlitePreferences preferences;
    private final SqliteIncidentIndex index;

    private SqliteStore(
            Path folder,
            Database incidents,
            SqliteIncidentLog log,
            EventCodec codec,
            InstantSource clock,
            StoreLock lock) {
        this.lock = lock;
        this.incidents = incidents;
        this.owner = new IntakeOwner(folder.resolve("intakes"));
        this.log = log;
        this.evidence =
                new LateEvidence(
                        () -> evidenceFile(folder, log::namesEvidence),
                        file ->
                                new SqliteEvidence(
                                        file, owner, clock, new Room(folder), log.way()));
        this.preferences = new SqlitePreferences(incidents);
        this.index =
                new SqliteIncidentIndex(
                        incidents, new EventTable(codec), new IdFiles(folder.resolve("ids")));
    }

    /// Opens the store in a folder, creating what is missing.
    ///
    /// @param folder see [DataFolder#locate]
    /// @param codec says what stored events mean
    /// @param clock tells when evidence was taken in
    /// @throws StorageException when the folder or the log of events cannot be used; evidence that cannot be used does not
    ///     keep the store from opening, see [#evidenceTrouble()]
    public static SqliteStore open(Path folder, EventCodec codec, InstantSource clock) {
        return open(folder, codec, clock, Schema.INCIDENTS);
    }

    /// Opens the store with another make of the events' file, as another version of this program does.
    static SqliteStore open(Path folder, EventCodec codec, InstantSource clock, Schema incidents) {
        Path real = new DataFolder(folder).prepare().path();
        StoreLock lock = StoreLock.shared(real);
        try {
            return open(real, codec, clock, incidents, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static SqliteStore open(
            Path real, EventCodec codec, InstantSource clock, Schema schema, StoreLock lock) {
        var witness = new Witness(real.resolve(Witness.FILE_NAME));
        try {
            NativeLibraries.unpackTo(real.resolve("native"), clock);
            // Before the database, which forces the folder's list of files to the disk when it
            // begins its log.
            witness.create();
        } catch (IOException e) {
            throw StorageFailure.of("Opening the store", real, e);
        }
        Database incidents =
                Database.open(
                        real,
                        schema,
                        leftAlone(FirstLook.at(real, schema, new BackupFolder(real)::any)),
                        version ->
                                new BackupRun(real, codec, clock)
                                        .run(
                                                "before the upgrade from version " + version,
                                                Progress.SILENT));
        try {
            var log =
                    new SqliteIncidentLog(
                            incidents, codec, witness, new Room(real), new RightOfWay(clock));
            if (incidents.readOnly().isEmpty()) {
                log.mend();
            }
            return new SqliteStore(real, incidents, log, codec, clock, lock);
        } catch (RuntimeException e) {
            incidents.close();
            throw e;
        }
    }

    /// Why a file must be left as it is, in one sentence; empty when it is sound.
    ///
    /// @throws StorageException when nothing in it can be read
    private static Optional<String> leftAlone(FirstLook look) {
        Optional<String> sentence =
                look.damage()
                        .map(damage ->
                                damage.sentence().replaceFirst("\\.$", "")
                                        + ", so nothing is written to it; "
                                        + Schema.WHEN_DAMAGED
                                        + ".");
        if (!look.readable()) {
            throw new StorageException(sentence.orElse("The store cannot be read."));
        }
        return sentence;
    }

    /// The log of events.
    public IncidentLog log() {
        return log;
    }

    /// Where in all incidents to look.
    public IncidentIndex index() {
        return index;
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
        return incidents.readOnly();
    }

    /// Why evidence cannot be attached, or not even read, in one sentence; empty when it can. Incidents can be worked on all
    /// the same.
    public Optional<String> evidenceTrouble() {
        return evidence.trouble();
    }

    /// Whether anything was recorded since the store was opened.
    public boolean recorded() {
        return log.recorded();
    }

    /// Waits until everything under way is durable, and closes the files.
    @Override
    public void close() {
        incidents.close();
        evidence.close();
        owner.close();
        lock.close();
    }

    /// The file with the evidence.
    private static Database evidenceFile(Path folder, BooleanSupplier attached) {
        Optional<String> asIs = leftAlone(FirstLook.at(folder, Schema.EVIDENCE, attached));
        return Database.open(
                folder, Schema.EVIDENCE, asIs, _ -> EvidenceMirror.beforeUpgrade(folder));
    }
}
