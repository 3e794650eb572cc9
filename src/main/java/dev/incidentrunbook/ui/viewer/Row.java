package dev.incidentrunbook.ui.viewer;

/// One row of what is shown: a line, or a part of one that was folded open.
///
/// @param evidence number of the evidence
/// @param line number of the line, counted from 1; for bytes, where the row begins
/// @param part what it shows of the line
/// @param text its characters as they lie in the evidence
record Row(int evidence, long line, Part part, String text) {
    /// What a row shows of a line.
    enum Part {
        /// The whole line.
        WHOLE,
        /// A line that can be folded open, since it is long or holds an object in JSON.
        FOLDED,
        /// A line that is folded open.
        OPEN,
        /// A part of the line above that is folded open.
        INNER,
        /// Bytes in hexadecimal.
        BYTES
    }
}
