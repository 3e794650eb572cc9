package dev.incidentrunbook.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets what a responder records go before the bytes of evidence: while an event is on its way to the disk, whoever takes in
/// evidence begins nothing new, neither on the processors nor on the disk. Nobody gives way for long, so evidence comes in
/// however much is recorded.
final class RightOfWay {
    private static final long LONGEST_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private int passing;
    private Instant passed = Instant.EPOCH;

    /// @param clock tells when the last event was recorded
    RightOfWay(InstantSource clock) {
        this.clock = clock;
    }

    /// Does what goes before everything else.
    <T> T first(Supplier<T> work) {
        count(1);
        try {
            return work.get();
        } finally {
            count(-1);
        }
    }

    private void count(int more) {
        lock.lock();
        try {
            passing += more;
            passed = clock.instant();
            if (passing == 0) {
                free.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is on its way, but not for long.
    void give() {
        lock.lock();
        try {
            long left = LONGEST_NANOS;
            while (passing > 0 && left > 0) {
                left = free.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody is recording just now, so that the next event may come at any moment.
    boolean busy() {
        lock.lock();
        try {
            // However the clock was set meanwhile.
            Duration since = Duration.between(passed, clock.instant()).abs();
            return passing > 0 || since.compareTo(BUSY) < 0;
        } finally {
            lock.unlock();
        }
    }
}
