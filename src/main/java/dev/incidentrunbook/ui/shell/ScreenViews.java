package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.board.BoardView;
import dev.incidentrunbook.ui.changes.ChangesView;
import dev.incidentrunbook.ui.details.DetailsView;
import dev.incidentrunbook.ui.diagnosis.DiagnosisView;
import dev.incidentrunbook.ui.evidence.EvidenceView;
import dev.incidentrunbook.ui.home.HomeView;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.review.ReviewView;
import dev.incidentrunbook.ui.runbooks.ReferenceView;
import dev.incidentrunbook.ui.safekeeping.SafekeepingView;
import dev.incidentrunbook.ui.search.SearchView;
import dev.incidentrunbook.ui.settings.SettingsView;
import dev.incidentrunbook.ui.step.StepView;
import dev.incidentrunbook.ui.step.StepViewModel;
import dev.incidentrunbook.ui.timeline.TimelineView;
import dev.incidentrunbook.ui.trends.TrendsView;
import dev.incidentrunbook.ui.viewer.ViewerView;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The screens, each built when it is first shown: the window shall be there at once.
final class ScreenViews {
    private final ShellViewModel vm;
    private final LastStep lastStep = new LastStep();
    private final Map<Class<? extends Place>, Screen> general = new HashMap<>();
    private final Map<Class<? extends Place>, Screen> ofIncident = new HashMap<>();

    ScreenViews(ShellViewModel vm) {
        this.vm = vm;
        vm.screens().subscribe(_ -> ofIncident.clear());
    }

    /// The screen of a place, which shows that place then.
    Screen at(Place place) {
        lastStep.giveBack();
        return switch (place) {
            case Place.Home _ -> general(place, () -> Screen.of(HomeView.load(vm.home())));
            case Place.Trends _ -> {
                vm.trends().read();
                yield general(place, () -> Screen.of(TrendsView.load(vm.trends())));
            }
            case Place.Search _ -> general(place, () -> Screen.of(SearchView.load(vm.search())));
            case Place.Settings _ ->
                    general(place, () -> Screen.of(SettingsView.load(vm.settings())));
            case Place.Safekeeping _ -> {
                vm.upkeep().safekeeping().read();
                yield general(
                        place, () -> Screen.of(SafekeepingView.load(vm.upkeep().safekeeping())));
            }
            case Place.Step(String id) -> {
                StepViewModel step = screens().step().orElseThrow();
                step.show(id);
                Screen screen =
                        ofIncident(place, () -> Screen.of(StepView.load(step, vm.dialogs())));
                yield last(id) ? lastStep.of(screen.root(), review().root()) : screen;
            }
            case Place.Evidence(int number) -> {
                screens().evidence().show(number);
                yield ofIncident(place, () -> Screen.of(EvidenceView.load(screens().evidence())));
            }
            case Place.Viewer(int number, String file, long line) -> {
                screens().viewer().show(number, file, line);
                yield ofIncident(place, () -> Screen.of(ViewerView.load(screens().viewer())));
            }
            case Place.Timeline(long seq) -> {
                screens().timeline().show(seq);
                yield ofIncident(
                        place, () -> Screen.of(new TimelineView(screens().timeline()).root()));
            }
            case Place.Diagnosis _ -> {
                screens().diagnosis().show();
                yield ofIncident(place, () -> Screen.of(DiagnosisView.load(screens().diagnosis())));
            }
            case Place.Board _ ->
                    ofIncident(place, () -> Screen.of(BoardView.load(screens().board())));
            case Place.Reference _ ->
                    ofIncident(
                            place,
                            () -> Screen.of(new ReferenceView(screens().reference()).root()));
            case Place.RunbookChanges _ ->
                    ofIncident(place, () -> Screen.of(ChangesView.load(screens().changes())));
            case Place.Review _ -> review();
            case Place.Details _ ->
                    ofIncident(place, () -> Screen.of(DetailsView.load(screens().details())));
        };
    }

    private Screen review() {
        return ofIncident(
                new Place.Review(), () -> Screen.of(new ReviewView(screens().review()).root()));
    }

    private boolean last(String stepId) {
        return screens().open().incident().get().steps().getLast().step().id().equals(stepId);
    }

    private IncidentScreens screens() {
        return vm.screens().get().orElseThrow();
    }

    private Screen general(Place place, Supplier<Screen> make) {
        return general.computeIfAbsent(place.getClass(), _ -> make.get());
    }

    private Screen ofIncident(Place place, Supplier<Screen> make) {
        return ofIncident.computeIfAbsent(place.getClass(), _ -> make.get());
    }
}
