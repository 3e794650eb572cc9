package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.safekeeping.Notice;
import java.util.List;

/// A line under the top of the window that stays as long as its cause.
///
/// @param about what it is about, which also says how pressing it is
/// @param sentence what is the matter, and how to mend it
/// @param offers what can be done about it at once
record Banner(Notice.About about, String sentence, List<Offer> offers) {
    Banner {
        offers = List.copyOf(offers);
    }

    static Banner of(Notice notice) {
        return new Banner(notice.about(), notice.sentence(), List.of());
    }

    /// What can be done at once.
    enum Offer {
        /// Closes the store and mends it.
        RECOVER,
        /// Attaches anew what was cut short.
        ATTACH_AGAIN,
        /// Removes what is left of what was cut short.
        REMOVE,
        /// Takes the line away until the next start.
        LATER
    }
}
