package dev.incidentrunbook.harness;

import dev.incidentrunbook.harness.ClockMachine.Act;
import dev.incidentrunbook.incident.ClockJump;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.incident.Timeline;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Records incidents on a machine whose clocks do everything clocks do: they are set years forward and back, the zone changes
/// in the middle, the machine sleeps, programs end and start and take turns. The harness knows how much time really passed and
/// compares.
final class Clocks implements Harness {
    private static final int SHORT = 5_000;
    private static final int LONG = 100_000;

    /// The machine's time since its start is told in hundredths of a second, so each end of a stretch may be off by one.
    private static final Duration ROUNDING = Duration.ofMillis(25);

    private static final Duration JUMP = Duration.ofSeconds(2).plus(ROUNDING);
    private static final Pattern FLAGGED =
            Pattern.compile("- The clock was set \\S+ by .*? between events (\\d+) and (\\d+), ");

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public int rounds(Form form) {
        return form == Form.SHORT ? SHORT : LONG;
    }

    @Override
    public Figures run(Course course) {
        var figures =
                new Figures(
                        "events",
                        "readings compared",
                        "jumps",
                        "sleeps",
                        "incidents without a jump");
        for (int round = 0; round < course.rounds(); round++) {
            var machine = new ClockMachine(course.random(round));
            machine.live();
            try {
                new Look(figures, "round " + round, machine).all();
            } catch (RuntimeException e) {
                figures.wrong("round " + round + " ended with " + e);
            }
        }
        return figures;
    }

    /// Looks at one incident.
    private static final class Look {
        private final Figures figures;
        private final String where;
        private final ClockMachine machine;
        private final List<Recorded> events;
        private final Incident incident;

        Look(Figures figures, String where, ClockMachine machine) {
            this.figures = figures;
            this.where = where;
            this.machine = machine;
            events = machine.events();
            incident = Incident.replay(events);
        }

        void all() {
            figures.add("events", events.size());
            figures.add("sleeps", machine.sleeps());
            String review = MarkdownReview.write(Review.of(incident));
            steadyClockNeverGoesBack();
            durationsAreNotNegative();
            orderIsThatOfTheLog();
            if (machine.knowsSleep()) {
                timeIsWhatPassed();
                jumpsAreFlagged(review);
            }
            if (!review.equals(MarkdownReview.write(Review.of(Incident.replay(events))))) {
                wrong("the same events gave another review");
            }
        }

        private void steadyClockNeverGoesBack() {
            Instant before = Instant.MIN;
            for (int end = 1; end <= events.size(); end++) {
                Instant now = Incident.replay(events.subList(0, end)).steadyLast();
                if (now.isBefore(before)) {
                    wrong("the steady clock went back at event " + end);
                }
                before = now;
            }
        }

        private void durationsAreNotNegative() {
            Duration sum = Duration.ZERO;
            for (StepRun run : incident.steps()) {
                StepTiming timing = StepTiming.of(run, incident.steadyLast());
                if (timing.active().isNegative() || timing.paused().isNegative()) {
                    wrong("step " + run.number() + " took " + timing);
                }
                sum = sum.plus(timing.active());
            }
            if (incident.elapsed(events.getLast().recorded()).isNegative()) {
                wrong("the incident lasted less than nothing");
            }
            Instant first =
                    incident.steps().stream()
                            .flatMap(run -> run.turns().stream())
                            .map(StepRun.Turn::at)
                            .min(Instant::compareTo)
                            .orElse(incident.steadyLast());
            if (sum.compareTo(Duration.between(first, incident.steadyLast())) > 0) {
                wrong("the steps together took longer than the time there was: " + sum);
            }
        }

        private void orderIsThatOfTheLog() {
            long before = 0;
            for (Timeline.Entry entry : Timeline.byRecording(incident)) {
                long seq = entry.event().seq();
                if (seq < before) {
                    wrong("event " + seq + " is told after event " + before);
                }
                before = seq;
            }
            var told = new ArrayList<>(Timeline.byHappening(incident));
            var recorded = new ArrayList<>(Timeline.byRecording(incident));
            told.removeAll(recorded);
            if (!told.isEmpty()) {
                wrong("the order of happening tells something else");
            }
            if (machine.onlyOneSession() && machine.knowsSleep()) {
                order(Timeline.byHappening(incident));
            }
        }

