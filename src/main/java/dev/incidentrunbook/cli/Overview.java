package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.ClockJump;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An incident on one page of a terminal.
final class Overview {
    private final Incident incident;
    private final Stamp now;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private Overview(Incident incident, Stamp now, ZoneId zone) {
        this.incident = incident;
        this.now = now;
        this.zone = zone;
    }

    /// The page.
    ///
    /// @param zone for the moments on it
    static String of(Incident incident, Stamp now, ZoneId zone) {
        return new Overview(incident, now, zone).page();
    }

    private String page() {
        lines.add(incident.id() + "  " + Visible.line(incident.displayTitle()));
        lines.add(String.join(", ", status()));
        details();
        steps();
        next();
        hypotheses();
        evidence();
        actions();
        clockJumps();
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> status() {
        var words = new ArrayList<String>();
        words.add(incident.status().words());
        incident.severity().ifPresent(s -> words.add(s.name()));
        words.add(MomentText.duration(incident.elapsed(now)));
        return words;
    }

    private void details() {
        lines.add("");
        for (Detail detail : List.of(Detail.SERVICE, Detail.ENVIRONMENT, Detail.ENDPOINT)) {
            if (!incident.detail(detail).isBlank()) {
                row(detail.label(), incident.detail(detail));
            }
        }
        if (!incident.requestIds().isEmpty()) {
            row("Request IDs", String.join(", ", incident.requestIds()));
        }
        for (Milestone milestone : Milestone.values()) {
            incident.milestone(milestone)
                    .ifPresent(at -> row(milestone.label(), MomentText.local(at, zone)));
        }
    }

    private void row(String label, String value) {
        lines.add(String.format(Locale.ROOT, "  %-18s %s", label, Visible.line(value)));
    }

    private void steps() {
        heading("Steps");
        int widest =
                incident.steps().stream()
                        .mapToInt(run -> run.step().title().length())
                        .max()
                        .orElse(0);
        for (StepRun run : incident.steps()) {
            long answered =
                    run.step().items().stream()
                            .filter(item -> !(run.answer(item.id()) instanceof Answer.Open))
                            .count();
            Duration active = StepTiming.of(run, incident.steady(now)).active();
            String time = run.turns().isEmpty() ? "" : ", " + MomentText.duration(active);
            String reason = run.reason().isBlank() ? "" : " (" + Visible.line(run.reason()) + ")";
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %d  %-" + Math.max(1, widest) + "s  %s%s, %d of %d answered%s",
                            run.number(),
                            run.step().title(),
                            state(run),
                            reason,
                            answered,
                            run.step().items().size(),
                            time));
        }
    }

    private static String state(StepRun run) {
        boolean paused =
                run.outcome() == Outcome.IN_PROGRESS && run.clock() == StepRun.Clock.RESTING;
        return paused ? "paused" : run.outcome().words();
    }

    private void next() {
        Optional<StepRun> current = incident.current();
        if (current.isEmpty() || incident.closed()) {
            return;
        }
        StepRun run = current.get();
        heading("Next");
        Optional<ChecklistItem> gap = run.gaps().stream().findFirst();
        lines.add(
                "  "
                        + gap.map(item -> Address.itemName(run, item) + " " + item.text())
                                .orElse("Finish step " + run.number() + ", " + run.step().title()));
    }

    private void hypotheses() {
        if (!incident.hypotheses().isEmpty()) {
            heading("Hypotheses");
            lines.addAll(HypothesisCommands.lines(incident, "  ", zone));
        }
    }

    private void evidence() {
        List<Incident.Evidence> there =
                incident.evidence().stream().filter(e -> !e.removed()).toList();
        if (there.isEmpty()) {
            return;
        }
        heading("Evidence");
        for (Incident.Evidence e : there) {
            String caption = e.caption().isBlank() ? "" : ", " + Visible.line(e.caption());
            lines.add(
                    "  "
                            + e.label()
                            + "  "
                            + Visible.line(e.name())
                            + ", "
                            + ByteSize.text(e.size())
                            + caption);
        }
    }

    private void actions() {
        List<Incident.Action> there =
                incident.actions().stream().filter(a -> !a.removed()).toList();
        if (there.isEmpty()) {
            return;
        }
        heading("Actions");
        for (Incident.Action action : there) {
            ActionItem item = action.item();
            var about = new ArrayList<String>();
            about.add(action.done() ? "done" : "open");
            item.priority().ifPresent(p -> about.add(p.name()));
            item.owner().ifPresent(o -> about.add(Visible.line(o)));
            item.due().ifPresent(d -> about.add("due " + d));
            lines.add(
                    "  A"
                            + action.number()
                            + "  "
                            + Visible.line(item.text())
                            + " ("
                            + String.join(", ", about)
                            + ")");
        }
    }

    private void clockJumps() {
        List<ClockJump> jumps = incident.clockJumps();
        if (jumps.isEmpty()) {
            return;
        }
        heading("Clock");
        for (ClockJump jump : jumps) {
            lines.add(
                    "  %s between events %d and %d, to %s; clock times before that may be off"
                            .formatted(
                                    jump.words(),
                                    jump.afterSeq(),
                                    jump.beforeSeq(),
                                    MomentText.local(jump.to(), zone)));
        }
    }

    private void heading(String words) {
        lines.add("");
        lines.add(words);
    }
}
