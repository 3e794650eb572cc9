package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.SectionText;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A section of the review while it is written. Where nobody wrote, the field shows what is drafted from the record; what
/// is typed into it makes it the person's.
public final class SectionDraft {
    /// Saves at pauses in typing that are no longer apart than this are one version.
    private static final Duration SITTING = Duration.ofMinutes(5);

    private final ReviewSection section;
    private final OpenIncident open;
    private final Moments moments;
    private final TypedText typed;
    private final ObservableValue<Boolean> written;
    private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>(Origin.NOBODY);
    private final ObservableList<Check> hints = FXCollections.observableArrayList();
    private String draft = "";

    /// Where the words in the field come from.
    public enum Origin {
        /// There are none.
        NOBODY,
        /// They are drafted from the record.
        DRAFT,
        /// A person wrote them.
        PERSON,
        /// A person wrote them, and what the record says has changed since.
        PERSON_BEFORE_CHANGE
    }

    /// A text of this section that can be gone back to.
    ///
    /// @param name when and by whom; blank for the draft
    public record Version(String name, String text) {}

    SectionDraft(ReviewSection section, OpenIncident open, Moments moments) {
        this.section = section;
        this.open = open;
        this.moments = moments;
        typed = new TypedText(open, this::standing, text -> new ReviewWritten(section, text));
        written = open.incident().map(incident -> !incident.review(section).isBlank());
    }

    /// Which section this is.
    public ReviewSection section() {
        return section;
    }

    /// What stands in the field, and whether it is saved.
    public TypedText typed() {
        return typed;
    }

    /// Whether a person wrote something that is saved.
    public ObservableValue<Boolean> written() {
        return written;
    }

    /// Where the words in the field come from.
    public ReadOnlyObjectProperty<Origin> origin() {
        return origin.getReadOnlyProperty();
    }

    /// Words of it that are worth a second look.
    public ObservableList<Check> hints() {
        return hints;
    }

    /// What is drafted from the record; empty when nothing can be said without judging.
    public Optional<Version> drafted() {
        return Optional.of(draft).filter(d -> !d.isBlank()).map(d -> new Version("", d));
    }

    /// What people wrote here before, the newest first. What was written in one go is one version.
    public List<Version> versions() {
        var sittings = new ArrayList<Recorded>();
        for (Recorded event : open.incident().get().history()) {
            if (event.event() instanceof ReviewWritten(ReviewSection s, String _) && s == section) {
                if (!sittings.isEmpty() && sameSitting(sittings.getLast(), event)) {
                    sittings.removeLast();
                }
                sittings.add(event);
            }
        }
        return sittings.reversed().stream()
                .map(this::version)
                .filter(v -> !v.text().isBlank())
                .toList();
    }

    /// Puts other words in the place of those that stand here, and saves them. The earlier ones stay in the history.
    public void use(Version version) {
        typed.text().set(version.text());
        typed.save();
    }

    /// Says that what a person wrote is right, though the draft has changed.
    public void keep() {
        open.record(new ReviewWritten(section, open.incident().get().review(section)));
    }

    /// Whether the field holds something that is not saved.
    public boolean unsaved() {
        return !typed.text().get().strip().equals(standing(open.incident().get()).strip());
    }

    /// Whether nobody wrote or types here.
    boolean untouched() {
        return typed.text().get().isBlank() || (!written.getValue() && !unsaved());
    }

    /// Takes over what was found out about the section.
    void show(SectionText text, List<Check> about) {
        draft = text.draft();
        origin.set(
                !text.written().isBlank()
                        ? (text.draftChanged() ? Origin.PERSON_BEFORE_CHANGE : Origin.PERSON)
                        : (draft.isBlank() ? Origin.NOBODY : Origin.DRAFT));
        Patch.apply(hints, about);
        typed.show();
    }

    private String standing(Incident incident) {
        String text = incident.review(section);
        return text.isBlank() ? draft.strip() : text;
    }

    private static boolean sameSitting(Recorded one, Recorded next) {
        return one.who().equals(next.who())
                && Duration.between(one.happenedAt(), next.happenedAt()).compareTo(SITTING) < 0;
    }

    private Version version(Recorded event) {
        Instant at = event.happenedAt();
        String text = event.event() instanceof ReviewWritten(var _, String words) ? words : "";
        return new Version(moments.brief(at) + ", " + event.who(), text);
    }
}
