package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.runbook.RunbookReader;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An incident log in memory that keeps the promises of a real one: events go through their stored form, are chained, and
/// are recorded once however often they are appended. It can be told to fail.
public final class MemoryLog implements IncidentLog {
    /// Shared, since it remembers the runbooks it read.
    private static final EventCodec CODEC = new EventCodec(new RunbookReader());

    private final List<Recorded> arrivals = new ArrayList<>();
    private String failure = "";
    private String damage = "";

    /// From now on every append fails with this sentence; a blank one ends that.
    public synchronized void fail(String sentence) {
        failure = sentence;
    }

    /// From now on nothing can be read, as with a damaged page.
    public synchronized void damage(String sentence) {
        damage = sentence;
    }

    @Override
    public synchronized Recorded append(Draft draft) {
        if (!failure.isBlank()) {
            throw new StorageException(failure);
        }
        Optional<Recorded> standing =
                arrivals.stream().filter(e -> e.id().equals(draft.id())).findFirst();
        return standing.orElseGet(() -> add(draft));
    }

    private Recorded add(Draft draft) {
        String incident = draft.event() instanceof Opened ? newId(draft) : draft.incident();
        List<Recorded> before = read(incident);
        if (before.isEmpty() && !(draft.event() instanceof Opened)) {
            throw new StorageException("There is no incident " + incident + " to record this in.");
        }
        String kind = CODEC.kind(draft.event());
        String body = CODEC.body(draft.event());
        Recorded recorded =
                new Recorded(
                                incident,
                                before.size() + 1L,
                                draft.id(),
                                draft.happenedAt(),
                                draft.recorded(),
                                draft.who(),
                                kind,
                                body,
                                "",
                                CODEC.event(kind, body))
                        .chainedTo(
                                before.isEmpty() ? Recorded.CHAIN_START : before.getLast().hash());
        arrivals.add(recorded);
        return recorded;
    }

    private String newId(Draft draft) {
        int year = draft.recorded().wall().atZone(ZoneOffset.UTC).getYear();
        return "INC-%d-%04d".formatted(year, incidents().size() + 1);
    }

    @Override
    public synchronized List<Recorded> read(String incident) {
        if (!damage.isBlank()) {
            throw new StorageException(damage);
        }
        return arrivals.stream().filter(e -> e.incident().equals(incident)).toList();
    }

    @Override
    public synchronized List<String> incidents() {
        Map<String, Boolean> ids = new LinkedHashMap<>();
        arrivals.forEach(e -> ids.put(e.incident(), true));
        return new ArrayList<>(ids.keySet()).reversed();
    }

    @Override
    public synchronized Adoption adoption(List<Recorded> events) {
        List<String> ids = incidents();
        String incident =
                arrivals.stream()
                        .filter(e -> e.id().equals(events.getFirst().id()))
                        .findFirst()
                        .map(Recorded::incident)
                        .orElseGet(
                                () -> IncidentId.free(events.getFirst().incident(), ids::contains));
        return Adoption.of(incident, read(incident), events);
    }

    @Override
    public synchronized Adoption adopt(List<Recorded> events) {
        if (!failure.isBlank()) {
            throw new StorageException(failure);
        }
        Adoption adoption = adoption(events);
        arrivals.addAll(adoption.added());
        return adoption;
    }

    @Override
    public synchronized Changes since(long position) {
        if (!damage.isBlank()) {
            throw new StorageException(damage);
        }
        int from = Math.toIntExact(Math.min(position, arrivals.size()));
        return new Changes(arrivals.size(), arrivals.subList(from, arrivals.size()));
    }

    @Override
    public synchronized List<String> verify(String incident) {
        var wrong = new ArrayList<String>();
        String before = Recorded.CHAIN_START;
        for (Recorded event : read(incident)) {
            if (!event.expectedHash(before).equals(event.hash())) {
                wrong.add("Event " + event.seq() + " of " + incident + " does not fit the chain.");
            }
            before = event.hash();
        }
        return wrong;
    }
}
