package dev.incidentrunbook.ui.runbooks;

import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Runbook.Cause;
import dev.incidentrunbook.runbook.Runbook.Effort;
import dev.incidentrunbook.runbook.Runbook.Escalation;
import dev.incidentrunbook.runbook.Runbook.Fix;
import dev.incidentrunbook.runbook.Runbook.Likelihood;
import dev.incidentrunbook.runbook.Runbook.Lookalike;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.runbooks.Chapter.Fact;
import java.util.ArrayList;
import java.util.List;

/// Cuts a runbook into chapters. What the runbook does not say makes no chapter.
final class Chapters {
    private final List<Chapter> chapters = new ArrayList<>();

    private Chapters() {}

    static List<Chapter> of(Runbook runbook) {
        var parts = new Chapters();
        parts.add(Messages.text("reference.quick-wins"), quickWins(runbook));
        parts.add(
                Messages.text("reference.meaning"),
                runbook.meaning().stream().map(Fact::of).toList());
        parts.add(Messages.text("reference.lookalikes"), lookalikes(runbook));
        parts.add(Messages.text("reference.causes"), causes(runbook));
        parts.add(
                Messages.text("reference.fixes"),
                runbook.fixes().stream().map(Chapters::fix).toList());
        parts.add(Messages.text("reference.escalation"), escalation(runbook.escalation()));
        parts.add(
                Messages.text("reference.prevention"),
                runbook.prevention().stream().map(p -> Fact.of(p.text())).toList());
        parts.add(
                Messages.text("reference.questions"),
                runbook.questions().stream().map(q -> Fact.of(q.question(), q.answer())).toList());
        parts.add(
                Messages.text("reference.takeaways"),
                runbook.takeaways().stream().map(Fact::of).toList());
        return List.copyOf(parts.chapters);
    }

    private void add(String heading, List<Fact> facts) {
        if (!facts.isEmpty()) {
            chapters.add(new Chapter(heading, facts));
        }
    }

    private static List<Fact> quickWins(Runbook runbook) {
        var facts = new ArrayList<Fact>();
        for (Runbook.QuickWin win : runbook.quickWins()) {
            facts.add(Fact.of((facts.size() + 1) + ".  " + win.title(), win.explanation()));
        }
        return facts;
    }

    /// The symptom itself comes first, so that it can be held against the others.
    private static List<Fact> lookalikes(Runbook runbook) {
        var facts = new ArrayList<Fact>();
        if (!runbook.lookalikes().isEmpty() && !runbook.meaning().isEmpty()) {
            facts.add(Fact.of(runbook.symptom(), runbook.meaning().getFirst()));
        }
        for (Lookalike other : runbook.lookalikes()) {
            facts.add(Fact.of(other.symptom(), other.difference()));
        }
        return facts;
    }

    private static List<Fact> causes(Runbook runbook) {
        var facts = new ArrayList<Fact>();
        for (Cause cause : runbook.causes()) {
            facts.add(
                    new Fact(
                            cause.title(),
                            words(cause.likelihood()),
                            level(cause.likelihood()),
                            cause.explanation(),
                            List.of()));
        }
        addList(Messages.text("reference.also-known"), runbook.alsoKnown(), facts);
        return facts;
    }

    private static Fact fix(Fix fix) {
        return new Fact(
                fix.title(),
                words(fix.effort()),
                level(fix.effort()),
                fix.explanation(),
                List.of());
    }

    private static List<Fact> escalation(Escalation escalation) {
        var facts = new ArrayList<Fact>();
        addList(Messages.text("reference.escalate-when"), escalation.when(), facts);
        if (!escalation.whom().isBlank()) {
            facts.add(Fact.of(Messages.text("reference.escalate-whom"), escalation.whom()));
        }
        addList(Messages.text("reference.escalate-bring"), escalation.bring(), facts);
        return facts;
    }

    private static void addList(String title, List<String> entries, List<Fact> facts) {
        if (!entries.isEmpty()) {
            facts.add(new Fact(title, "", 0, "", entries));
        }
    }

    private static String words(Likelihood likelihood) {
        return switch (likelihood) {
            case HIGH -> Messages.text("reference.likelihood-high");
            case MEDIUM -> Messages.text("reference.likelihood-medium");
            case LOW -> Messages.text("reference.likelihood-low");
        };
    }

    private static int level(Likelihood likelihood) {
        return switch (likelihood) {
            case HIGH -> 3;
            case MEDIUM -> 2;
            case LOW -> 1;
        };
    }

    private static String words(Effort effort) {
        return switch (effort) {
            case EASY -> Messages.text("reference.effort-easy");
            case MEDIUM -> Messages.text("reference.effort-medium");
            case HARD -> Messages.text("reference.effort-hard");
        };
    }

    private static int level(Effort effort) {
        return switch (effort) {
            case EASY -> 1;
            case MEDIUM -> 2;
            case HARD -> 3;
        };
    }
}
