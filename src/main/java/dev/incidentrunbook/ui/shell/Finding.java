package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.search.Spot;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.search.SearchViewModel;

/// Leads from what was found to the screen on which it stands.
///
/// @param vm the window
record Finding(ShellViewModel vm) implements SearchViewModel.Doors {

    @Override
    public void open(String incident, Spot spot) {
        vm.open(incident, place(spot));
    }

    @Override
    public void back() {
        vm.route().leaveSearch();
    }

    private static Place place(Spot spot) {
        return switch (spot) {
            case Spot.OfDetail _, Spot.OfRequestId _ -> new Place.Details();
            case Spot.OfOutcome(String step) -> new Place.Step(step);
            case Spot.OfItem(String step, String _) -> new Place.Step(step);
            case Spot.OfField(String step, String _) -> new Place.Step(step);
            case Spot.OfNote(String step, var _) ->
                    step.isBlank() ? new Place.Timeline() : new Place.Step(step);
            case Spot.OfEvidence(int number) -> new Place.Evidence(number);
            case Spot.OfLine(int evidence, String file, long line) ->
                    new Place.Viewer(evidence, file, line);
            case Spot.OfHypothesis _ -> new Place.Board();
            case Spot.OfFeedback(String step) -> new Place.Step(step);
            case Spot.OfAction _, Spot.OfReview _ -> new Place.Review();
        };
    }
}
