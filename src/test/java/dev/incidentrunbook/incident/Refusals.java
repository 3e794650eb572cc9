package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// What people are told when something is refused.
final class Refusals {
    private Refusals() {}

    /// The sentence with which this is refused.
    static String refusal(Executable action) {
        return String.valueOf(assertThrows(RefusedException.class, action).getMessage());
    }
}
