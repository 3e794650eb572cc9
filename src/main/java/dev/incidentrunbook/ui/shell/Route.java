package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.ui.kit.Place;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which place is in front, where else one can go, and where one came from.
final class Route implements Place.Navigation {
    private final IncidentFrame frame;
    private final ReadOnlyObjectProperty<Optional<IncidentScreens>> screens;
    private final Runnable leaving;
    private final ReadOnlyObjectWrapper<Place> place =
            new ReadOnlyObjectWrapper<>(new Place.Home());
    private final ReadOnlyIntegerWrapper arrivals = new ReadOnlyIntegerWrapper();
    private Place beforeReference = new Place.Home();
    private Place beforeSearch = new Place.Home();

    /// @param screens those of the open incident
    /// @param leaving done before another place comes in front
    Route(
            IncidentFrame frame,
            ReadOnlyObjectProperty<Optional<IncidentScreens>> screens,
            Runnable leaving) {
        this.frame = frame;
        this.screens = screens;
        this.leaving = leaving;
    }

    /// Where work on an incident goes on: the current step, or the review when all steps have ended.
    static Place work(Incident incident) {
        return incident.current()
                .map(StepRun::step)
                .<Place>map(step -> new Place.Step(step.id()))
                .orElseGet(() ->
                        incident.steps().isEmpty() ? new Place.Timeline() : new Place.Review());
    }

    /// What is in front.
    ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /// Counts how often somebody went to a place, as opposed to leafing through the list at the left: only then does the
    /// focus move.
    ReadOnlyIntegerProperty arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    @Override
    public void go(Place wanted) {
        show(wanted);
        arrivals.set(arrivals.get() + 1);
    }

    /// Shows a place without moving the focus there.
    void show(Place wanted) {
        if (wanted.equals(place.get()) || !reachable(wanted)) {
            return;
        }
        leaving.run();
        if (wanted instanceof Place.Reference) {
            beforeReference = place.get();
        }
        place.set(wanted);
    }

    /// Shows the reference, or what was in front before it.
    void turnReference() {
        go(place.get() instanceof Place.Reference ? beforeReference : new Place.Reference());
    }

    /// Shows the search, or puts the focus into its field.
    void goSearching() {
        if (!(place.get() instanceof Place.Search)) {
            beforeSearch = place.get();
        }
        go(new Place.Search());
    }

    /// Goes back to what was in front before the search.
    void leaveSearch() {
        go(reachable(beforeSearch) ? beforeSearch : new Place.Home());
    }

    /// Goes to a step by its number, if there is such a step.
    void goToStep(int number) {
        if (number >= 1 && number <= frame.steps().size()) {
            go(frame.steps().get(number - 1).place());
        }
    }

    /// Goes so many steps on or back from the one in front; from elsewhere, to the one work goes on with.
    void goBy(int count) {
        if (place.get() instanceof Place.Step(String id)) {
            goToStep(count + frame.number(id));
        } else {
            goToWork();
        }
    }

    /// Goes to the step that work goes on with.
    void goToWork() {
        screens.get().ifPresent(s -> go(work(s.open().incident().get())));
    }

    private boolean reachable(Place wanted) {
        return switch (wanted) {
            case Place.General _ -> true;
            case Place.Step(String id) -> frame.number(id) > 0;
            case Place.OfIncident _ -> screens.get().isPresent();
        };
    }
}
