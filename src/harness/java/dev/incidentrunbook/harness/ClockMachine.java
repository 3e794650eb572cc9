package dev.incidentrunbook.harness;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.MomentReader;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.PassedTime;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// A machine on which an incident is recorded, with the time that really passed.
final class ClockMachine {
    private static final List<String> STEPS = List.of("look", "mend", "learn");
    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Pacific/Apia"),
                    ZoneId.of("UTC"));
    private static final long HUNDREDTH = 10_000_000;
    private static final Duration TEN_YEARS = Duration.ofDays(3652);

    private final Random random;
    private final Act act;
    private final boolean sleepKnown;
    private final boolean typing;
    private final int sessionsAtMost;
    private final List<StampSource> sessions = new ArrayList<>();
    private final List<Recorded> events = new ArrayList<>();

    /// For each event the nanoseconds that had really passed, and how far the wall clock had been set altogether.
    private final List<long[]> truth = new ArrayList<>();

    private final Set<Long> typed = new HashSet<>();
    private ZoneId zone = ZONES.getFirst();
    private Instant begin;
    private long passed;
    private long slept;
    private long set;
    private int sleeps;

    /// What the wall clock does.
    enum Act {
        RIGHT,
        JUMPS
    }

    ClockMachine(Random random) {
        this.random = random;
        act = random.nextInt(5) == 0 ? Act.RIGHT : Act.JUMPS;
        sleepKnown = random.nextInt(8) > 0;
        typing = random.nextBoolean();
        sessionsAtMost = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
        begin =
                switch (act == Act.RIGHT ? 9 : random.nextInt(10)) {
                    case 0 -> Instant.parse("1970-01-01T00:00:00Z");
                    case 1 -> Instant.parse("2038-01-19T03:13:00Z");
                    case 2 -> Instant.parse("2026-10-25T00:30:00Z");
                    case 3 -> Instant.parse("2026-03-29T00:30:00Z");
                    default -> Instant.parse("2026-11-22T02:20:00Z");
                };
    }

    /// Records a whole incident.
    void live() {
        sessions.add(session());
        record(new Opened(Story.SMALL));
        int length = 4 + random.nextInt(16);
        for (int i = 0; i < length; i++) {
            for (int moves = random.nextInt(3); moves >= 0; moves--) {
                move();
            }
            record(event());
        }
    }

    private void move() {
        switch (random.nextInt(9)) {
            case 0 -> sleep();
            case 1, 2 -> set();
            case 3 -> zone = ZONES.get(random.nextInt(ZONES.size()));
            case 4 -> changeSession();
            default -> pass(random.nextLong(Duration.ofMinutes(20).toNanos()));
        }
    }

    private void pass(long nanos) {
        passed += nanos;
    }

    private void sleep() {
        long nanos =
                Duration.ofSeconds(3).toNanos() + random.nextLong(Duration.ofHours(9).toNanos());
        passed += nanos;
        slept += nanos;
        sleeps++;
    }

    /// Sets the wall clock: by less than a second, by hours, by years.
    private void set() {
        if (act == Act.RIGHT) {
            return;
        }
        long most =
                switch (random.nextInt(4)) {
                    case 0 -> Duration.ofSeconds(1).toNanos();
                    case 1 -> Duration.ofMinutes(1).toNanos();
                    case 2 -> Duration.ofHours(3).toNanos();
                    default -> TEN_YEARS.toNanos();
                };
        set += random.nextLong(-most, most + 1);
    }

    /// Another program takes its turn, or a new one is started, or this one starts anew.
    private void changeSession() {
        if (sessions.size() < sessionsAtMost) {
            sessions.add(session());
        } else {
            sessions.add(sessions.remove(random.nextInt(sessions.size())));
        }
    }

    private StampSource session() {
        long origin = random.nextLong(1L << 60);
        var time =
                new PassedTime(
                        () -> origin + passed - slept,
                        () ->
                                sleepKnown
                                        ? OptionalLong.of(passed / HUNDREDTH * HUNDREDTH)
                                        : OptionalLong.empty(),
                        this::wall);
        return StampSource.of(this::wall, time, "session-" + sessions.size());
    }

    private Instant wall() {
        return begin.plusNanos(passed).plusNanos(set);
    }

    private IncidentEvent event() {
        String step = STEPS.get(random.nextInt(STEPS.size()));
        return switch (random.nextInt(7)) {
            case 0, 1 -> new StepStarted(step);
            case 2 -> new StepPaused(step);
            case 3 -> new StepFinished(step, Outcome.DONE, "", "");
            case 4 -> new ItemAnswered(step, "read-log", new Answer.Done());
            case 5 -> new NoteAdded(step, NoteKind.OBSERVATION, "5xx");
            default -> new RequestIdAdded("r-" + events.size());
        };
    }

    private void record(IncidentEvent event) {
        Stamp now = sessions.getLast().now();
        long seq = events.size() + 1L;
        Instant happened = now.wall();
        if (typing && random.nextInt(4) == 0) {
            happened = typed(now.wall());
            typed.add(seq);
        }
        truth.add(new long[] {passed, set});
        String before = events.isEmpty() ? Recorded.CHAIN_START : events.getLast().hash();
        events.add(
                new Recorded(
                                "INC-2026-0001",
                                seq,
                                new UUID(0, seq),
                                happened,
                                now,
                                "ada",
                                "",
                                "",
                                "",
                                event)
                        .chainedTo(before));
    }

    /// What somebody types in the zone of the moment.
    private Instant typed(Instant now) {
        String text =
                random.nextBoolean()
                        ? "-" + random.nextInt(200) + "m"
                        : "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
        try {
            return new MomentReader(zone).read(text, now);
        } catch (RefusedException _) {
            return now;
        }
    }

    List<Recorded> events() {
        return List.copyOf(events);
    }

    Act act() {
        return act;
    }

    int sleeps() {
        return sleeps;
    }

    /// Whether the platform tells sleep apart from a wall clock that was set forward.
    boolean knowsSleep() {
        return sleepKnown;
    }

    boolean onlyOneSession() {
        return events.stream().map(e -> e.recorded().session()).distinct().count() == 1;
    }

    boolean nothingTyped() {
        return typed.isEmpty();
    }

    boolean typed(Recorded event) {
        return typed.contains(event.seq());
    }

    /// The time that really passed from one event to another.
    Duration passed(Recorded from, Recorded to) {
        return Duration.ofNanos(truth(to)[0] - truth(from)[0]);
    }

    /// How far the wall clock was set between two events.
    Duration jumped(Recorded from, Recorded to) {
        return Duration.ofNanos(truth(to)[1] - truth(from)[1]);
    }

    /// The time each step was worked on, measured as a person with one stopwatch would.
    Map<String, Duration> stopwatch() {
        Map<String, Duration> active = new HashMap<>();
        Set<String> begun = new HashSet<>();
        String running = "";
        Recorded before = events.getFirst();
        for (Recorded event : events) {
            if (!running.isEmpty()) {
                active.merge(running, passed(before, event), Duration::plus);
            }
            before = event;
            running =
                    switch (event.event()) {
                        case StepStarted(String step) -> begin(step, begun);
                        case StepPaused(String step) -> step.equals(running) ? "" : running;
                        case StepFinished finished -> {
                            begun.add(finished.step());
                            yield finished.step().equals(running) ? "" : running;
                        }
                        case ItemAnswered answered ->
                                begun.contains(answered.step())
                                        ? running
                                        : begin(answered.step(), begun);
                        case NoteAdded note ->
                                begun.contains(note.step()) ? running : begin(note.step(), begun);
                        default -> running;
                    };
        }
        return active;
    }

    private static String begin(String step, Set<String> begun) {
        begun.add(step);
        return step;
    }

    private static long[] truth(List<long[]> truth, Recorded event) {
        return truth.get((int) event.seq() - 1);
    }

    private long[] truth(Recorded event) {
        return truth(truth, event);
    }
}
