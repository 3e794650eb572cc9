package dev.incidentrunbook.bundle;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentId;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The events of a bundle as they are read, each line checked against the one before it. Used once.
final class Events implements Archive.Sink {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /// Years of four digits, as an incident's id has; beyond them no clock was ever set by mistake.
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final String incident;
    private final EventCodec codec;
    private final List<Recorded> events = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String previous = Recorded.CHAIN_START;

    /// @param incident the original id of the incident to which every event must belong
    /// @param codec says what the events mean
    Events(String incident, EventCodec codec) {
        this.incident = incident;
        this.codec = codec;
    }

    /// The lines of events, under the original id of their incident.
    static byte[] lines(List<Recorded> events) {
        var lines = new ByteArrayOutputStream();
        for (Recorded event : events) {
            lines.writeBytes(EventLine.write(event.in(IncidentId.original(event.incident()))));
        }
        return lines.toByteArray();
    }

    @Override
    public void take(byte[] buffer, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, from, i + 1 - from);
                from = i + 1;
                add(line.toByteArray());
                line.reset();
            }
        }
        line.write(buffer, from, length - from);
        if (line.size() > Limits.LINE) {
            throw wrong("is longer than an event can be");
        }
    }

    /// All events, once the last line was taken.
    List<Recorded> all() {
        if (line.size() > 0) {
            throw wrong("is cut short");
        }
        if (events.isEmpty()) {
            throw Refusals.bad("it holds no event");
        }
        return List.copyOf(events);
    }

    private void add(byte[] bytes) {
        Recorded event = EventLine.read(bytes).orElseThrow(() -> wrong("cannot be read"));
        if (!event.incident().equals(incident)) {
            throw wrong(
                    "belongs to "
                            + Refusals.quoted(event.incident())
                            + " and not to "
                            + incident
                            + ", as its manifest says");
        }
        if (event.seq() != events.size() + 1L) {
            throw wrong("is out of order");
        }
        if (!ids.add(event.id())) {
            throw wrong("has the identity of an earlier event");
        }
        // Read and written again it must be the same line, or the store would keep something else
        // than was checked here.
        if (!Arrays.equals(EventLine.write(event), bytes) || hasNul(event)) {
            throw wrong("is not written as this program writes events");
        }
        if (outside(event.happenedAt()) || outside(event.recorded().wall())) {
            throw wrong("has a date that cannot be true");
        }
        if (!DIGEST.matcher(event.hash()).matches() || !event.follows(previous)) {
            throw wrong("does not fit the chain, so it or the one before it was changed");
        }
        Recorded decoded = event.decoded(codec);
        checkMeaning(decoded);
        events.add(decoded);
        previous = event.hash();
    }

    private void checkMeaning(Recorded event) {
        if (events.isEmpty() && !(event.event() instanceof Opened)) {
            throw wrong(
                    "does not open an incident with a runbook that this version of Incident Runbook can read");
        }
        if (event.event() instanceof EvidenceAttached e
                && (!DIGEST.matcher(e.sha256()).matches() || e.size() < 0)) {
            throw wrong("names evidence in a way that cannot be true");
        }
    }

    private static boolean outside(Instant moment) {
        return moment.isBefore(EARLIEST) || moment.isAfter(LATEST);
    }

    /// SQLite ends a text there in some places and not in others.
    private static boolean hasNul(Recorded event) {
        return (event.recorded().session() + event.who() + event.kind() + event.body()).indexOf(0)
                >= 0;
    }

    private RefusedException wrong(String what) {
        return Refusals.bad("event " + (events.size() + 1) + " in it " + what);
    }
}
