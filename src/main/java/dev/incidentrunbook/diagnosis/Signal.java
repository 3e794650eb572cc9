package dev.incidentrunbook.diagnosis;

import java.util.List;
import java.util.Map;

/// A sign of a cause, as `signals.yaml` states it.
///
/// @param id its name there
/// @param order its place there; what stands further up explains what stands further down
/// @param family signs of one family count once
/// @param causes the causes it speaks for or against, with the weight of its evidence
/// @param says what it says, as a sentence without its full stop
/// @param check what to look at next
/// @param component what fails, when the sign itself names it; may be blank
/// @param decides whether it can be enough evidence by itself
/// @param explainedBy families of which this is only a symptom
record Signal(
        String id,
        int order,
        String family,
        Map<String, Double> causes,
        String says,
        String check,
        String component,
        boolean decides,
        List<String> explainedBy) {
    Signal {
        causes = Map.copyOf(causes);
        explainedBy = List.copyOf(explainedBy);
    }

    /// The weight for a cause; 0 when it says nothing about it.
    double weight(String cause) {
        return causes.getOrDefault(cause, 0.0);
    }

    /// The cause it speaks for most.
    String cause() {
        return causes.entrySet().stream()
                .max(
                        Map.Entry.<String, Double>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
