package dev.incidentrunbook.incident;

/// What a note is about.
public enum NoteKind {
    OBSERVATION("observation"),
    DECISION("decision"),
    ACTION("action taken"),
    COMMUNICATION("communication"),
    RULED_OUT("ruled out");

    private final String words;

    NoteKind(String words) {
        this.words = words;
    }

    /// How a person says it, in lower case.
    public String words() {
        return words;
    }
}
