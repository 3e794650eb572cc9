package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Custody;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;

/// A viewer on a story, where everything happens at once.
final class Reader {
    final Story story = new Story();
    final MemoryEvidence store = new MemoryEvidence();
    final OpenIncident open = OpenStory.of(story);
    final ViewerViewModel vm =
            new ViewerViewModel(
                    open,
                    store,
                    Work.inline(),
                    new FakeDialogs(),
                    new Moments(ZoneId.of("Europe/Berlin")),
                    text -> text.replace("secret", "‹secret-1›"));

    /// Attaches a text and shows it from its first line on.
    Reader read(String name, String text) {
        attach(name, text.getBytes(StandardCharsets.UTF_8));
        vm.show(open.incident().get().evidence().size(), "", 0);
        vm.window().see(0, 50);
        return this;
    }

    Reader attach(String name, byte[] bytes) {
        StoredEvidence kept = store.keep(name, bytes);
        story.record(
                new EvidenceAttached(
                        "look", kept.sha256(), kept.size(), name, kept.mediaType(), name, ""));
        open.refresh();
        return this;
    }

    /// The words of the rows that are shown.
    List<String> rows() {
        vm.window().see(0, 50);
        return LongStream.range(0, vm.window().count())
                .mapToObj(place -> vm.window().row(place).orElseThrow().text())
                .toList();
    }

    /// The words of the row that is chosen.
    String chosen() {
        return vm.window().row(vm.choosing().selection().get().caret()).orElseThrow().text();
    }

    /// What was done with an evidence after it was collected.
    List<String> custody(int number) {
        Incident incident = open.incident().get();
        return Custody.in(incident).of(incident.evidence(number).orElseThrow()).stream()
                .skip(1)
                .map(Custody.Entry::act)
                .toList();
    }
}
