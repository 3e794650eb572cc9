package dev.incidentrunbook.incident;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// Where readings of the clocks come from. Nothing in the product reads a clock in any other way.
@FunctionalInterface
public interface StampSource {
    /// The clocks, now.
    Stamp now();

    /// Readings of one session.
    ///
    /// @param wall the wall clock
    /// @param monotonicNanos the monotonic clock, as [System#nanoTime()]
    /// @param session a name for this run of the program, different for every run
    static StampSource of(InstantSource wall, LongSupplier monotonicNanos, String session) {
        return () ->
                new Stamp(
                        wall.instant().truncatedTo(ChronoUnit.MILLIS),
                        monotonicNanos.getAsLong(),
                        session);
    }
}
