package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.review.PastIncident;
import dev.incidentrunbook.review.SeenBefore;
import dev.incidentrunbook.review.SeenBefore.Likeness;
import dev.incidentrunbook.review.Sign;
import dev.incidentrunbook.review.Trends;
import dev.incidentrunbook.review.Trends.Median;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where to look: the hypotheses of the incident, and earlier incidents that look like it. It only ever adds a line; nothing
/// of it asks for attention.
final class LeadsViewModel {
    private final OpenIncident open;
    private final PastIncidents past;
    private final Work work;
    private final Place.Navigation navigation;
    private final ReadOnlyStringWrapper hypotheses = new ReadOnlyStringWrapper("");
    private final ObservableList<Likeness> similar = FXCollections.observableArrayList();
    private final Map<String, String> usual = new HashMap<>();
    private Set<Sign> compared = Set.of();
    private boolean comparing;

    LeadsViewModel(OpenIncident open, PastIncidents past, Work work, Place.Navigation navigation) {
        this.open = open;
        this.past = past;
        this.work = work;
        this.navigation = navigation;
        open.incident().subscribe(this::read);
        past.all()
                .subscribe((_, _) -> {
                    usual.clear();
                    compared = Set.of();
                    compare();
                });
    }

    /// How the hypotheses stand, in a line.
    ReadOnlyStringProperty hypotheses() {
        return hypotheses.getReadOnlyProperty();
    }

    /// Earlier incidents that look like this one, the likest first.
    ObservableList<Likeness> similar() {
        return similar;
    }

    void openBoard() {
        navigation.go(new Place.Board());
    }

    /// What a step took in earlier incidents, as an end of the sentence about its time; blank when fewer than two did it.
    String usual(StepRun run) {
        return usual.computeIfAbsent(run.step().id(), _ -> median(run));
    }

    private String median(StepRun run) {
        String runbook = open.incident().get().runbook().map(Runbook::id).orElse("");
        Median median = Trends.usual(earlier(), runbook, run.step().id());
        return median.time()
                .filter(_ -> median.count() > 1)
                .map(time ->
                        Messages.text(
                                "step.time.median",
                                Elapsed.text(time),
                                Integer.toString(median.count())))
                .orElse("");
    }

    private void read(Incident incident) {
        int open = count(incident, State.OPEN);
        int supported = count(incident, State.SUPPORTED);
        int refuted = count(incident, State.REFUTED);
        hypotheses.set(
                incident.hypotheses().isEmpty()
                        ? Messages.text("step.leads.none", Shortcut.HYPOTHESES.keyText())
                        : Messages.text(
                                "step.leads.hypotheses",
                                Integer.toString(open),
                                Integer.toString(supported),
                                Integer.toString(refuted)));
        compare();
    }

    private static int count(Incident incident, State state) {
        return (int) incident.hypotheses().stream().filter(h -> h.state() == state).count();
    }

    private List<PastIncident> earlier() {
        Incident now = open.incident().get();
        return past.all().get().stream()
                .filter(p -> !p.id().equals(now.id()) && p.opened().isBefore(now.openedAt()))
                .toList();
    }

    /// What was found, and by which signs.
    private record Found(Set<Sign> signs, List<Likeness> similar) {}

    /// Compares off the FX thread, one comparison at a time; whatever was recorded meanwhile is compared afterwards.
    private void compare() {
        List<PastIncident> earlier = earlier();
        if (comparing || earlier.isEmpty()) {
            return;
        }
        comparing = true;
        Incident incident = open.incident().get();
        Set<Sign> before = compared;
        List<Likeness> shown = List.copyOf(similar);
        work.start(
                () -> {
                    Set<Sign> signs = Sign.of(incident);
                    return signs.equals(before)
                            ? new Found(signs, shown)
                            : new Found(signs, SeenBefore.find(signs, earlier));
                },
                found -> show(incident, found),
                _ -> comparing = false);
    }

    private void show(Incident incident, Found found) {
        comparing = false;
        compared = found.signs();
        if (!found.similar().equals(similar)) {
            similar.setAll(found.similar());
        }
        if (open.incident().get().seq() != incident.seq()) {
            compare();
        }
    }
}
