package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Node.Place;
import dev.incidentrunbook.runbook.Runbook.Cause;
import dev.incidentrunbook.runbook.Runbook.Effort;
import dev.incidentrunbook.runbook.Runbook.Escalation;
import dev.incidentrunbook.runbook.Runbook.Fix;
import dev.incidentrunbook.runbook.Runbook.Likelihood;
import dev.incidentrunbook.runbook.Runbook.Lookalike;
import dev.incidentrunbook.runbook.Runbook.Prevention;
import dev.incidentrunbook.runbook.Runbook.Question;
import dev.incidentrunbook.runbook.Runbook.QuickWin;
import dev.incidentrunbook.runbook.Runbook.Source;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import dev.incidentrunbook.runbook.Step.Field;
import dev.incidentrunbook.runbook.Step.LogFinding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of a runbook file and what each may hold. `runbooks/runbook.schema.json` tells editors
/// the same; a test holds the two against each other.
final class RunbookShape {
    private static final List<String> PREVENTION_TYPES =
            List.of("prevent", "detect", "mitigate", "process");

    private RunbookShape() {}

    static Runbook runbook(Section file, Source source) {
        // An editor's pointer to the schema, for files in JSON, which know no comments.
        file.optionalText("$schema");
        Map<String, Place> fixIds = new HashMap<>();
        Map<String, Place> quickWinIds = new HashMap<>();
        Map<String, Place> stepIds = new HashMap<>();
        Map<String, Place> preventionIds = new HashMap<>();
        List<Cause> causes = causes(file);
        Set<String> causeIds = causes.stream().map(Cause::id).collect(Collectors.toSet());
        return new Runbook(
                file.id(new HashMap<>()),
                file.text("version"),
                file.text("title"),
                file.text("symptom"),
                file.texts("meaning"),
                file.optionalList("lookalikes", RunbookShape::lookalike),
                causes,
                file.optionalTexts("also-known"),
                file.optionalList("fixes", s -> fix(s, fixIds)),
                file.optionalList("quick-wins", s -> quickWin(s, quickWinIds)),
                file.optionalGroup("escalation", RunbookShape::escalation)
                        .orElse(new Escalation(List.of(), "", List.of())),
                file.list("steps", s -> step(s, stepIds)),
                file.optionalList("prevention", s -> prevention(s, preventionIds, causeIds)),
                file.optionalList("questions", RunbookShape::question),
                file.optionalTexts("takeaways"),
                source);
    }

    private static Lookalike lookalike(Section s) {
        return new Lookalike(s.text("symptom"), s.text("difference"));
    }

    private static List<Cause> causes(Section file) {
        Map<String, Place> ids = new HashMap<>();
        return file.optionalList(
                "causes",
                s ->
                        new Cause(
                                s.id(ids),
                                s.text("title"),
                                choice(s, "likelihood", Likelihood.values()),
                                s.text("explanation")));
    }

    private static Fix fix(Section s, Map<String, Place> ids) {
        return new Fix(
                s.id(ids),
                s.text("title"),
                choice(s, "effort", Effort.values()),
                s.text("explanation"));
    }

    private static QuickWin quickWin(Section s, Map<String, Place> ids) {
        return new QuickWin(s.id(ids), s.text("title"), s.text("explanation"));
    }

    private static Escalation escalation(Section s) {
        return new Escalation(s.texts("when"), s.text("whom"), s.optionalTexts("bring"));
    }

    private static Step step(Section s, Map<String, Place> ids) {
        Map<String, Place> itemIds = new HashMap<>();
        Map<String, Place> fieldIds = new HashMap<>();
        return new Step(
                s.id(ids),
                s.text("title"),
                s.text("purpose"),
                s.list("items", i -> item(i, itemIds)),
                s.optionalList("fields", f -> field(f, fieldIds)),
                s.optionalTexts("evidence"),
                s.optionalText("tip"),
                s.optionalText("caution"),
                s.duration("expected"));
    }

    private static ChecklistItem item(Section s, Map<String, Place> ids) {
        return new ChecklistItem(
                s.id(ids),
                s.text("text"),
                s.flag("required", true),
                s.optionalText("hint"),
                finding(s));
    }

    private static Field field(Section s, Map<String, Place> ids) {
        return new Field(
                s.id(ids),
                s.text("label"),
                s.optionalText("hint"),
                s.flag("multiline", false),
                finding(s));
    }

    private static Optional<LogFinding> finding(Section s) {
        List<LogFinding> all = List.of(LogFinding.values());
        return s.optionalChoice("finding", all.stream().map(LogFinding::word).toList())
                .flatMap(word -> all.stream().filter(f -> f.word().equals(word)).findFirst());
    }

    private static Prevention prevention(Section s, Map<String, Place> ids, Set<String> causes) {
        return new Prevention(
                s.id(ids),
                s.text("text"),
                s.choice("type", PREVENTION_TYPES),
                s.references("causes", causes, "a cause"));
    }

    private static Question question(Section s) {
        return new Question(s.text("question"), s.text("answer"));
    }

    /// Enum constants are written in lower case in a file.
    private static <E extends Enum<E>> E choice(Section s, String key, E[] values) {
        List<String> words =
                Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
        return values[words.indexOf(s.choice(key, words))];
    }
}
