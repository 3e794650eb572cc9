package dev.incidentrunbook.ui.evidence;

/// What came of the last thing that was asked for.
///
/// @param text one sentence; blank when there is nothing to say
/// @param wrong whether it went wrong
record Told(String text, boolean wrong) {
    static final Told NOTHING = new Told("", false);

    static Told done(String text) {
        return new Told(text, false);
    }

    static Told wrong(String text) {
        return new Told(text, true);
    }
}
