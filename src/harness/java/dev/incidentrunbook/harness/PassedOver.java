package dev.incidentrunbook.harness;

import java.io.Serial;

/// A harness cannot run on this machine.
final class PassedOver extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /// @param why what is missing and how to get it, as the end of a sentence
    PassedOver(String why) {
        super(why);
    }
}
