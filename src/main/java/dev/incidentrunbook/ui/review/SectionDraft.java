package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.TypedText;
import javafx.beans.value.ObservableValue;

/// A section of the review while it is written.
public final class SectionDraft {
    private final ReviewSection section;
    private final OpenIncident open;
    private final TypedText typed;
    private final ObservableValue<Boolean> written;

    SectionDraft(ReviewSection section, OpenIncident open) {
        this.section = section;
        this.open = open;
        typed =
                new TypedText(
                        open,
                        incident -> incident.review(section),
                        text -> new ReviewWritten(section, text));
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

    /// Whether anything is saved.
    public ObservableValue<Boolean> written() {
        return written;
    }

    /// Whether the field holds something that is not saved.
    public boolean unsaved() {
        return !typed.text().get().strip().equals(open.incident().get().review(section).strip());
    }
}
