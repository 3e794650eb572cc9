package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Time that passed, including the time for which the machine slept. A clock that stands still in sleep, as
/// [System#nanoTime()] does on Linux and macOS, is helped by one that goes on: what the other gains on it is sleep.
///
/// The other clock is the machine's time since it was started, where that can be read: nobody can set it. Elsewhere it is
/// the wall clock, and a jump forward is presumed to be sleep, since the two look the same.
public final class PassedTime implements LongSupplier {
    /// What clocks may differ by without anything having happened: they are read one after the other, and rounded.
    static final Duration NOTICEABLE = Duration.ofSeconds(2);

    private final LongSupplier awake;
    private final Supplier<OptionalLong> sinceStart;
    private final InstantSource wall;
    private final boolean startIsKnown;
    private long ahead;
    private Instant wallBefore;
    private long awakeBefore;
    private long slept;

    /// @param awakeNanos a clock nobody can set, which may stand still while the machine sleeps, in nanoseconds
    /// @param sinceStartNanos time since the machine was started, its sleep included, in nanoseconds; empty when it cannot
    ///     be read. If it is at first, the wall clock stands in for good
    /// @param wall the wall clock
    public PassedTime(
            LongSupplier awakeNanos, Supplier<OptionalLong> sinceStartNanos, InstantSource wall) {
        this.awake = awakeNanos;
        this.sinceStart = sinceStartNanos;
        this.wall = wall;
        awakeBefore = awake.getAsLong();
        wallBefore = wall.instant();
        OptionalLong start = sinceStart.get();
        startIsKnown = start.isPresent();
        ahead = start.orElse(0) - awakeBefore;
    }

    /// @return nanoseconds from an arbitrary origin; never less than at the reading before
    @Override
    public synchronized long getAsLong() {
        long now = awake.getAsLong();
        slept += startIsKnown ? byStart(now) : byWall(now);
        return now + slept;
    }

    /// Less than what is noticeable stays in the sum, so that short sleeps add up.
    private long byStart(long now) {
        OptionalLong start = sinceStart.get();
        long gained = start.isEmpty() ? 0 : start.getAsLong() - now - ahead;
        if (gained <= NOTICEABLE.toNanos()) {
            return 0;
        }
        ahead += gained;
        return gained;
    }

    /// Less than what is noticeable is forgotten: over hours, two clocks drift apart without any sleep.
    private long byWall(long now) {
        Instant shown = wall.instant();
        Duration gained = Duration.between(wallBefore, shown).minusNanos(now - awakeBefore);
        wallBefore = shown;
        awakeBefore = now;
        return gained.compareTo(NOTICEABLE) > 0 ? gained.toNanos() : 0;
    }
}
