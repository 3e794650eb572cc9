package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.Work;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The review of the open incident while it is written. One for each open incident.
public final class ReviewViewModel implements Edits {
    private final List<SectionDraft> sections;
    private final ActionsDraft actions;
    private final LiveDocument document;
    private final ReviewExport export;
    private final ObservableList<Citation> citations = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

    /// Evidence that can be cited.
    ///
    /// @param mark what is written, for instance `[E3]`
    /// @param words what it is
    public record Citation(String mark, String words) {}

    /// @param open the incident
    /// @param writer the review of an incident as Markdown; pure
    public ReviewViewModel(
            OpenIncident open,
            Work work,
            Dialogs dialogs,
            Masking masking,
            Function<Incident, String> writer) {
        sections =
                Arrays.stream(ReviewSection.values()).map(s -> new SectionDraft(s, open)).toList();
        actions = new ActionsDraft(open);
        document = new LiveDocument(open, work, writer);
        export = new ReviewExport(open, dialogs, masking, writer);
        open.incident().subscribe(this::show);
    }

    /// The parts a person writes, in the order of the document.
    public List<SectionDraft> sections() {
        return sections;
    }

    /// The follow-up actions.
    public ActionsDraft actions() {
        return actions;
    }

    /// The document as it would be exported now.
    public LiveDocument document() {
        return document;
    }

    /// What became of the last export.
    public ReviewExport exported() {
        return export;
    }

    /// What can be cited, in the order of its numbers.
    public ObservableList<Citation> citations() {
        return citations;
    }

    /// How many sections are written.
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    @Override
    public void flush() {
        sections.forEach(section -> section.typed().save());
        actions.save();
    }

    /// Saves what is typed, asks where to, and writes the review there.
    public void export() {
        flush();
        export.start(this::unsaved);
    }

    private String unsaved() {
        return sections.stream()
                .filter(SectionDraft::unsaved)
                .map(s -> s.section().heading())
                .collect(Collectors.joining(", "));
    }

    private void show(Incident incident) {
        Patch.apply(
                citations,
                incident.evidence().stream()
                        .filter(e -> !e.removed())
                        .map(e -> new Citation("[" + e.label() + "]", words(e)))
                        .toList());
        progress.set(
                Messages.text(
                        "review.sections",
                        Integer.toString(incident.review().size()),
                        Integer.toString(ReviewSection.values().length)));
    }

    private static String words(Incident.Evidence evidence) {
        String name = evidence.label() + "  " + evidence.name();
        return evidence.caption().isBlank() ? name : name + " (" + evidence.caption() + ")";
    }
}
