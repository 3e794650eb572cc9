package dev.incidentrunbook.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One step of a runbook: why it is done, what to tick, what to write down, what to attach.
///
/// @param id stable name within the runbook
/// @param title the step in a few words, starting with a verb
/// @param purpose why the step is done, and what is true when it is finished
/// @param items what to do and tick, in order
/// @param fields what to fill in
/// @param evidence what is worth attaching, one phrase each
/// @param tip advice that makes the step easier
/// @param caution what must not be done
/// @param expected how long the step usually takes
public record Step(
        String id,
        String title,
        String purpose,
        List<ChecklistItem> items,
        List<Field> fields,
        List<String> evidence,
        String tip,
        String caution,
        Duration expected) {

    public Step {
        items = List.copyOf(items);
        fields = List.copyOf(fields);
        evidence = List.copyOf(evidence);
    }

    /// Something one can do and tick.
    ///
    /// @param id stable name within the step
    /// @param text what to do, starting with a verb
    /// @param required whether the step cannot be called done without an answer
    /// @param hint one sentence of help; empty when the text says it all
    /// @param finding what, once it was found in the logs, speaks for having done this
    public record ChecklistItem(
            String id, String text, boolean required, String hint, Optional<LogFinding> finding) {}

    /// Something to fill in.
    ///
    /// @param id stable name within the step, as in `set 1.runtime VALUE`
    /// @param label what is asked for
    /// @param hint an example of an answer; empty when none is needed
    /// @param multiline whether the answer is usually longer than a line
    /// @param finding what of that which is found in the logs is an answer
    public record Field(
            String id,
            String label,
            String hint,
            boolean multiline,
            Optional<LogFinding> finding) {}

    /// What reading the logs may find and an item or a field may ask for.
    public enum LogFinding {
        /// When the fault first showed.
        FIRST_FAILURE,
        /// The exception behind most failures.
        EXCEPTION,
        /// What a database refused or gave up.
        FAILED_QUERY,
        /// The id of a request that failed.
        REQUEST_ID,
        /// The route that fails most.
        ENDPOINT,
        /// What fails, from the route inwards.
        COMPONENT;

        /// How it is written in a runbook: `failed-query`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// The item with this stable id.
    public Optional<ChecklistItem> item(String id) {
        return items.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /// The field with this stable id.
    public Optional<Field> field(String id) {
        return fields.stream().filter(f -> f.id().equals(id)).findFirst();
    }
}
