package dev.incidentrunbook.incident;

import java.util.Locale;
import java.util.Optional;

/// How bad it is, SEV1 worst, in the five grades most on-call handbooks use.
public enum Severity {
    SEV1("critical, everyone affected"),
    SEV2("major, many affected"),
    SEV3("minor, some affected"),
    SEV4("low, a work-around exists"),
    SEV5("cosmetic or informational");

    private final String meaning;

    Severity(String meaning) {
        this.meaning = meaning;
    }

    /// What the grade means, in a few words.
    public String meaning() {
        return meaning;
    }

    /// The grade a person wrote: `SEV2`, `sev2` or `2`.
    public static Optional<Severity> of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        for (Severity severity : values()) {
            if (severity.name().equals(wanted) || severity.name().substring(3).equals(wanted)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
