package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the step screen shows and does. It belongs to one open incident and shows one of its steps at a time.
public final class StepViewModel implements Edits {
    private final OpenIncident open;
    private final StripViewModel strip;
    private final FeedbackViewModel feedback;
    private final LeadsViewModel leads;
    private final Place.Navigation navigation;
    private final Moments moments;
    private final Map<String, StepPage> pages = new HashMap<>();
    private final ReadOnlyObjectWrapper<StepPage> page;
    private final ReadOnlyObjectWrapper<StepRun> run;
    private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper exactTime = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReasonViewModel reason = new ReasonViewModel();
    private boolean changing;

    /// @param open the incident; it must have a runbook that can be read
    /// @param past the incidents to compare it with
    public StepViewModel(
            OpenIncident open,
            Attachments attachments,
            PastIncidents past,
            Work work,
            Place.Navigation navigation,
            Moments moments) {
        this.open = open;
        this.strip = new StripViewModel(open, attachments, navigation);
        this.feedback = new FeedbackViewModel(open, navigation);
        this.leads = new LeadsViewModel(open, past, work, navigation);
        this.navigation = navigation;
        this.moments = moments;
        Incident incident = open.incident().get();
        StepRun first = incident.current().orElseGet(incident.steps()::getLast);
        run = new ReadOnlyObjectWrapper<>(first);
        page = new ReadOnlyObjectWrapper<>(pageOf(first));
        strip.show(first.step().id());
        feedback.show(first.step().id());
        open.incident().subscribe((_, now) -> read(now));
        open.now().subscribe((_, _) -> showTime());
        past.all().subscribe((_, _) -> showTime());
        showTime();
    }

    /// Shows a step. What was typed on the one before is saved, and what cannot be saved stays there.
    ///
    /// @param stepId a step of the incident's runbook; another one is ignored
    public void show(String stepId) {
        open.incident()
                .get()
                .step(stepId)
                .ifPresent(wanted -> {
                    page.get().save();
                    if (!wanted.step().id().equals(run.get().step().id())) {
                        reason.cancel();
                        error.set("");
                    }
                    run.set(wanted);
                    page.set(pageOf(wanted));
                    strip.show(stepId);
                    feedback.show(stepId);
                    showTime();
                });
    }

    @Override
    public void flush() {
        pages.values()
                .forEach(p -> {
                    p.save();
                    p.notes().flush();
                });
    }

    /// Finishes the step and goes on to the next open one, which starts in the same event. A step that has already ended
    /// only goes on.
    ///
    /// @return the first required item that is still open; empty when nothing stands in the way
    Optional<ItemViewModel> finish() {
        if (run.get().outcome().settled()) {
            navigation.go(Way.from(open.incident().get(), run.get()).place());
            return Optional.empty();
        }
        page.get().save();
        Optional<ItemViewModel> gap = page.get().gaps().stream().findFirst();
        if (gap.isEmpty()) {
            page.get().notes().flush();
            settle(Outcome.DONE, "");
        }
        return gap;
    }

    /// Starts, pauses, resumes or reopens the step, whichever it can do now.
    void turnClock() {
        ClockTurn turn = ClockTurn.of(run.get());
        String stepId = run.get().step().id();
        change(current -> open.response().record(current, turn.event(stepId)), () -> {});
    }

    /// What the key for the clock does: it never reopens what has ended, since that would be a slip.
    void pauseOrResume() {
        if (!run.get().outcome().settled()) {
            turnClock();
        }
    }

    /// Shows the review, which the last step is about.
    void goToReview() {
        navigation.go(new Place.Review());
    }

    /// Whether this is the last step.
    boolean last() {
        return run.get().number() == open.incident().get().steps().size();
    }

    /// Begins to give the step another outcome than done, by asking for the reason.
    void ask(Outcome outcome) {
        reason.ask(
                Messages.text("step.outcome.why." + key(outcome), number()),
                Messages.text("step.outcome.verb." + key(outcome)),
                outcome.needsReason(),
                why -> settle(outcome, why));
    }

    /// Where to look.
    LeadsViewModel leads() {
        return leads;
    }

    /// How the runbook's step fitted.
    FeedbackViewModel feedback() {
        return feedback;
    }

    /// The evidence of the step.
    StripViewModel strip() {
        return strip;
    }

    /// The step that is shown, as far as it is saved.
    ReadOnlyObjectProperty<StepRun> run() {
        return run.getReadOnlyProperty();
    }

