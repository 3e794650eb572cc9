package dev.incidentrunbook.incident;

/// What is known about an incident as a whole, one value each; filled in at any time, none mandatory.
public enum Detail {
    TITLE("title", "Title"),
    SEVERITY("severity", "Severity"),
    SERVICE("service", "Service"),
    ENVIRONMENT("environment", "Environment"),
    ENDPOINT("endpoint", "Affected endpoint");

    private final String key;
    private final String label;

    Detail(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /// The word used in the shell, as in `set severity SEV2`.
    public String key() {
        return key;
    }

    /// The words shown to people.
    public String label() {
        return label;
    }
}
