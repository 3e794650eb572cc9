package dev.incidentrunbook.bundle;

import dev.incidentrunbook.bundle.Manifest.Part;
import dev.incidentrunbook.bundle.Manifest.Role;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.evidence.WholeFile;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentId;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Makes bundles.
///
/// @param evidence holds the bytes
public record BundleExport(EvidenceStore evidence) {
    private static final int BUFFER = 256 * 1024;

    /// What was written.
    ///
    /// @param incident the id under which the incident stands in the bundle: its original one
    /// @param evidence how many pieces of evidence, the same bytes counted once
    /// @param removed how many of them were removed from the incident; their bytes belong to the record and are there too
    /// @param bytes bytes of all evidence
    public record Bundled(
            String incident, Path file, int events, int evidence, int removed, long bytes) {}

    /// Writes an incident to a file, which appears under its name only when it is complete. The same incident at the same
    /// moment always gives the same bytes.
    ///
    /// @param incident the incident, or what of it may leave, see [MaskedIncident]
    /// @param mask gives a text with its secrets masked; for the review
    /// @param made when that is
    /// @param file where it shall be; its folder must exist
    /// @throws RefusedException when it cannot be written there, or the incident cannot be read whole
    /// @throws CancellationException when `progress` ended it; nothing is left of it then
    public Bundled write(
            Incident incident,
            UnaryOperator<String> mask,
            Instant made,
            Path file,
            Existing existing,
            Progress progress) {
        List<Recorded> history = incident.history();
        refuseDamaged(incident);
        byte[] events = Events.lines(history);
        byte[] review =
                mask.apply(MarkdownReview.write(Review.of(incident)))
                        .getBytes(StandardCharsets.UTF_8);
        if (events.length > Limits.EVENTS || review.length > Limits.REVIEW) {
            throw RefusedException.checkFailed(
                    "No bundle was made because "
                            + incident.id()
                            + " has more events than one may hold; keep a backup of the store instead.");
        }
        Map<String, Part> objects = objects(incident);
        var parts = new ArrayList<Part>();
        parts.add(text(Manifest.EVENTS, Role.EVENTS, events, "application/jsonl"));
        parts.addAll(objects.values());
        parts.add(text(Manifest.REVIEW, Role.REVIEW, review, "text/markdown"));
        String masked = masked(history);
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        masked.isEmpty() ? Manifest.UNMASKED : Manifest.VERSION,
                        Maker.words(),
                        IncidentId.original(incident.id()),
                        history.size(),
                        incident.head(),
                        made.toString(),
                        masked,
                        parts);
        var meter = new Meter(progress, OptionalLong.of(bytes(objects)));
        WholeFile.write(
                file, existing, out -> write(out, incident, manifest, events, review, meter));
        return new Bundled(
                manifest.incident(),
                file,
                history.size(),
                objects.size(),
                removed(incident, objects.keySet()),
                bytes(objects));
    }

    private void write(
            OutputStream out,
            Incident incident,
            Manifest manifest,
            byte[] events,
            byte[] review,
            Meter meter)
            throws IOException {
        var zip = new Packer(out);
        zip.add(Manifest.PATH, manifest.bytes());
        zip.add(Manifest.EVENTS, events);
        for (Part part : manifest.parts()) {
            if (part.role() == Role.EVIDENCE) {
                zip.begin(part.path());
                copy(incident, part, zip, meter);
                zip.end();
            }
        }
        zip.add(Manifest.REVIEW, review);
        zip.finish();
    }

    private void copy(Incident incident, Part part, Packer zip, Meter meter) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = evidence.open(part.sha256())) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(incident, part, in, buffer);
                    read >= 0;
                    read = read(incident, part, in, buffer)) {
                digest.update(buffer, 0, read);
                zip.write(buffer, read);
                if (!meter.add(read)) {
                    throw new CancellationException(
                            "The bundle was cancelled; nothing was written.");
                }
            }
        }
        if (!Sha256.end(digest).equals(part.sha256())) {
            throw damaged(incident, part.sha256(), part.name());
        }
    }

    /// A failure to read is damage in the store, which no other folder to write to would mend.
    private static int read(Incident incident, Part part, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException | StorageException e) {
            RefusedException refused = damaged(incident, part.sha256(), part.name());
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /// What the events name, by digest and so in the order of the paths.
    private Map<String, Part> objects(Incident incident) {
        var objects = new TreeMap<String, Part>();
        for (Recorded event : incident.history()) {
            if (event.event() instanceof EvidenceAttached e && !objects.containsKey(e.sha256())) {
                Optional<StoredEvidence> stored = evidence.find(e.sha256());
                if (stored.filter(s -> s.size() == e.size()).isEmpty()) {
                    throw damaged(incident, e.sha256(), e.name());
                }
                objects.put(
                        e.sha256(),
                        new Part(
                                Manifest.OBJECTS + e.sha256(),
                                Role.EVIDENCE,
                                e.size(),
                                e.sha256(),
                                e.name(),
                                e.mediaType()));
            }
        }
        // Beside the evidence there are the manifest, the events and the review.
        if (objects.size() > Limits.ENTRIES - 3) {
            throw RefusedException.checkFailed(
                    "No bundle was made because "
                            + incident.id()
                            + " has more evidence than one may hold; keep a backup of the store instead.");
        }
        return objects;
    }

    private static String masked(List<Recorded> history) {
        long masked = history.stream().filter(e -> e.kind().equals(Recorded.MASKED)).count();
        return masked == 0
                ? ""
                : "Secrets are masked in %d of the events. A masked event keeps its place and its hash, so the chain around it can be checked; what it says, and the evidence it names, cannot be checked against the original, which is not in this bundle."
                        .formatted(masked);
    }

    private static Part text(String path, Role role, byte[] bytes, String mediaType) {
        return new Part(path, role, bytes.length, Sha256.of(bytes), path, mediaType);
    }

    private static long bytes(Map<String, Part> objects) {
        return objects.values().stream().mapToLong(Part::size).sum();
    }

    private static int removed(Incident incident, Set<String> all) {
        Set<String> shown =
                incident.evidence().stream()
                        .filter(e -> !e.removed())
                        .map(Incident.Evidence::sha256)
                        .collect(Collectors.toSet());
        return (int) all.stream().filter(sha256 -> !shown.contains(sha256)).count();
    }

    private static void refuseDamaged(Incident incident) {
        String previous = Recorded.CHAIN_START;
        for (Recorded event : incident.history()) {
            if (!event.follows(previous) || (event.seq() == 1 && !opens(event))) {
                throw RefusedException.checkFailed(
                        "No bundle was made because event "
                                + event.seq()
                                + " of "
                                + incident.id()
                                + " is damaged here; verify tells what is wrong.");
            }
            previous = event.hash();
        }
    }

    private static boolean opens(Recorded event) {
        return event.event() instanceof Opened;
    }

    private static RefusedException damaged(Incident incident, String sha256, String name) {
        String label =
                incident.evidence().stream()
                        .filter(e -> e.sha256().equals(sha256))
                        .findFirst()
                        .map(e -> e.label() + " (" + name + ")")
                        .orElse("the evidence " + name);
        return RefusedException.checkFailed(
                "No bundle was made because "
                        + label
                        + " of "
                        + incident.id()
                        + " is missing or damaged here; attach the same file again, which mends it.");
    }
}
