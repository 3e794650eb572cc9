package dev.incidentrunbook.incident;

import dev.incidentrunbook.runbook.Step;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One step of the runbook as it went in an incident.
///
/// @param step what the runbook says
/// @param number the step's number as shown to people, counted from 1
/// @param outcome where it stands
/// @param reason why it has that outcome; blank when none was given
/// @param answers answers by item id; items without one are open
/// @param fields what was filled in, by field id
/// @param turns when its clock was started, rested and stopped, in the order of their moments
public record StepRun(
        Step step,
        int number,
        Outcome outcome,
        String reason,
        Map<String, Answer> answers,
        Map<String, String> fields,
        List<Turn> turns) {

    public StepRun {
        // Copies that keep the order, so that whatever is written from them is the same every time.
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        turns = List.copyOf(turns);
    }

    /// What the step's clock does from a moment on.
    public enum Clock {
        RUNNING,
        RESTING,
        STOPPED
    }

    /// The clock changed.
    ///
    /// @param at when, on the incident's steady clock (see [Incident#steady(Stamp)])
    /// @param clock what it does from then on
    public record Turn(Instant at, Clock clock) {}

    /// The answer to an item.
    public Answer answer(String itemId) {
        return answers.getOrDefault(itemId, new Answer.Open());
    }

    /// What was filled in; blank when nothing was.
    public String field(String fieldId) {
        return fields.getOrDefault(fieldId, "");
    }

    /// Required items without an answer, in order. A step with none of them can be called done.
    public List<ChecklistItem> gaps() {
        return step.items().stream()
                .filter(ChecklistItem::required)
                .filter(item -> answer(item.id()) instanceof Answer.Open)
                .toList();
    }

    /// What the clock does now.
    public Clock clock() {
        return turns.isEmpty() ? Clock.STOPPED : turns.getLast().clock();
    }
}