    /// What stands on its page.
    ReadOnlyObjectProperty<StepPage> page() {
        return page.getReadOnlyProperty();
    }

    /// How long the step takes, in calm words.
    ReadOnlyStringProperty time() {
        return time.getReadOnlyProperty();
    }

    /// How long the step took, to the second.
    ReadOnlyStringProperty exactTime() {
        return exactTime.getReadOnlyProperty();
    }

    /// Why the last change of the step was not kept; blank when it was.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// Asks why the step has an outcome.
    ReasonViewModel reason() {
        return reason;
    }

    Moments moments() {
        return moments;
    }

    /// "Step 3 of 8".
    String position() {
        return Messages.text(
                "step.position", number(), Integer.toString(open.incident().get().steps().size()));
    }

    /// The outcome in words, with its reason.
    String outcomeText() {
        String words = Messages.text("step.outcome." + key(run.get().outcome()));
        String state = paused() ? Messages.text("step.outcome.paused") : words;
        return run.get().reason().isBlank()
                ? state
                : Messages.text("step.outcome.because", state, run.get().reason());
    }

    /// Whether work on the step rests.
    boolean paused() {
        return run.get().outcome() == Outcome.IN_PROGRESS
                && run.get().clock() == StepRun.Clock.RESTING;
    }

    /// What the main button does.
    String finishText() {
        if (!run.get().outcome().settled()) {
            return Messages.text("step.finish", number());
        }
        return Way.from(open.incident().get(), run.get())
                .step()
                .map(s -> Messages.text("step.go-on", Integer.toString(s.number())))
                .orElseGet(() -> Messages.text("step.go-review"));
    }

    /// What the button for the clock does.
    String clockText() {
        return Messages.text(
                "step.clock." + ClockTurn.of(run.get()).name().toLowerCase(Locale.ROOT));
    }

    private void settle(Outcome outcome, String why) {
        String stepId = run.get().step().id();
        Way way =
                goesOn(outcome)
                        ? Way.from(open.incident().get(), run.get())
                        : new Way(Optional.of(run.get()), false);
        change(
                current ->
                        open.response()
                                .finish(
                                        current,
                                        stepId,
                                        outcome,
                                        why,
                                        way.starting(),
                                        Optional.empty()),
                () -> navigation.go(way.place()));
    }

    /// Changes the step, one change at a time: a key pressed twice in a hurry means one.
    private void change(UnaryOperator<Incident> action, Runnable then) {
        if (changing) {
            return;
        }
        changing = true;
        error.set("");
        open.act(
                action,
                () -> {
                    changing = false;
                    then.run();
                },
                sentence -> {
                    changing = false;
                    error.set(Messages.text("typed.not-saved", sentence));
                });
    }

    /// Whether work goes on elsewhere after an outcome. After a failure or a block the responder decides what comes next.
    private static boolean goesOn(Outcome outcome) {
        return switch (outcome) {
            case DONE, SKIPPED, NOT_APPLICABLE, DEFERRED -> true;
            case OPEN, IN_PROGRESS, FAILED, BLOCKED -> false;
        };
    }

    private StepPage pageOf(StepRun shown) {
        return pages.computeIfAbsent(shown.step().id(), _ -> new StepPage(open, shown, moments));
    }

    private void read(Incident now) {
        pages.values().forEach(p -> p.read(now));
        now.step(run.get().step().id()).ifPresent(run::set);
        showTime();
    }

    private void showTime() {
        StepTiming timing =
                StepTiming.of(run.get(), open.incident().get().steady(open.now().get()));
        String usual = Elapsed.text(run.get().step().expected()) + leads.usual(run.get());
        if (run.get().turns().isEmpty()) {
            time.set(Messages.text("step.time.not-started", usual));
        } else if (timing.paused().toMinutes() == 0) {
            time.set(Messages.text("step.time.active", Elapsed.text(timing.active()), usual));
        } else {
            time.set(
                    Messages.text(
                            "step.time.paused",
                            Elapsed.text(timing.active()),
                            Elapsed.text(timing.paused()),
                            usual));
        }
        exactTime.set(
                Messages.text(
                        "step.time.exact",
                        MomentText.duration(timing.active()),
                        MomentText.duration(timing.paused()),
                        MomentText.duration(timing.wallClock())));
    }

    private String number() {
        return Integer.toString(run.get().number());
    }

    static String key(Outcome outcome) {
        return outcome.words().replace(' ', '-');
    }
}
