package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// An evidence screen on a story.
final class Shelf {
    final Story story = new Story();
    final MemoryEvidence store = new MemoryEvidence();
    final FakeDialogs dialogs = new FakeDialogs();
    final OpenIncident open;
    final EvidenceViewModel vm;

    /// Where one went.
    final List<Place> visited = new ArrayList<>();

    /// How often evidence was not what was attached.
    int suspicions;

    Shelf(Work work) {
        open = OpenStory.of(story, work, dialogs);
        var attachments =
                new Attachments(
                        open,
                        new EvidenceIntake(store, Path.of("no-such-folder")),
                        work,
                        story.clock());
        vm =
                new EvidenceViewModel(
                        open,
                        store,
                        attachments,
                        work,
                        dialogs,
                        new Moments(ZoneId.of("Europe/Berlin")),
                        visited::add,
                        new Masking(work, dialogs, Choices.unread(work)),
                        () -> suspicions++);
    }

    /// Attaches a text to the first step, as another program would.
    void attach(String name, String text) {
        attach(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Attaches bytes to the first step, as another program would.
    void attach(String name, byte[] bytes) {
        StoredEvidence kept = store.keep(name, bytes);
        story.record(
                new EvidenceAttached(
                        "look",
                        kept.sha256(),
                        kept.size(),
                        name,
                        kept.mediaType(),
                        "/var/log/" + name,
                        ""));
        open.refresh();
    }
}
