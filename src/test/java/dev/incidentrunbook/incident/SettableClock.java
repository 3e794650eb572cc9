package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;

/// Clocks that stand until a test moves them.
public final class SettableClock implements StampSource {
    private Instant wall;
    private long nanosAwake;
    private String session = "session-1";

    public SettableClock(Instant wall) {
        this.wall = wall;
    }

    @Override
    public synchronized Stamp now() {
        // Every session counts from an origin of its own.
        return new Stamp(wall, nanosAwake + session.hashCode(), session);
    }

    /// Time passes: both clocks go on.
    public synchronized void advance(Duration time) {
        wall = wall.plus(time);
        nanosAwake += time.toNanos();
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
    }
}
