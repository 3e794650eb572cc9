package dev.incidentrunbook.bench;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Incidents as years of being on call leave behind.
final class ManyIncidents {
    private static final String[] WORDS =
            """
            the pool of connections was exhausted after deploy checkout answers timeout at gateway database locked by
            migration rolled back release cache evicted node restarted memory grew until killed queue lagged behind certificate
            expired upstream refused index missing on orders table retry storm throttled disk full log rotated feature flag off
            customer reported payment failed latency rose error rate fell to zero again shipping quote exception null pointer\
            """
                    .split("\\s+");

    private final Random random = new Random(1);
    private final EventCodec codec;
    private final Runbook runbook;

    ManyIncidents(EventCodec codec, Runbook runbook) {
        this.codec = codec;
        this.runbook = runbook;
    }

    /// Writes the witness file of a store, from which the store makes its database when it is opened.
    void into(Path witness, int incidents) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(witness))) {
            for (int i = 1; i <= incidents; i++) {
                for (Recorded event : incident(String.format(Locale.ROOT, "INC-2026-%04d", i), i)) {
                    out.write(EventLine.write(event));
                }
            }
        }
    }

    private List<Recorded> incident(String id, int number) {
        var events = new ArrayList<IncidentEvent>();
        events.add(new Opened(runbook));
        events.add(new DetailSet(Detail.TITLE, words(4) + " " + number));
        events.add(new DetailSet(Detail.SEVERITY, "SEV" + (1 + random.nextInt(5))));
        events.add(new DetailSet(Detail.SERVICE, words(1)));
        events.add(new RequestIdAdded(new UUID(random.nextLong(), random.nextLong()).toString()));
        for (Step step : runbook.steps()) {
            events.add(new StepStarted(step.id()));
            step.items().stream()
                    .limit(2)
                    .forEach(item ->
                            events.add(new ItemAnswered(step.id(), item.id(), new Answer.Done())));
            step.fields().stream()
                    .limit(1)
                    .forEach(field -> events.add(new FieldFilled(step.id(), field.id(), words(3))));
            events.add(new NoteAdded(step.id(), NoteKind.OBSERVATION, words(15)));
        }
        events.add(new ReviewWritten(ReviewSection.ROOT_CAUSE, words(30)));
        if (number % 500 != 0) {
            events.add(new Closed());
        }
        return chained(
                id, events, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 1800L));
    }

    private List<Recorded> chained(String id, List<IncidentEvent> events, Instant begin) {
        var chain = new ArrayList<Recorded>();
        for (IncidentEvent event : events) {
            Instant at = begin.plusSeconds(20L * chain.size());
            chain.add(
                    new Recorded(
                                    id,
                                    chain.size() + 1L,
                                    UUID.randomUUID(),
                                    at,
                                    new Stamp(at, chain.size() * 20_000_000_000L, id),
                                    "ada",
                                    codec.kind(event),
                                    codec.body(event),
                                    "",
                                    event)
                            .chainedTo(
                                    chain.isEmpty()
                                            ? Recorded.CHAIN_START
                                            : chain.getLast().hash()));
        }
        return chain;
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }
}
