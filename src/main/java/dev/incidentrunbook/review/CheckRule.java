package dev.incidentrunbook.review;

import java.util.Locale;

/// What a complete review has, and what it keeps clear of. The rules are those that templates and review guides of the field
/// agree on and that can be told from the text and the record alone.
public enum CheckRule {
    SUMMARY(1, true, "The summary says how long it lasted and whom it hit, in at most 120 words"),
    IMPACT(2, true, "The impact has a number, or says that it was not measured"),
    TIMES(3, true, "Start, detection, mitigation and resolution are set, in this order"),
    BEFORE_DETECTION(4, true, "The timeline begins before the detection"),
    SOURCES(5, true, "The timeline rests on evidence"),
    TRIGGER(6, true, "Trigger and root cause are told apart"),
    FACTORS(7, true, "At least two contributing factors, none of them a person"),
    HYPOTHESES(8, true, "Other causes were considered, and each says why it was kept or ruled out"),
    RESOLUTION(9, true, "The resolution names what helped at once and what mended it for good"),
    VERIFICATION(10, true, "That the fix works is shown by evidence"),
    DATA_LOSS(11, false, "That no data was lost is said with evidence only"),
    LESSONS(12, true, "What went well is written, and luck was considered"),
    ACTIONS(
            13,
            true,
            "Every action has a verb, an owner, a date and a type; one prevents; not more than seven"),
    ENDLESS_ACTIONS(14, false, "No action can go on for ever"),
    SKIPPED_STEPS(15, false, "Every step that was skipped says why"),
    EVIDENCE(16, true, "Every evidence is as it was taken in"),
    PLACEHOLDERS(17, false, "No placeholder is left"),
    SECRETS(18, false, "No secret is in the text"),
    ACRONYMS(19, false, "Every acronym is spelled out once"),
    OUTAGE(20, false, "Outage is said of a full one only"),
    BLAMELESS(0, false, "The text asks how and what, not who and why");

    private final int number;
    private final boolean earned;
    private final String title;

    CheckRule(int number, boolean earned, String title) {
        this.number = number;
        this.earned = earned;
        this.title = title;
    }

    /// Its number, from 1; 0 for hints, which never make a review incomplete.
    public int number() {
        return number;
    }

    /// The word for it in the shell, which stays the same.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether something has to be there for it. The others are kept by writing nothing, so they earn no points.
    boolean earned() {
        return earned;
    }

    /// What it asks for, a sentence without its full stop.
    public String title() {
        return title;
    }
}
