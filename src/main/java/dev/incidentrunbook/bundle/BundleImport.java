package dev.incidentrunbook.bundle;

import dev.incidentrunbook.bundle.Manifest.Part;
import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.incident.Adoption;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/// Takes bundles into a store. Everything is verified first; what is refused leaves nothing behind.
public final class BundleImport {
    private final IncidentLog log;
    private final EvidenceStore evidence;
    private final EventCodec codec;
    private final LongSupplier room;

    /// Imports into a store.
    ///
    /// @param codec says what the events mean
    /// @param room how many bytes are free where the store is
    public BundleImport(
            IncidentLog log, EvidenceStore evidence, EventCodec codec, LongSupplier room) {
        this.log = log;
        this.evidence = evidence;
        this.codec = codec;
        this.room = room;
    }

    /// What an import came to.
    ///
    /// @param incident the incident's id in this store
    /// @param original its id in the bundle
    /// @param title its title, as foreign as everything in it
    /// @param events how many events the bundle has
    /// @param added how many of them were not here; 0 when nothing changed
    /// @param here how many events the incident has here now
    /// @param evidence how many pieces of evidence the bundle has, the same bytes counted once
    /// @param bytes bytes of all evidence
    public record Imported(
            String incident,
            String original,
            String title,
            long events,
            long added,
            long here,
            int evidence,
            long bytes) {
        /// Whether the incident was not here before.
        public boolean begins() {
            return added > 0 && added == here;
        }
    }

    /// Takes in a bundle. The same one a second time changes nothing.
    ///
    /// @throws RefusedException when it is no bundle, was altered, or the incident went different ways in the two stores
    /// @throws CancellationException when `progress` ended it; no incident was changed then
    public Imported take(Path file, Progress progress) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw RefusedException.wrongWords(
                    file + " is a folder, a pipe or a device; name the file of a bundle.");
        }
        try {
            if (Files.notExists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            try (Archive archive = Archive.open(file)) {
                return take(archive, progress);
            }
        } catch (IOException e) {
            throw Refusals.unreadable(file, e);
        }
    }

    private Imported take(Archive archive, Progress progress) throws IOException {
        Contents contents = Contents.read(archive, codec);
        Adoption expected = log.adoption(contents.events());
        List<Part> missing = contents.objects().stream().filter(p -> !isWhole(p.sha256())).toList();
        refuseWithoutRoom(missing);
        var meter =
                new Meter(progress, OptionalLong.of(bytes(contents.objects()) + bytes(missing)));
        for (Part part : contents.objects()) {
            contents.verify(archive, part, (_, length) -> goOn(meter, length));
        }
        for (Part part : missing) {
            store(archive, contents, part, meter);
        }
        // What is here already needs no transaction.
        Adoption adoption = expected.added().isEmpty() ? expected : log.adopt(contents.events());
        return new Imported(
                adoption.incident(),
                contents.manifest().incident(),
                Incident.replay(contents.events()).displayTitle(),
                contents.events().size(),
                adoption.added().size(),
                adoption.standing() + adoption.added().size(),
                contents.objects().size(),
                bytes(contents.objects()));
    }

    /// Stored and undamaged; what is damaged here is mended by taking it in again.
    private boolean isWhole(String sha256) {
        return evidence.find(sha256).isPresent() && evidence.verify(sha256).isEmpty();
    }

    private void refuseWithoutRoom(List<Part> missing) {
        long needed = bytes(missing);
        // The other half is for the work on incidents.
        if (needed > room.getAsLong() / 2) {
            throw RefusedException.checkFailed(
                    "Nothing was imported because the evidence in the bundle takes "
                            + ByteSize.text(needed)
                            + ", more than half of what is free where the store is; free some space, then import again.");
        }
    }

    private void store(Archive archive, Contents contents, Part part, Meter meter)
            throws IOException {
        Intake intake =
                evidence.begin(
                        contents.nameOf(part), "bundle of " + contents.manifest().incident());
        boolean complete = false;
        try {
            // Once more, since the file may have been exchanged since it was verified.
            contents.verify(
                    archive,
                    part,
                    (buffer, length) -> {
                        intake.write(buffer, length);
                        goOn(meter, length);
                    });
            intake.complete();
            complete = true;
        } finally {
            if (!complete) {
                intake.discard();
            }
        }
    }

    private static void goOn(Meter meter, int length) {
        if (!meter.add(length)) {
            throw new CancellationException("The import was cancelled; nothing was imported.");
        }
    }

    private static long bytes(List<Part> parts) {
        return parts.stream().mapToLong(Part::size).sum();
    }
}
