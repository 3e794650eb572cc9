package dev.incidentrunbook.ui.board;

import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.NextCheckSet;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.TypedText;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One hypothesis, and the question that is open on its card.
final class CardViewModel {
    private final OpenIncident open;
    private final UUID id;
    private final ReadOnlyObjectWrapper<Hypothesis> hypothesis;
    private final TypedText check;
    private final ReadOnlyObjectWrapper<Optional<Asked>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty words = new SimpleStringProperty("");
    private final StringProperty citation = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private boolean saving;

    /// What a card can ask for.
    sealed interface Asked {
        /// Something that speaks for it or against it.
        record AGround(Side side) implements Asked {}

        /// Why it stands otherwise.
        record Why(State state) implements Asked {}
    }

    CardViewModel(OpenIncident open, Hypothesis shown) {
        this.open = open;
        this.id = shown.id();
        hypothesis = new ReadOnlyObjectWrapper<>(shown);
        check =
                new TypedText(
                        open,
                        incident -> in(incident).map(Hypothesis::nextCheck).orElse(""),
                        text -> new NextCheckSet(id, text));
        words.subscribe(text -> open.unsaved(this, !text.isBlank()));
    }

    UUID id() {
        return id;
    }

    /// The hypothesis as it is saved.
    ReadOnlyObjectProperty<Hypothesis> hypothesis() {
        return hypothesis.getReadOnlyProperty();
    }

    /// What would tell most about it.
    TypedText check() {
        return check;
    }

    /// What the card asks for; empty when nothing.
    ReadOnlyObjectProperty<Optional<Asked>> asked() {
        return asked.getReadOnlyProperty();
    }

    /// The answer to it.
    StringProperty words() {
        return words;
    }

    /// Where that was seen.
    StringProperty citation() {
        return citation;
    }

    /// Why the answer was not kept; blank when nothing is wrong.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// The runbook's cause it is about, when that is not what it says itself; else blank.
    String causeTitle() {
        return Hypotheses.cause(open.incident().get(), hypothesis.get())
                .map(c -> c.title())
                .filter(title -> !title.equals(hypothesis.get().text()))
                .orElse("");
    }

    /// Opens the question for something that speaks for it or against it.
    void askGround(Side side) {
        ask(new Asked.AGround(side));
    }

    /// Opens the question why it stands so. Opening it again needs no reason.
    void askWhy(State state) {
        if (state == State.OPEN) {
            cancel();
            record((_, now) -> Hypotheses.judge(now, State.OPEN, ""));
        } else {
            ask(new Asked.Why(state));
        }
    }

    /// Answers the question.
    void confirm() {
        String text = words.get();
        String where = citation.get();
        asked.get()
                .ifPresent(question -> {
                    switch (question) {
                        case Asked.AGround(Side side) ->
                                record((incident, now) ->
                                        Hypotheses.ground(
                                                incident, now, new Ground(side, text, where)));
                        case Asked.Why(State state) ->
                                record((_, now) -> Hypotheses.judge(now, state, text));
                    }
                });
    }

    /// Closes the question. What was typed is thrown away, since it may not fit the next one.
    void cancel() {
        close();
    }

    /// Takes in what is saved.
    void read(Hypothesis now) {
        hypothesis.set(now);
    }

    /// The hypothesis was taken back; nothing typed on its card counts.
    void dropped() {
        open.unsaved(this, false);
    }

    /// Records what was typed, before it can be lost.
    void flush() {
        check.save();
        if (!words.get().isBlank()) {
            confirm();
        }
    }

    private void ask(Asked question) {
        error.set("");
        asked.set(Optional.of(question));
    }

    private void close() {
        asked.set(Optional.empty());
        words.set("");
        citation.set("");
        error.set("");
    }

    /// Records what is made of the hypothesis as it stands then.
    private void record(BiFunction<Incident, Hypothesis, IncidentEvent> event) {
        if (saving) {
            return;
        }
        saving = true;
        error.set("");
        open.act(
                incident ->
                        in(incident)
                                .map(now ->
                                        open.response()
                                                .record(incident, event.apply(incident, now)))
                                .orElse(incident),
                () -> {
                    saving = false;
                    close();
                },
                sentence -> {
                    saving = false;
                    error.set(Messages.text("typed.not-saved", sentence));
                });
    }

    private Optional<Hypothesis> in(Incident incident) {
        return incident.hypotheses().stream().filter(h -> h.id().equals(id)).findFirst();
    }
}
