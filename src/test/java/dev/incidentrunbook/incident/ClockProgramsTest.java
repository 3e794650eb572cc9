package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepPaused;
import dev.incidentrunbook.incident.IncidentEvent.StepReopened;
import dev.incidentrunbook.incident.IncidentEvent.StepResumed;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.IncidentEvent.Undone;
import dev.incidentrunbook.incident.StepRun.Clock;
import dev.incidentrunbook.incident.StepRun.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Thousands of short random responses on clocks that sleep, jump and restart. Each failure names its seed.
class ClockProgramsTest {
    private static final int PROGRAMS = 2_000;
    private static final int LENGTH = 30;
    private static final List<Outcome> OUTCOMES =
            List.of(
                    Outcome.DONE,
                    Outcome.SKIPPED,
                    Outcome.NOT_APPLICABLE,
                    Outcome.FAILED,
                    Outcome.BLOCKED,
                    Outcome.DEFERRED);
    private static final List<String> STEPS = List.of("look", "mend", "learn");

    @Test
    void whateverTheClocksDoTimesStaySane() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            var program = new Program(seed);
            Instant before = Instant.MIN;
            for (int i = 0; i < LENGTH; i++) {
                program.moveClocks();
                program.act();
                Stamp now = program.clock.now();
                Incident incident = Incident.replay(program.events);
                String where = "seed " + seed + ", event " + program.events.size();
                assertFalse(
                        incident.steady(now).isBefore(before),
                        where + ": the steady clock went back");
                before = incident.steady(now);
                assertSane(incident, before, where);
            }
        }
    }

    private static void assertSane(Incident incident, Instant now, String where) {
        var worked = new ArrayList<Turn[]>();
        long running = 0;
        for (StepRun run : incident.steps()) {
            running += run.clock() == Clock.RUNNING ? 1 : 0;
            Duration active = Duration.ZERO;
            Duration paused = Duration.ZERO;
            for (int i = 0; i < run.turns().size(); i++) {
                Turn turn = run.turns().get(i);
                Turn next =
                        i + 1 < run.turns().size()
                                ? run.turns().get(i + 1)
                                : new Turn(now, Clock.STOPPED);
                assertFalse(
                        next.at().isBefore(turn.at()),
                        where + ": turns out of order or in the future");
                if (turn.clock() == Clock.RUNNING) {
                    worked.add(new Turn[] {turn, next});
                    active = active.plus(Duration.between(turn.at(), next.at()));
                } else if (turn.clock() == Clock.RESTING) {
                    paused = paused.plus(Duration.between(turn.at(), next.at()));
                }
            }
            assertEquals(new StepTiming(active, paused), StepTiming.of(run, now), where);
        }
        assertTrue(running <= 1, where + ": two clocks run");
        worked.sort(Comparator.comparing((Turn[] w) -> w[0].at()).thenComparing(w -> w[1].at()));
        for (int i = 1; i < worked.size(); i++) {
            assertFalse(
                    worked.get(i)[0].at().isBefore(worked.get(i - 1)[1].at()),
                    where + ": time was counted twice");
        }
    }

    @Test
    void activeAndPausedTimeAreWhatAStopwatchShows() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            var program = new Program(seed);
            var stopwatch = new Stopwatch();
            boolean oneSession = seed % 2 == 0;
            for (int i = 0; i < LENGTH; i++) {
                Duration passed = program.minutes(20);
                program.pass(passed, oneSession);
                stopwatch.pass(passed);
                stopwatch.on(program.step());
            }
            Incident incident = Incident.replay(program.events);
            Instant now = incident.steady(program.clock.now());
            for (StepRun run : incident.steps()) {
                String step = run.step().id();
                assertEquals(
                        stopwatch.times(step),
                        StepTiming.of(run, now),
                        "seed " + seed + ", step " + step);
            }
        }
    }

    /// What a person with a stopwatch for each step would measure.
    private static final class Stopwatch {
        private final Map<String, Duration> active = new HashMap<>();
        private final Map<String, Duration> paused = new HashMap<>();
        private final Map<String, Clock> clocks = new HashMap<>();

        void pass(Duration time) {
            clocks.forEach((step, clock) -> {
                if (clock != Clock.STOPPED) {
                    (clock == Clock.RUNNING ? active : paused).merge(step, time, Duration::plus);
                }
            });
        }

        void on(IncidentEvent event) {
            switch (event) {
                case StepStarted(String step) -> {
                    clocks.replaceAll((_, clock) -> clock == Clock.RUNNING ? Clock.RESTING : clock);
                    clocks.put(step, Clock.RUNNING);
                }
                case StepPaused(String step) ->
                        clocks.computeIfPresent(
                                step, (_, c) -> c == Clock.STOPPED ? c : Clock.RESTING);
                case StepFinished finished ->
                        clocks.computeIfPresent(finished.step(), (_, _) -> Clock.STOPPED);
                case Object other -> throw new AssertionError("No stopwatch for " + other);
            }
        }

        StepTiming times(String step) {
            return new StepTiming(
                    active.getOrDefault(step, Duration.ZERO),
                    paused.getOrDefault(step, Duration.ZERO));
        }
    }

    /// One random response.
    private static final class Program {
        private final Random random;
        private final SettableClock clock = new SettableClock(Story.BEGIN);
        private final List<Recorded> events = new ArrayList<>();

        Program(int seed) {
            random = new Random(seed);
            record(new Opened(Story.SMALL), Duration.ZERO);
        }

        Duration minutes(int bound) {
            return Duration.ofMinutes(random.nextInt(bound));
        }

        void moveClocks() {
            switch (random.nextInt(8)) {
                case 0 -> clock.sleep(minutes(300));
                case 1 -> clock.setWall(clock.now().wall().minus(minutes(300)));
                case 2 -> clock.setWall(clock.now().wall().plus(minutes(300)));
                case 3 -> clock.session("session-" + random.nextInt(3));
                default -> clock.advance(minutes(20));
            }
        }

        /// Time passes in a way by which no program can be deceived: in one session with a wall clock that jumps, or over
        /// sleep and restarts with a wall clock that goes right.
        void pass(Duration time, boolean oneSession) {
            if (oneSession) {
                clock.advance(time);
                clock.setWall(clock.now().wall().plus(minutes(60)).minus(minutes(60)));
            } else if (random.nextBoolean()) {
                clock.sleep(time);
            } else {
                clock.session("session-" + events.size());
                clock.advance(time);
            }
        }

        IncidentEvent step() {
            String step = STEPS.get(random.nextInt(STEPS.size()));
            IncidentEvent event =
                    switch (random.nextInt(3)) {
                        case 0 -> new StepPaused(step);
                        case 1 -> new StepFinished(step, Outcome.DONE, "", "");
                        default -> new StepStarted(step);
                    };
            record(event, Duration.ZERO);
            return event;
        }

        void act() {
            String step = STEPS.get(random.nextInt(STEPS.size()));
            String next = random.nextBoolean() ? "" : STEPS.get(random.nextInt(STEPS.size()));
            Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            IncidentEvent event =
                    switch (random.nextInt(12)) {
                        case 0, 1 -> new StepStarted(step);
                        case 2 -> new StepPaused(step);
                        case 3 -> new StepResumed(step);
                        case 4, 5 -> new StepFinished(step, outcome, "why", next);
                        case 6 -> new StepReopened(step);
                        case 7 -> new ItemAnswered(step, "read-log", new Answer.Done());
                        case 8 -> new NoteAdded(step, NoteKind.OBSERVATION, "5xx");
                        case 9 -> new Closed();
                        case 10 -> new Reopened();
                        default -> new Undone(events.get(random.nextInt(events.size())).id());
                    };
            // Sometimes ahead too: a store may hold what this version would refuse.
            record(event, random.nextInt(3) > 0 ? Duration.ZERO : minutes(120).minusMinutes(20));
        }

        private void record(IncidentEvent event, Duration ago) {
            Stamp now = clock.now();
            events.add(
                    new Recorded(
                            "INC-2026-0001",
                            events.size() + 1L,
                            new UUID(0, events.size() + 1L),
                            now.wall().minus(ago),
                            now,
                            "ada",
                            "",
                            "",
                            "",
                            event));
        }
    }
}
