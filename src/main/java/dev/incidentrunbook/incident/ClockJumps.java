package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the jumps of the wall clock in the readings of an incident's events. Within a session the monotonic clock says what
/// the wall clock should have shown. Across sessions a wall clock that shows less than the event before is a jump back, and
/// one that was never set before is a jump forward; a jump forward between two sessions looks like time that passed.
///
/// Several sessions may take turns and all see the same jump; it is told once.
final class ClockJumps {
    private final List<Recorded> history;
    private final Map<String, Integer> lastOfSession = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    private ClockJumps(List<Recorded> history) {
        this.history = history;
    }

    /// The jumps of an incident, in the order in which they are told.
    ///
    /// @param history its events in order
    static List<ClockJump> in(List<Recorded> history) {
        var jumps = new ClockJumps(history);
        for (int place = 0; place < history.size(); place++) {
            jumps.read(place);
        }
        return jumps.told();
    }

    /// A jump on its way to being told. Gaps are counted by the place of the event after them.
    private static final class Found {
        private int firstGap;
        private final int lastGap;
        private final int seenAt;
        private Duration by;
        private boolean exact;

        Found(int firstGap, int lastGap, int seenAt, Duration by, boolean exact) {
            this.firstGap = firstGap;
            this.lastGap = lastGap;
            this.seenAt = seenAt;
            this.by = by;
            this.exact = exact;
        }
    }

    private void read(int place) {
        Integer same = lastOfSession.put(stamp(place).session(), place);
        boolean steady = same == null || !sawJump(same, place);
        if (steady && place > 0 && !stamp(place).sameSession(stamp(place - 1))) {
            compareWithOther(place);
        }
    }

    /// What a session says by itself: whether the wall clock jumped between two of its readings.
    private boolean sawJump(int earlier, int place) {
        Duration passed = passed(earlier, place);
        Duration by = shown(earlier, place).minus(passed);
        if (!noticeable(by)) {
            return false;
        }
        if (!isKnown(by, earlier) && !makesExact(by, earlier, passed)) {
            int[] gaps = possibleGaps(by, passed, earlier, place);
            found.add(new Found(gaps[0], gaps[gaps.length - 1], place, by, true));
        }
        return true;
    }

    /// Whether jumps that other sessions saw since a place add up to this one.
    private boolean isKnown(Duration by, int since) {
        List<Found> seen = found.stream().filter(f -> f.exact && f.lastGap > since).toList();
        for (int first = 0; first < seen.size(); first++) {
            Duration sum = Duration.ZERO;
            for (int last = first; last < seen.size(); last++) {
                sum = sum.plus(seen.get(last).by);
                if (!noticeable(sum.minus(by))) {
                    if (first == last) {
                        Found one = seen.get(first);
                        one.firstGap = Math.max(one.firstGap, since + 1);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether this is the exact size of a jump that was only roughly known.
    private boolean makesExact(Duration by, int since, Duration passed) {
        Optional<Found> rough =
                found.stream()
                        .filter(f -> !f.exact && f.firstGap > since)
                        .filter(f -> fits(f.by, by, passed))
                        .findFirst();
        rough.ifPresent(f -> {
            f.by = by;
            f.exact = true;
        });
        return rough.isPresent();
    }

    /// The gaps in which a jump can have been: those over which the wall clock moved by as much, and by no more than the
    /// time that passed besides. All of them when there is none, because several jumps came together.
    private int[] possibleGaps(Duration by, Duration passed, int earlier, int place) {
        int[] possible =
                IntStream.rangeClosed(earlier + 1, place)
                        .filter(gap -> fits(shown(gap - 1, gap), by, passed))
                        .toArray();
        return possible.length > 0 ? possible : IntStream.rangeClosed(earlier + 1, place).toArray();
    }

    private static boolean fits(Duration moved, Duration by, Duration passed) {
        Duration besides = moved.minus(by);
        return besides.compareTo(PassedTime.NOTICEABLE.negated()) >= 0
                && besides.compareTo(passed.plus(PassedTime.NOTICEABLE)) <= 0;
    }

    private void compareWithOther(int place) {
        Duration moved = shown(place - 1, place);
        boolean back = noticeable(moved) && moved.isNegative();
        if (back || stamp(place).setAfter(stamp(place - 1))) {
            found.add(new Found(place, place, place, moved, false));
        }
    }

    private List<ClockJump> told() {
        return found.stream()
                .map(this::told)
                .sorted(Comparator.comparingLong(ClockJump::likelySeq))
                .toList();
    }

    private ClockJump told(Found jump) {
        int likely = jump.firstGap;
        for (int gap = jump.firstGap; gap <= jump.lastGap; gap++) {
            Duration further = shown(gap - 1, gap).minus(shown(likely - 1, likely));
            if (further.isNegative() == jump.by.isNegative() && !further.isZero()) {
                likely = gap;
            }
        }
        Instant to = stamp(jump.seenAt).wall();
        return new ClockJump(
                history.get(jump.firstGap - 1).seq(),
                history.get(jump.lastGap).seq(),
                history.get(likely).seq(),
                to.minus(jump.by),
                to,
                jump.exact);
    }

    private Stamp stamp(int place) {
        return history.get(place).recorded();
    }

    private Duration shown(int from, int to) {
        return Duration.between(stamp(from).wall(), stamp(to).wall());
    }

    private Duration passed(int from, int to) {
        return Duration.ofNanos(stamp(to).monotonicNanos() - stamp(from).monotonicNanos());
    }

    private static boolean noticeable(Duration difference) {
        return difference.abs().compareTo(PassedTime.NOTICEABLE) > 0;
    }
}
