package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A section of the review while it is written. It is saved a second after typing stops, and whenever it is left. What was
/// typed stays on the screen until it is saved, whatever happens to the store or elsewhere.
public final class SectionDraft {
    private static final long PAUSE_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 5_000;

    private final ReviewSection section;
    private final OpenIncident open;
    private final Work work;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper written = new ReadOnlyBooleanWrapper();
    private final List<String> underWay = new ArrayList<>();
    private String saved = "";
    private boolean failed;
    private Work.Cancellable timer = () -> {};

    SectionDraft(ReviewSection section, OpenIncident open, Work work) {
        this.section = section;
        this.open = open;
        this.work = work;
        open.incident().subscribe(this::show);
        text.subscribe(_ -> typed());
    }

    /// Which section this is.
    public ReviewSection section() {
        return section;
    }

    /// What stands in the field.
    public StringProperty text() {
        return text;
    }

    /// Whether it is saved, in a few words; blank when nothing was ever written.
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Whether anything is saved.
    public ReadOnlyBooleanProperty written() {
        return written.getReadOnlyProperty();
    }

    /// Whether the field holds something that is not saved.
    public boolean unsaved() {
        return !same(text.get(), saved);
    }

    /// Saves what is not saved and not on its way.
    public void save() {
        timer.cancel();
        String wanted = text.get().isBlank() ? "" : text.get();
        String coming = underWay.isEmpty() ? saved : underWay.getLast();
        if (same(wanted, coming)) {
            return;
        }
        underWay.add(wanted);
        open.record(
                new ReviewWritten(section, wanted),
                Optional.empty(),
                () -> {
                    underWay.remove(wanted);
                    failed = false;
                    say();
                },
                sentence -> {
                    underWay.remove(wanted);
                    failed = true;
                    status.set(Messages.text("review.not-saved", sentence));
                    timer.cancel();
                    timer = work.every(RETRY_MILLIS, this::save);
                });
    }

    private void typed() {
        timer.cancel();
        if (unsaved()) {
            timer = work.every(PAUSE_MILLIS, this::save);
        }
        if (!failed) {
            say();
        }
    }

    private void show(Incident incident) {
        String there = incident.review(section);
        boolean mine = underWay.contains(there);
        boolean untouched = !unsaved();
        saved = there;
        written.set(!there.isBlank());
        if (!mine && untouched && !same(there, text.get())) {
            text.set(there);
        }
        say();
    }

    private void say() {
        if (unsaved()) {
            status.set(Messages.text("review.not-saved-yet"));
        } else {
            status.set(saved.isBlank() ? "" : Messages.text("review.saved"));
        }
    }

    private static boolean same(String one, String other) {
        return one.equals(other) || (one.isBlank() && other.isBlank());
    }
}
