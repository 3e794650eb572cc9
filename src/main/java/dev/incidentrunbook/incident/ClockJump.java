package dev.incidentrunbook.incident;

import java.time.Duration;
import java.time.Instant;

/// The wall clock was set while an incident was recorded, or two programs that recorded it did not agree on the time. Never
/// stored: the readings of the clocks in the events tell it, and the chain of hashes covers those.
///
/// @param afterSeq the last event that was certainly recorded before the jump
/// @param beforeSeq the first event that was certainly recorded after it
/// @param likelySeq the event before which it is told: the first after the place where the clock readings lie apart most
/// @param from what the clock would have shown had nobody set it
/// @param to what it showed instead
/// @param exact whether the size is known; otherwise a jump back was at least so large, and a jump forward at most
public record ClockJump(
        long afterSeq, long beforeSeq, long likelySeq, Instant from, Instant to, boolean exact) {

    /// How far; negative when the clock was set back. At least two seconds.
    public Duration by() {
        return Duration.between(from, to);
    }

    /// How far and which way, in the middle of a sentence: `set back by at least 1 h 00 m`.
    public String words() {
        return (back() ? "set back by " : "set forward by ")
                + (exact ? "" : back() ? "at least " : "at most ")
                + MomentText.duration(by().abs());
    }

    private boolean back() {
        return by().isNegative();
    }
}
