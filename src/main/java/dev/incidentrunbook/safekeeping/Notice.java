package dev.incidentrunbook.safekeeping;

/// Something that whoever works with the open store should know for as long as it lasts.
///
/// @param about what it is about
/// @param sentence what is the matter and how to mend it, in one sentence
public record Notice(About about, String sentence) {
    /// What a notice is about, the most pressing first.
    public enum About {
        /// Nothing can be recorded, or a file is damaged.
        RECORD,
        /// The disk is full or nearly so.
        ROOM,
        /// Evidence cannot be attached, or not even read.
        EVIDENCE,
        /// No backup could be taken.
        BACKUP
    }
}
