package dev.incidentrunbook.harness;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.harness.Acknowledged.Attached;
import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Backups;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The program in which [Faults] lets one call fail. Whatever fails, it goes on, as a person does who sees a sentence and
/// tries again; at the end the fault is lifted, and then everything has to work without a new start. It says
/// `failed SENTENCE` for what a person would see, `ugly WORDS` for what nobody should, `unusable SENTENCE` for what still
/// fails when nothing is wrong any more, and `refused UUID` for every event that it was told is not recorded,
/// and `unsure UUID` where it was told that this is not known.
final class FaultedProgram {
    private static final int TRIES = 2;
    private static final int TICKS = 6;
    private static final int SIZE = 400_000;

    private final Path folder;
    private final Set<UUID> failed = new HashSet<>();
    private @Nullable SqliteStore store;
    private String incident = "";
    private boolean lifted;
    private boolean unknown;

    private FaultedProgram(Path folder) {
        this.folder = folder;
    }

    /// Something that may fail.
    private interface Work {
        void run() throws IOException;
    }

    /// Runs with the folder and the file through which the fault is lifted.
    public static void main(String[] arguments) throws IOException {
        var program = new FaultedProgram(Path.of(arguments[0]));
        try (var mark = new FileOutputStream(arguments[1])) {
            program.live();
            program.close();
            program.live();
            mark.write("lift\n".getBytes(StandardCharsets.US_ASCII));
            program.lifted = true;
            program.live();
            program.tell();
            program.close();
        }
        Acknowledged.say("end");
    }

    private void live() {
        for (int i = 0; i < TRIES && store == null; i++) {
            attempt(() -> store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system()));
        }
        @Nullable SqliteStore open = store;
        if (open == null) {
            return;
        }
        for (int i = 0; i < TRIES && incident.isEmpty(); i++) {
            record(open, Drafts.opening());
        }
        for (int i = 0; i < TICKS && !incident.isEmpty(); i++) {
            record(open, Drafts.note(incident, "tick " + i));
        }
        attempt(() -> attach(open));
        for (int i = 0; i < TICKS && !incident.isEmpty(); i++) {
            record(open, Drafts.note(incident, "later tick " + i));
        }
        attempt(() -> Acknowledged.say("backup " + Backups.take(folder).name()));
    }

    private void record(SqliteStore open, Draft draft) {
        boolean recorded =
                attempt(() -> {
                    Recorded event = open.log().append(draft);
                    incident = event.incident();
                    Acknowledged.say("event " + event.id());
                });
        if (!recorded) {
            failed.add(draft.id());
            Acknowledged.say((unknown ? "unsure " : "refused ") + draft.id());
        }
    }

    private static void attach(SqliteStore open) {
        long content = System.nanoTime();
        byte[] bytes = Attached.bytes(content, SIZE);
        try (Intake intake = open.evidence().begin("some.log", "a child")) {
            intake.write(bytes, bytes.length);
            StoredEvidence stored = intake.complete();
            Acknowledged.say("evidence " + stored.sha256() + " " + content + " " + stored.size());
        }
    }

    /// Tells which of the events that failed are there all the same, as whoever looks at the screen sees it.
    private void tell() {
        @Nullable SqliteStore open = store;
        if (open != null && !incident.isEmpty()) {
            for (Recorded event : open.log().read(incident)) {
                if (failed.contains(event.id())) {
                    Acknowledged.say("shown " + event.id());
                }
            }
        }
    }

    private void close() {
        @Nullable SqliteStore open = store;
        if (open != null) {
            attempt(open::close);
            store = null;
        }
    }

    private boolean attempt(Work work) {
        try {
            work.run();
            return true;
        } catch (StorageException e) {
            unknown = String.valueOf(e.getMessage()).startsWith("It is not known");
            Acknowledged.say((lifted ? "unusable " : "failed ") + e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            Acknowledged.say("ugly " + e);
            e.printStackTrace();
        }
        return false;
    }
}
