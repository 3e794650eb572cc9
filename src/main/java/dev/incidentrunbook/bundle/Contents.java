package dev.incidentrunbook.bundle;

import dev.incidentrunbook.bundle.Manifest.Part;
import dev.incidentrunbook.bundle.Manifest.Role;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentId;
import dev.incidentrunbook.incident.Recorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a bundle holds, verified: manifest, events, review, and that there is an entry for each piece of evidence the events
/// name and for nothing else. The bytes of the evidence are still to be [verified][#verify].
///
/// @param entries every entry by its name
/// @param events the events as they are to be kept
/// @param objects the pieces of evidence
/// @param named for each digest an event that names it
record Contents(
        Manifest manifest,
        Map<String, Directory.Entry> entries,
        List<Recorded> events,
        List<Part> objects,
        Map<String, EvidenceAttached> named) {

    static Contents read(Archive archive, EventCodec codec) throws IOException {
        Map<String, Directory.Entry> entries =
                archive.entries().stream()
                        .collect(Collectors.toMap(Directory.Entry::name, entry -> entry));
        Manifest manifest = manifest(archive, entries);
        Map<String, Part> parts = parts(manifest, entries);
        List<Recorded> events = events(archive, manifest, entries, parts, codec);
        List<Part> objects =
                parts.values().stream().filter(p -> p.role() == Role.EVIDENCE).toList();
        var contents = new Contents(manifest, entries, events, objects, named(events, parts));
        contents.verify(archive, part(parts, Manifest.REVIEW, Limits.REVIEW), (_, _) -> {});
        return contents;
    }

    /// Unpacks an entry and compares it with the manifest.
    void verify(Archive archive, Part part, Archive.Sink sink) throws IOException {
        MessageDigest digest = Sha256.begin();
        Optional<Directory.Entry> entry = Optional.ofNullable(entries.get(part.path()));
        archive.unpack(
                entry.orElseThrow(() -> missing(part.path())),
                (buffer, length) -> {
                    digest.update(buffer, 0, length);
                    sink.take(buffer, length);
                });
        if (!Sha256.end(digest).equals(part.sha256())) {
            throw Refusals.bad(
                    part.path() + " is not what its manifest says, so one of the two was changed");
        }
    }

    /// The name under which an evidence was attached.
    String nameOf(Part part) {
        return Optional.ofNullable(named.get(part.sha256()))
                .map(event -> event.name().replace('\0', ' '))
                .orElse(part.path());
    }

    private static Manifest manifest(Archive archive, Map<String, Directory.Entry> entries)
            throws IOException {
        Directory.Entry entry =
                Optional.ofNullable(entries.get(Manifest.PATH)).orElseThrow(Refusals::notABundle);
        if (entry.size() > Limits.MANIFEST) {
            throw Refusals.bad("its manifest is larger than one can be");
        }
        var bytes = new ByteArrayOutputStream();
        archive.unpack(entry, (buffer, length) -> bytes.write(buffer, 0, length));
        Manifest manifest = Manifest.read(bytes.toByteArray());
        if (!IncidentId.isOriginal(manifest.incident())) {
            throw Refusals.bad(
                    "its manifest names "
                            + Refusals.quoted(manifest.incident())
                            + ", which is the id of no incident");
        }
        return manifest;
    }

    private static Map<String, Part> parts(
            Manifest manifest, Map<String, Directory.Entry> entries) {
        var parts = new HashMap<String, Part>();
        for (Part part : manifest.parts()) {
            Directory.Entry entry =
                    Optional.ofNullable(entries.get(part.path()))
                            .orElseThrow(() -> missing(part.path()));
            if (parts.put(part.path(), part) != null) {
                throw Refusals.bad("its manifest speaks of " + part.path() + " twice");
            }
            if (entry.size() != part.size()) {
                throw Refusals.bad(part.path() + " has another size than its manifest says");
            }
            if (!part.path().equals(path(part))) {
                throw Refusals.bad("its manifest takes " + part.path() + " for something else");
            }
        }
        for (String name : entries.keySet()) {
            if (!name.equals(Manifest.PATH) && !parts.containsKey(name)) {
                throw Refusals.bad("its manifest says nothing of " + name + ", which is in it");
            }
        }
        return parts;
    }

    private static String path(Part part) {
        return switch (part.role()) {
            case EVENTS -> Manifest.EVENTS;
            case REVIEW -> Manifest.REVIEW;
            case EVIDENCE -> Manifest.OBJECTS + part.sha256();
        };
    }

    private static List<Recorded> events(
            Archive archive,
            Manifest manifest,
            Map<String, Directory.Entry> entries,
            Map<String, Part> parts,
            EventCodec codec)
            throws IOException {
        Part part = part(parts, Manifest.EVENTS, Limits.EVENTS);
        var events = new Events(manifest.incident(), codec);
        var contents = new Contents(manifest, entries, List.of(), List.of(), Map.of());
        // Nothing is read as JSON or YAML before it is known to be what was written.
        contents.verify(archive, part, (_, _) -> {});
        contents.verify(archive, part, events);
        List<Recorded> all = events.all();
        if (all.size() != manifest.events() || !all.getLast().hash().equals(manifest.head())) {
            throw Refusals.bad("its events are not those that its manifest speaks of");
        }
        return all;
    }

    private static Part part(Map<String, Part> parts, String path, long limit) {
        Part part = Optional.ofNullable(parts.get(path)).orElseThrow(() -> missing(path));
        if (part.size() > limit) {
            throw Refusals.bad(path + " is larger than one can be");
        }
        return part;
    }

    private static Map<String, EvidenceAttached> named(
            List<Recorded> events, Map<String, Part> parts) {
        var named = new HashMap<String, EvidenceAttached>();
        for (Recorded event : events) {
            if (event.event() instanceof EvidenceAttached e) {
                Optional<Part> part = Optional.ofNullable(parts.get(Manifest.OBJECTS + e.sha256()));
                if (part.isEmpty()) {
                    throw Refusals.bad(
                            "event "
                                    + event.seq()
                                    + " names the evidence "
                                    + Refusals.quoted(e.name())
                                    + ", which is not in it");
                }
                if (part.get().size() != e.size()) {
                    throw Refusals.bad(
                            "event "
                                    + event.seq()
                                    + " says that the evidence "
                                    + Refusals.quoted(e.name())
                                    + " has another size than it has");
                }
                named.put(e.sha256(), e);
            }
        }
        Set<String> unnamed = new HashSet<>(parts.keySet());
        named.keySet().forEach(sha256 -> unnamed.remove(Manifest.OBJECTS + sha256));
        unnamed.removeAll(Set.of(Manifest.EVENTS, Manifest.REVIEW));
        if (!unnamed.isEmpty()) {
            throw Refusals.bad("no event names " + unnamed.iterator().next() + ", which is in it");
        }
        return named;
    }

    private static RuntimeException missing(String path) {
        return Refusals.bad("it lacks " + Refusals.quoted(path));
    }
}
