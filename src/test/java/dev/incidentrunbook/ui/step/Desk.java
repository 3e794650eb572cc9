package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.TypedText;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A step screen on a story, with what a person would have answered.
final class Desk {
    final Story story;
    final List<Place> visited = new ArrayList<>();
    final FakeDialogs dialogs = new FakeDialogs();
    final MemoryEvidence evidence = new MemoryEvidence();
    final OpenIncident open;
    final PastIncidents past;
    final StepViewModel vm;

    Desk() {
        this(new Story(), Work.inline());
    }

    Desk(Story story, Work work) {
        this.story = story;
        open = OpenStory.of(story, work, dialogs);
        past = new PastIncidents(story.log(), work);
        var attachments =
                new Attachments(
                        open,
                        new EvidenceIntake(evidence, Path.of("no-such-folder")),
                        work,
                        story.clock());
        vm =
                new StepViewModel(
                        open,
                        attachments,
                        past,
                        work,
                        this::go,
                        new Moments(ZoneId.of("Europe/Berlin")));
    }

    StepPage page() {
        return vm.page().get();
    }

    ItemViewModel item(String id) {
        return page().items().stream()
                .filter(i -> i.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    TypedText field(String id) {
        return page().fields().entrySet().stream()
                .filter(f -> f.getKey().id().equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /// Goes to a place as the shell would.
    private void go(Place place) {
        visited.add(place);
        if (place instanceof Place.Step(String id)) {
            vm.show(id);
        }
    }
}
