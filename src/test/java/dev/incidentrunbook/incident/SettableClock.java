package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;

/// Clocks that stand until a test moves them.
public final class SettableClock implements StampSource {
    private Instant wall;
    private long monotonicNanos = 1_000_000_000L;
    private String session = "session-1";

    public SettableClock(Instant wall) {
        this.wall = wall;
    }

    @Override
    public synchronized Stamp now() {
        return new Stamp(wall, monotonicNanos, session);
    }

    /// Time passes: both clocks go on.
    public synchronized void advance(Duration time) {
        wall = wall.plus(time);
        monotonicNanos += time.toNanos();
    }

    /// The machine sleeps: the wall clock goes on, the monotonic clock stands.
    public synchronized void sleep(Duration time) {
        wall = wall.plus(time);
    }

    /// Somebody sets the wall clock, forward or back.
    public synchronized void setWall(Instant to) {
        wall = to;
    }

    /// The program is started anew, or another program reads these clocks: the monotonic clock has another origin.
    public synchronized void session(String name) {
        session = name;
        monotonicNanos = Integer.toUnsignedLong(name.hashCode());
    }
}
