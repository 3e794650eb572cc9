package dev.incidentrunbook.bundle;

import dev.incidentrunbook.bundle.Manifest.Part;
import dev.incidentrunbook.bundle.Manifest.Role;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentId;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.Recorded;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A bundle made by hand, of which every part can be changed before the digests are computed over it, as somebody would who
/// knows the format.
final class Forgery {
    static final byte[] LOG = "one line of log\nanother\n".getBytes(StandardCharsets.UTF_8);
    static final String OBJECT = "objects/" + Sha256.of(LOG);

    final List<Recorded> events;
    final List<byte[]> lines = new ArrayList<>();
    final Map<String, byte[]> objects = new TreeMap<>();
    final List<Part> parts = new ArrayList<>();
    byte[] review = "# Review\n".getBytes(StandardCharsets.UTF_8);
    String format = Manifest.FORMAT;
    String incident = Handover.ID;
    int version = Manifest.VERSION;
    long count;
    String head;

    Forgery() {
        var made = new Handover(new MemoryLog(), new MemoryEvidence());
        Incident whole = made.attach(made.note(made.open(), "a note"), "app.log", LOG);
        events = new ArrayList<>(whole.history());
        events.forEach(e -> lines.add(EventLine.write(e)));
        objects.put(OBJECT, LOG);
        count = events.size();
        head = whole.head();
    }

    /// Chains the events anew, as somebody would who changed one.
    void rechain() {
        String before = Recorded.CHAIN_START;
        lines.clear();
        for (int i = 0; i < events.size(); i++) {
            Recorded chained = events.get(i).chainedTo(before);
            events.set(i, chained);
            before = chained.hash();
            lines.add(EventLine.write(chained));
        }
        count = events.size();
        head = before;
    }

    byte[] eventBytes() {
        var all = new ByteArrayOutputStream();
        lines.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// The manifest that fits everything else, with the parts added by hand behind.
    Manifest manifest() {
        var all = new ArrayList<Part>();
        all.add(part(Manifest.EVENTS, Role.EVENTS, eventBytes()));
        objects.forEach((path, bytes) -> all.add(part(path, Role.EVIDENCE, bytes)));
        all.add(part(Manifest.REVIEW, Role.REVIEW, review));
        all.addAll(parts);
        return new Manifest(
                format,
                version,
                "forger 1",
                incident,
                count,
                head,
                "2026-11-23T08:00:00Z",
                "",
                all);
    }

    static Part part(String path, Role role, byte[] bytes) {
        return new Part(path, role, bytes.length, Sha256.of(bytes), path, "text/plain");
    }

    RawZip zip() {
        return zip(manifest().bytes());
    }

    RawZip zip(byte[] manifest) {
        var zip = new RawZip();
        zip.add(Manifest.PATH, manifest);
        zip.add(Manifest.EVENTS, eventBytes());
        objects.forEach(zip::add);
        zip.add(Manifest.REVIEW, review);
        return zip;
    }

    /// An event with another body of another kind.
    static Recorded with(Recorded e, String kind, String body) {
        return new Recorded(
                IncidentId.original(e.incident()),
                e.seq(),
                e.id(),
                e.happenedAt(),
                e.recorded(),
                e.who(),
                kind,
                body,
                e.hash(),
                Handover.codec().event(kind, body));
    }
}
