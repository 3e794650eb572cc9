package dev.incidentrunbook.ui.diagnosis;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.ExceptionGroup;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import dev.incidentrunbook.runbook.Step.Field;
import dev.incidentrunbook.runbook.Step.LogFinding;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something a step asks for and the logs answer: a field to fill in or an item to tick. It is recorded only when a person
/// accepts it.
///
/// @param title what the step asks for, with the step's number
/// @param answer what the logs say
/// @param citations the lines that say it
/// @param event what accepting it records
record Offer(String title, String answer, List<Citation> citations, IncidentEvent event) {

    /// What is found, with its lines.
    private record Found(String text, List<Citation> citations) {}

    /// Everything the logs answer and nobody answered yet, in the order of the steps.
    static List<Offer> of(Incident incident, Diagnosis diagnosis) {
        Map<LogFinding, Found> found = found(diagnosis);
        var offers = new ArrayList<Offer>();
        for (StepRun run : incident.steps()) {
            for (Field field : run.step().fields()) {
                field.finding()
                        .map(found::get)
                        .filter(_ -> run.field(field.id()).isBlank())
                        .ifPresent(f -> offers.add(fill(run, field, f)));
            }
            for (ChecklistItem item : run.step().items()) {
                item.finding()
                        .map(found::get)
                        .filter(_ -> run.answer(item.id()) instanceof Answer.Open)
                        .ifPresent(f -> offers.add(tick(run, item, f)));
            }
        }
        return List.copyOf(offers);
    }

    private static Offer fill(StepRun run, Field field, Found found) {
        return new Offer(
                Messages.text(
                        "diagnosis.offer.fill", Integer.toString(run.number()), field.label()),
                found.text(),
                found.citations(),
                new FieldFilled(run.step().id(), field.id(), found.text()));
    }

    private static Offer tick(StepRun run, ChecklistItem item, Found found) {
        return new Offer(
                Messages.text("diagnosis.offer.tick", Integer.toString(run.number()), item.text()),
                Messages.text("diagnosis.offer.by-finding", found.text()),
                found.citations(),
                new ItemAnswered(run.step().id(), item.id(), new Answer.Done()));
    }

    private static Map<LogFinding, Found> found(Diagnosis diagnosis) {
        var found = new EnumMap<LogFinding, Found>(LogFinding.class);
        List<Citation> first = diagnosis.firstFailure().map(List::of).orElse(List.of());
        diagnosis
                .firstFailureAt()
                .ifPresent(
                        at -> found.put(LogFinding.FIRST_FAILURE, new Found(at.toString(), first)));
        Optional<ExceptionGroup> exception =
                diagnosis.exceptions().stream().filter(e -> !e.background()).findFirst();
        exception.ifPresent(
                e -> found.put(LogFinding.EXCEPTION, new Found(words(e), e.citations())));
        diagnosis.causes().stream()
                .filter(c -> diagnosis.enoughEvidence() && c.id().equals("database"))
                .flatMap(c -> c.supporting().stream())
                .findFirst()
                .ifPresent(s ->
                        found.put(
                                LogFinding.FAILED_QUERY,
                                new Found(DiagnosisViewModel.shown(s.text()), s.citations())));
        diagnosis.requestIds().stream()
                .findFirst()
                .ifPresent(id -> found.put(LogFinding.REQUEST_ID, new Found(id, first)));
        diagnosis.requests().routes().stream()
                .findFirst()
                .ifPresent(r ->
                        found.put(
                                LogFinding.ENDPOINT,
                                new Found(DiagnosisViewModel.shown(r.route()), first)));
        diagnosis
                .failingComponent()
                .ifPresent(c ->
                        found.put(
                                LogFinding.COMPONENT,
                                new Found(
                                        DiagnosisViewModel.shown(c),
                                        exception.map(ExceptionGroup::citations).orElse(first))));
        return found;
    }

    private static String words(ExceptionGroup group) {
        String message = group.message().isBlank() ? "" : ": " + group.message();
        return DiagnosisViewModel.shown(group.type() + message);
    }
}
