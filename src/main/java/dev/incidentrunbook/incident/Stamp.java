package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;

/// One reading of the clocks of a running program. The wall clock says when it was; the monotonic clock says how much time
/// passed since an earlier reading of the same session, whatever the wall clock was set to in between.
///
/// @param wall the wall clock, to the millisecond
/// @param monotonicNanos time that passed, sleep of the machine included as well as the platform can tell (see
///     [PassedTime]), nanoseconds from an arbitrary origin
/// @param session which run of the program read it; readings of different sessions cannot be compared monotonically
public record Stamp(Instant wall, long monotonicNanos, String session) {

    /// Before this moment no program of this name existed, so a wall clock that shows less was never set: a machine whose
    /// battery is flat wakes up in 1970 or 2000.
    private static final Instant NOT_SET_BEFORE = Instant.parse("2010-01-01T00:00:00Z");

    /// Time from an earlier reading to this one, never negative. Within a session the monotonic clock alone says it, since
    /// a wall clock can be set forward and back. Across sessions only the wall clock is left; where it was set for the
    /// first time in between, nothing is left, and no time is counted.
    public Duration since(Stamp earlier) {
        Duration passed;
        if (sameSession(earlier)) {
            passed = Duration.ofNanos(monotonicNanos - earlier.monotonicNanos);
        } else if (setAfter(earlier)) {
            passed = Duration.ZERO;
        } else {
            passed = Duration.between(earlier.wall, wall);
        }
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    /// Whether one run of the program read both.
    boolean sameSession(Stamp other) {
        return session.equals(other.session);
    }

    /// Whether the wall clock had never been set at an earlier reading, and has been at this one.
    boolean setAfter(Stamp earlier) {
        return earlier.wall.isBefore(NOT_SET_BEFORE) && !wall.isBefore(NOT_SET_BEFORE);
    }
}
