package dev.incidentrunbook.ui.viewer;

/// Rows that are chosen.
///
/// @param anchor place of the row where choosing began
/// @param caret place of the row that keys move from
record Selection(long anchor, long caret) {
    static final Selection FIRST = at(0);

    static Selection at(long place) {
        return new Selection(place, place);
    }

    long first() {
        return Math.min(anchor, caret);
    }

    long last() {
        return Math.max(anchor, caret);
    }

    boolean contains(long place) {
        return place >= first() && place <= last();
    }
}
