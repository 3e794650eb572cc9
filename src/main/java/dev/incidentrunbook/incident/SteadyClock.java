package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steady clock of one incident: the wall clock without its jumps. It is fed the readings of the incident's events in
/// order and never goes back. Between two readings of one session as much time passes as the monotonic clock says, at the
/// least; where another session wrote in between, its wall clock may have said more.
final class SteadyClock {
    private final Map<String, Mark> lastOfSession = new HashMap<>();
    private @Nullable Mark last;

    /// A reading and its moment on the steady clock.
    private record Mark(Stamp stamp, Instant steady) {}

    /// The clock after these events.
    static SteadyClock after(List<Recorded> history) {
        var clock = new SteadyClock();
        history.forEach(event -> clock.moment(event.recorded()));
        return clock;
    }

    /// The moment of the next reading.
    Instant moment(Stamp stamp) {
        Instant steady = next(stamp);
        var mark = new Mark(stamp, steady);
        last = mark;
        lastOfSession.put(stamp.session(), mark);
        return steady;
    }

    /// The moment at which the next event happened: as long before its reading as its wall clock says, never after it.
    Instant happened(Recorded event) {
        Instant recordedAt = moment(event.recorded());
        Duration late = Duration.between(event.happenedAt(), event.recorded().wall());
        return late.isNegative() ? recordedAt : recordedAt.minus(late);
    }

    /// The moment of the newest reading.
    Instant newest() {
        return last == null ? Instant.MIN : last.steady();
    }

    private Instant next(Stamp stamp) {
        Mark before = last;
        if (before == null) {
            return stamp.wall();
        }
        Mark same = lastOfSession.get(stamp.session());
        if (same == null) {
            return before.steady().plus(stamp.since(before.stamp()));
        }
        Instant bySession = same.steady().plus(stamp.since(same.stamp()));
        return bySession.isAfter(before.steady()) ? bySession : before.steady();
    }
}
