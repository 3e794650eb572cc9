package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;

/// One reading of the clocks of a running program. The wall clock says when it was; the monotonic clock says how much time
/// passed since an earlier reading of the same session, whatever the wall clock was set to in between.
///
/// @param wall the wall clock, to the millisecond
/// @param monotonicNanos the monotonic clock, nanoseconds from an arbitrary origin
/// @param session which run of the program read it; readings of different sessions cannot be compared monotonically
public record Stamp(Instant wall, long monotonicNanos, String session) {

    /// Time from an earlier reading to this one, never negative. Within a session it is the longer of what both clocks
    /// say: a wall clock set back must not shorten a step, and a monotonic clock that stood still while the machine slept
    /// must not either. Across sessions only the wall clock is left.
    public Duration since(Stamp earlier) {
        Duration byWall = Duration.between(earlier.wall, wall);
        Duration longest = byWall.isNegative() ? Duration.ZERO : byWall;
        if (session.equals(earlier.session)) {
            Duration byMonotonic = Duration.ofNanos(monotonicNanos - earlier.monotonicNanos);
            return byMonotonic.compareTo(longest) > 0 ? byMonotonic : longest;
        }
        return longest;
    }
}
