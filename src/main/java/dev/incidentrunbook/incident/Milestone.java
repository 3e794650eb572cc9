package dev.incidentrunbook.incident;

/// The six moments from which the times of a response are measured, in the order they usually come.
public enum Milestone {
    STARTED("started", "Impact started"),
    DETECTED("detected", "Detected"),
    DECLARED("declared", "Incident declared"),
    MITIGATED("mitigated", "Mitigated"),
    RECOVERED("recovered", "Service recovered"),
    RESOLVED("resolved", "Resolved");

    private final String key;
    private final String label;

    Milestone(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// The word used in the shell, as in `set mitigated -12m`.
    public String key() {
        return key;
    }

    /// The words shown to people.
    public String label() {
        return label;
    }
}
