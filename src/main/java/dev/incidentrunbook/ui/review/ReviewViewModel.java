package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.SectionText;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final CheckList checks;
    private final StageDraft stage;
    private final OrderChoice orders;
    private final LiveDocument document;
    private final ReviewExport export;
    private final EvidenceReading reading;
    private final Place.Navigation navigation;
    private final ObservableList<Citation> citations = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

    /// Evidence that can be cited.
    ///
    /// @param mark what is written, for instance `[E3]`
    /// @param words what it is
    public record Citation(String mark, String words) {}

    /// @param open the incident
    /// @param writer from what the review is written
    /// @param reading what the attached evidence brings
    /// @param choices where the order is remembered
    /// @param navigation where findings lead that are looked after on other screens
    public ReviewViewModel(
            OpenIncident open,
            Work work,
            Dialogs dialogs,
            Masking masking,
            ReviewWriter writer,
            EvidenceReading reading,
            Choices choices,
            Place.Navigation navigation,
            Moments moments) {
        this.navigation = navigation;
        this.reading = reading;
        sections =
                Arrays.stream(ReviewSection.values())
                        .map(s -> new SectionDraft(s, open, moments))
                        .toList();
        actions = new ActionsDraft(open);
        checks = new CheckList(open, actions);
        stage = new StageDraft(open, moments);
        orders = new OrderChoice(work, dialogs, choices);
        document = new LiveDocument(open, work, writer, reading, orders.chosen());
        document.texts().subscribe(this::show);
        document.checked().subscribe(checked -> checked.ifPresent(checks::show));
        sections.forEach(this::follow);
        export =
                new ReviewExport(
                        open, work, dialogs, masking, writer, reading, orders.chosen()::get);
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

    /// What the review lacks.
    public CheckList checks() {
        return checks;
    }

    /// How far the review is.
    public StageDraft stage() {
        return stage;
    }

    /// The document as it would be exported now.
    public LiveDocument document() {
        return document;
    }

    /// What is read of the attached evidence meanwhile.
    public EvidenceReading reading() {
        return reading;
    }

    /// The order in which the document tells what it has to tell.
    public OrderChoice orders() {
        return orders;
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

    /// Shows another screen.
    void go(Place place) {
        navigation.go(place);
    }

    @Override
    public void flush() {
        sections.forEach(section -> section.typed().save());
        actions.save();
    }

    /// Saves what is typed, asks where to, and writes the review there.
    public void export(ReviewFormat format) {
        flush();
        export.start(format, this::unsaved);
    }

    /// Saves what is typed, asks where to, and writes the review with all that belongs to it into a folder.
    public void exportFolder() {
        flush();
        export.startFolder(this::unsaved);
    }

    /// Saves what is typed and prints the document.
    ///
    /// @param paper puts the lines of the document on pages
    public void print(Function<List<DocumentLine>, Dialogs.Pages> paper) {
        flush();
        export.print(paper);
    }

    /// Saves what is typed and hands the short of the review over, for a chat.
    public void copyText(Consumer<String> taken) {
        flush();
        export.text(taken);
    }

    private void follow(SectionDraft section) {
        section.typed()
                .text()
                .subscribe((_, text) ->
                        document.type(
                                section.section(),
                                Optional.of(text).filter(_ -> section.unsaved())));
    }

    private String unsaved() {
        return sections.stream()
                .filter(SectionDraft::unsaved)
                .map(s -> s.section().heading())
                .collect(Collectors.joining(", "));
    }

    private void show(Map<ReviewSection, SectionText> texts) {
        for (SectionDraft section : sections) {
            Optional.ofNullable(texts.get(section.section()))
                    .ifPresent(text ->
                            section.show(
                                    text,
                                    document.checked()
                                            .get()
                                            .map(c -> CheckList.hints(c, section.section()))
                                            .orElse(List.of())));
        }
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
