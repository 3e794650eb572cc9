package dev.incidentrunbook.incident;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// The answer to one checklist item.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Answer.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Answer.NotApplicable.class, name = "not-applicable")
})
public sealed interface Answer {
    /// Not answered, or unticked again.
    record Open() implements Answer {}

    /// Ticked.
    record Done() implements Answer {}

    /// Does not apply to this incident.
    ///
    /// @param reason why not, in the responder's words; never blank
    record NotApplicable(String reason) implements Answer {}
}
