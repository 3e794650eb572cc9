package dev.incidentrunbook.incident;

import java.util.Arrays;
import java.util.Optional;

/// The parts of a post-incident review that a person writes.
public enum ReviewSection {
    SUMMARY("summary", "Summary", "What happened, whom it hit, how long, why, and what mended it."),
    IMPACT("impact", "Impact", "Who could not do what, with numbers or \"not measured\"."),
    DETECTION("detection", "Detection", "Who or what noticed first, and how long that took."),
    WHAT_HAPPENED(
            "what-happened",
            "What happened",
            "How it went from the trigger to the end, in plain sentences."),
    TRIGGER("trigger", "Trigger", "The event that set it off; not the cause behind it."),
    ROOT_CAUSE("root-cause", "Root cause", "What had to be true for the trigger to do harm."),
    CONTRIBUTING_FACTORS(
            "contributing-factors",
            "Contributing factors",
            "Technical, process and detection factors, one a line; none of them a person."),
    RULED_OUT(
            "ruled-out",
            "What was ruled out",
            "Causes that were considered, and the evidence against them."),
    RESPONSE(
            "response",
            "Response and resolution",
            "What mitigated it, what fixed it, how that was verified."),
    WENT_WELL("went-well", "What went well", "Keep doing these."),
    WENT_BADLY("went-badly", "What went badly", "What cost time or made it worse."),
    LUCKY("lucky", "Where we got lucky", "What would have made it worse and did not happen."),
    SURPRISED("surprised", "What surprised us", "What was not as everyone believed."),
    RUNBOOK_FEEDBACK(
            "runbook-feedback",
            "Runbook feedback",
            "Steps that held, were wrong, or were missing."),
    OPEN_QUESTIONS(
            "open-questions",
            "Open questions",
            "What is not known yet, and what was not verified."),
    COMMUNICATION("communication", "Communication", "Who was told what, when, and by which way."),
    RESPONDERS("responders", "Responders", "Roles in the response, one a line.");

    private final String key;
    private final String heading;
    private final String prompt;

    ReviewSection(String key, String heading, String prompt) {
        this.key = key;
        this.heading = heading;
        this.prompt = prompt;
    }

    /// The word used in the shell, as in `set root-cause TEXT`.
    public String key() {
        return key;
    }

    /// The heading in the document and on the screen.
    public String heading() {
        return heading;
    }

    /// What to write, in one sentence.
    public String prompt() {
        return prompt;
    }

    /// The section with this key.
    public static Optional<ReviewSection> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }
}
