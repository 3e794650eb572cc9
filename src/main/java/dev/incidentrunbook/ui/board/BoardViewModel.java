package dev.incidentrunbook.ui.board;

import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.runbook.Runbook.Cause;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The hypotheses of the open incident, and the causes of its runbook that nobody proposed yet.
public final class BoardViewModel implements Edits {
    private final OpenIncident open;
    private final Place.Navigation navigation;
    private final Moments moments;
    private final List<CardViewModel> cards = new ArrayList<>();
    private final ObservableList<CardViewModel> shown = FXCollections.observableArrayList();
    private final ObservableList<Cause> offers = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private boolean saving;

    public BoardViewModel(OpenIncident open, Place.Navigation navigation, Moments moments) {
        this.open = open;
        this.navigation = navigation;
        this.moments = moments;
        text.subscribe(words -> open.unsaved(this, !words.isBlank()));
        text.subscribe((_, _) -> error.set(""));
        open.incident().subscribe(this::read);
    }

    /// Puts a hypothesis on the board, with what is known about it at once. For screens that find evidence.
    ///
    /// @param cause the id of a cause of the runbook; blank when it is none of them
    /// @param words the hypothesis in a line; may be blank when a cause is named
    /// @param grounds what speaks for it and against it
    public void propose(String cause, String words, List<Ground> grounds) {
        if (saving) {
            return;
        }
        saving = true;
        error.set("");
        open.act(
                incident ->
                        open.response()
                                .record(
                                        incident,
                                        Hypotheses.propose(incident, cause, words, grounds)),
                () -> {
                    saving = false;
                    if (text.get().equals(words)) {
                        text.set("");
                    }
                },
                sentence -> {
                    saving = false;
                    error.set(Messages.text("typed.not-saved", sentence));
                });
    }

    @Override
    public void flush() {
        List.copyOf(cards).forEach(CardViewModel::flush);
        if (!text.get().isBlank()) {
            add();
        }
    }

    /// Puts what was typed on the board.
    void add() {
        propose("", text.get(), List.of());
    }

    /// Puts a cause of the runbook on the board.
    void add(Cause cause) {
        propose(cause.id(), "", List.of());
    }

    void openEvidence(int number) {
        navigation.go(new Place.Evidence(number));
    }

    /// The cards, those that are open first, then the supported ones, then those that were ruled out.
    ObservableList<CardViewModel> cards() {
        return shown;
    }

    /// The cards of one state.
    List<CardViewModel> cards(State state) {
        return shown.stream().filter(c -> c.hypothesis().get().state() == state).toList();
    }

    /// The causes of the runbook that nobody proposed yet.
    ObservableList<Cause> offers() {
        return offers;
    }

    /// The words of a new hypothesis.
    StringProperty text() {
        return text;
    }

    /// Why the new hypothesis was not kept; blank when nothing is wrong.
    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    Moments moments() {
        return moments;
    }

    /// Takes in what is saved. Cards stay, so that what is typed on one stays too.
    private void read(Incident incident) {
        var now = new ArrayList<CardViewModel>();
        for (Hypothesis hypothesis : incident.hypotheses()) {
            CardViewModel card =
                    cards.stream()
                            .filter(c -> c.id().equals(hypothesis.id()))
                            .findFirst()
                            .orElseGet(() -> new CardViewModel(open, hypothesis));
            card.read(hypothesis);
            now.add(card);
        }
        cards.stream().filter(c -> !now.contains(c)).forEach(CardViewModel::dropped);
        cards.clear();
        cards.addAll(now);
        var sorted = new ArrayList<CardViewModel>();
        for (State state : State.values()) {
            now.stream().filter(c -> c.hypothesis().get().state() == state).forEach(sorted::add);
        }
        if (!sorted.equals(shown)) {
            shown.setAll(sorted);
        }
        List<Cause> unproposed = Hypotheses.unproposed(incident);
        if (!unproposed.equals(offers)) {
            offers.setAll(unproposed);
        }
    }
}
