package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;

/// Clocks that stand until a test moves them.
public final class SettableClock implements StampSource {
    private Instant wall;
    private long nanosPassed;
    private String session = "session-1";

    public SettableClock(Instant wall) {
        this.wall = wall;
    }

    @Override
    public synchronized Stamp now() {
        // Every session counts from an origin of its own.
        return new Stamp(wall, nanosPassed + session.hashCode(), session);
    }

    /// Time passes: both clocks go on.
    public synchronized void advance(Duration time) {
        wall = wall.plus(time);
        nanosPassed += time.toNanos();
    }

    /// The machine sleeps, and the program knows of it: for a reading that is time like any other.
    public synchronized void sleep(Duration time) {
        advance(time);
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
