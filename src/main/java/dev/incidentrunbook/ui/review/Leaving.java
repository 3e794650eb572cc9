package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.redaction.Redactor;

/// A text that leaves the store.
///
/// @param name what it is called, below the folder it goes to or when it is asked what to mask in it
record Leaving(String name, String text) {

    /// The same with its secrets masked.
    Leaving masked(Redactor redactor) {
        return new Leaving(name, redactor.text(name, text));
    }
}
