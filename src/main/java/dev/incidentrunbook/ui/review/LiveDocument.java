package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.CheckedReview;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.review.SectionText;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The document as it would be exported now, with what is drafted in it and what it lacks. It is built off the FX thread,
/// one build at a time, and only while somebody looks; what changes during a build is taken up by the next one. A key that
/// is typed into a section changes the lines of that section alone, at once.
public final class LiveDocument {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDocument.class);

    private final OpenIncident open;
    private final Work work;
    private final ReviewWriter writer;
    private final EvidenceReading reading;
    private final ObservableValue<ReviewOrder> order;
    private final ReadOnlyStringWrapper markdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Map<ReviewSection, SectionText>> texts =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<CheckedReview>> checked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<DocumentLine> lines = FXCollections.observableArrayList();
    private final Map<ReviewSection, String> typing = new EnumMap<>(ReviewSection.class);
    private Optional<Built> built = Optional.empty();
    private boolean building;
    private boolean watched;

    private record Wanted(String head, ReviewOrder order, EvidenceReading.Read read) {}

    /// @param parts the lines of each section of the review, in order, and of what stands below the last
    private record Built(
            Wanted wanted,
            Review review,
            String markdown,
            List<List<DocumentLine>> parts,
            Map<ReviewSection, SectionText> texts,
            Optional<CheckedReview> checked) {}

    LiveDocument(
            OpenIncident open,
            Work work,
            ReviewWriter writer,
            EvidenceReading reading,
            ObservableValue<ReviewOrder> order) {
        this.open = open;
        this.work = work;
        this.writer = writer;
        this.reading = reading;
        this.order = order;
        open.incident().subscribe(_ -> build());
        reading.read().subscribe(_ -> build());
        this.order.subscribe(_ -> build());
    }

    /// The document's text.
    public ReadOnlyStringProperty markdown() {
        return markdown.getReadOnlyProperty();
    }

    /// The document's text, ready to be shown.
    public ObservableList<DocumentLine> lines() {
        return lines;
    }

    /// What stands in each section, written or drafted; empty before the first build.
    ReadOnlyObjectProperty<Map<ReviewSection, SectionText>> texts() {
        return texts.getReadOnlyProperty();
    }

    /// What the review lacks; empty before the first build.
    ReadOnlyObjectProperty<Optional<CheckedReview>> checked() {
        return checked.getReadOnlyProperty();
    }

    /// Why what is shown is not up to date; blank when it is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Says whether somebody looks.
    public void watch(boolean looking) {
        watched = looking;
        build();
        reading.watch(looking);
    }

    /// Shows what is typed into a section before it is saved.
    ///
    /// @param text what stands in the field; empty when that is what the incident says, or the draft
    void type(ReviewSection section, Optional<String> text) {
        text.ifPresentOrElse(words -> typing.put(section, words), () -> typing.remove(section));
        if (watched) {
            built.ifPresent(this::showLines);
        }
    }

    private void build() {
        Incident incident = open.incident().get();
        var wanted = new Wanted(incident.head(), order.getValue(), reading.read().get());
        if (!watched || building || built.filter(b -> b.wanted().equals(wanted)).isPresent()) {
            return;
        }
        building = true;
        work.startLong(
                _ -> build(incident, wanted),
                _ -> {},
                result -> {
                    show(result);
                    goOn(result);
                },
                e -> {
                    LOG.error("The review of {} could not be built", incident.id(), e);
                    problem.set(Messages.text("review.document-failed"));
                    goOn(failed(wanted));
                });
    }

    private Built build(Incident incident, Wanted wanted) {
        var known = writer.known(incident, wanted.read().logs());
        Review review = writer.review(known, wanted.order());
        String whole = MarkdownReview.write(review);
        List<String> sections =
                review.sections().stream()
                        .map(s -> MarkdownReview.write(review, s).stripTrailing())
                        .toList();
        int end = String.join("\n\n", sections).length();
        return new Built(
                wanted,
                review,
                whole,
                Stream.concat(sections.stream(), Stream.of(whole.substring(end)))
                        .map(DocumentReader::read)
                        .toList(),
                SectionText.all(known).stream()
                        .collect(Collectors.toMap(SectionText::section, t -> t)),
                Optional.of(CheckedReview.of(known, wanted.read().proof())));
    }

    /// What was shown before a build failed goes on being shown; the same is not tried again.
    private Built failed(Wanted wanted) {
        return built.map(b ->
                        new Built(
                                wanted,
                                b.review(),
                                b.markdown(),
                                b.parts(),
                                b.texts(),
                                b.checked()))
                .orElseGet(() ->
                        new Built(
                                wanted,
                                new Review("", 0, List.of()),
                                "",
                                List.of(),
                                Map.of(),
                                Optional.empty()));
    }

    private void goOn(Built done) {
        built = Optional.of(done);
        building = false;
        build();
    }

    private void show(Built result) {
        markdown.set(result.markdown());
        problem.set("");
        checked.set(result.checked());
        texts.set(result.texts());
        showLines(result);
    }

    private void showLines(Built result) {
        var shown = new ArrayList<DocumentLine>();
        for (int i = 0; i < result.parts().size(); i++) {
            shown.addAll(typed(result, i).orElse(result.parts().get(i)));
        }
        Patch.apply(lines, shown);
    }

    /// The lines of a section in which somebody types.
    private Optional<List<DocumentLine>> typed(Built result, int part) {
        if (part >= result.review().sections().size()) {
            return Optional.empty();
        }
        Section section = result.review().sections().get(part);
        return section.written()
                .flatMap(s -> Optional.ofNullable(typing.get(s)))
                .map(text -> MarkdownReview.write(result.review(), with(text, section)))
                .map(DocumentReader::read);
    }

    private static Section with(String text, Section section) {
        var blocks = new ArrayList<Block>();
        if (section.blocks().getFirst() instanceof Block.Written written) {
            blocks.add(new Block.Written(text, written.oneALine()));
            blocks.addAll(section.blocks().subList(1, section.blocks().size()));
        } else {
            // A draft of any length gives way; what else stands here comes back when the words are
            // saved.
            blocks.add(new Block.Written(text, false));
        }
        return new Section(section.level(), section.heading(), section.written(), blocks);
    }
}