        /// What was recorded as it happened stands in the order of recording, whatever the clock was set to.
        private void order(List<Timeline.Entry> told) {
            Recorded before = events.getFirst();
            for (Timeline.Entry entry : told) {
                Recorded event = entry.event();
                if (machine.typed(event)) {
                    continue;
                }
                Duration unnoticed = JUMP.multipliedBy(before.seq() - event.seq());
                if (event.seq() < before.seq()
                        && machine.passed(event, before).compareTo(unnoticed) > 0) {
                    wrong("event " + event.seq() + " stands after event " + before.seq());
                }
                before = event;
            }
        }

        private void timeIsWhatPassed() {
            Map<String, Integer> last = new HashMap<>();
            for (int place = 0; place < events.size(); place++) {
                Integer same = last.put(events.get(place).recorded().session(), place);
                if (same != null) {
                    compare(same, place);
                }
            }
            if (machine.onlyOneSession() && machine.nothingTyped()) {
                stopwatch();
            }
            if (machine.act() == Act.RIGHT) {
                Duration passed = machine.passed(events.getFirst(), events.getLast());
                Duration counted = Duration.between(steady(0), steady(events.size() - 1));
                // Each change of the session rounds once more.
                if (passed.minus(counted).abs().compareTo(ROUNDING.multipliedBy(events.size()))
                        > 0) {
                    wrong("in all " + counted + " were counted, but " + passed + " passed");
                }
            }
        }

        private void compare(int from, int to) {
            figures.add("readings compared", 1);
            Duration passed = machine.passed(events.get(from), events.get(to));
            Duration counted = Duration.between(steady(from), steady(to));
            String stretch = "from event %d to event %d".formatted(from + 1, to + 1);
            if (to == from + 1) {
                close(passed, counted, stretch);
            } else if (counted.compareTo(passed.minus(ROUNDING)) < 0) {
                wrong(stretch + " " + counted + " were counted, but " + passed + " passed");
            }
        }

        /// Steps took as long as a stopwatch says that was pressed with every event.
        private void stopwatch() {
            Map<String, Duration> active = machine.stopwatch();
            for (StepRun run : incident.steps()) {
                close(
                        active.getOrDefault(run.step().id(), Duration.ZERO),
                        StepTiming.of(run, incident.steadyLast()).active(),
                        "step " + run.number());
            }
        }

        private void jumpsAreFlagged(String review) {
            List<long[]> flagged = flagged(review);
            if (flagged.size() != incident.clockJumps().size()) {
                wrong("the review flags " + flagged.size() + " jumps of " + incident.clockJumps());
            }
            if (machine.act() == Act.RIGHT && !flagged.isEmpty()) {
                wrong("the review flags a jump of a clock that went right");
            }
            if (flagged.isEmpty()) {
                figures.add("incidents without a jump", 1);
            }
            Map<String, Recorded> last = new HashMap<>();
            for (Recorded event : events) {
                Recorded same = last.put(event.recorded().session(), event);
                if (same != null && machine.jumped(same, event).abs().compareTo(JUMP) > 0) {
                    figures.add("jumps", 1);
                    isFlagged(same, event, flagged);
                }
            }
        }

        private void isFlagged(Recorded from, Recorded to, List<long[]> flagged) {
            boolean there = flagged.stream().anyMatch(f -> f[0] < to.seq() && f[1] > from.seq());
            if (!there) {
                wrong(
                        "no jump is flagged between events %d and %d, over which the clock was set by %s"
                                .formatted(from.seq(), to.seq(), machine.jumped(from, to)));
            }
            if (machine.onlyOneSession()
                    && incident.clockJumps().stream()
                            .noneMatch(jump -> is(jump, from, to, machine.jumped(from, to)))) {
                wrong(
                        "the jump by %s between events %d and %d is flagged as %s"
                                .formatted(
                                        machine.jumped(from, to),
                                        from.seq(),
                                        to.seq(),
                                        incident.clockJumps()));
            }
        }

        private static boolean is(ClockJump jump, Recorded from, Recorded to, Duration by) {
            return jump.afterSeq() == from.seq()
                    && jump.beforeSeq() == to.seq()
                    && jump.by().minus(by).abs().compareTo(ROUNDING) <= 0;
        }

        private static List<long[]> flagged(String review) {
            return FLAGGED.matcher(review)
                    .results()
                    .map(m -> new long[] {Long.parseLong(m.group(1)), Long.parseLong(m.group(2))})
                    .toList();
        }

        private Instant steady(int place) {
            return Incident.replay(events.subList(0, place + 1)).steadyLast();
        }

        private void close(Duration passed, Duration counted, String what) {
            if (passed.minus(counted).abs().compareTo(ROUNDING) > 0) {
                wrong(what + " " + counted + " were counted, but " + passed + " passed");
            }
        }

        private void wrong(String sentence) {
            figures.wrong(where + ": " + sentence);
        }
    }
}
