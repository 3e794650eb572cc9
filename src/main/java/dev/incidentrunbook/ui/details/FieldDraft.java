package dev.incidentrunbook.ui.details;

import dev.incidentrunbook.incident.Address.Settable;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.MomentReader;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.time.Instant;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One field as it is typed, and as it is saved. What is typed stays until it is saved; what others change shows at once in
/// a field that nobody types in.
public final class FieldDraft {
    private final OpenIncident open;
    private final Settable what;
    private final Function<Incident, String> saved;
    private final Moments moments;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper meaning = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private String kept = "";
    private int underWay;

    private FieldDraft(
            OpenIncident open, Settable what, Moments moments, Function<Incident, String> saved) {
        this.open = open;
        this.what = what;
        this.moments = moments;
        this.saved = saved;
        open.incident().subscribe(this::read);
        text.subscribe(_ -> typed());
    }

    static FieldDraft of(OpenIncident open, Detail detail, Moments moments) {
        return new FieldDraft(open, new Settable.OfDetail(detail), moments, i -> i.detail(detail));
    }

    static FieldDraft of(OpenIncident open, Milestone milestone, Moments moments) {
        return new FieldDraft(
                open,
                new Settable.OfMilestone(milestone),
                moments,
                i ->
                        i.milestone(milestone)
                                .map(moment -> MomentText.local(moment, moments.zone()))
                                .orElse(""));
    }

    /// What stands in the field.
    public StringProperty text() {
        return text;
    }

    /// What is wrong with it, in one sentence; blank when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether it is saved, in words; blank when nothing was typed yet.
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// What a moment means in local time and UTC; blank for other fields and empty ones.
    public ReadOnlyStringProperty meaning() {
        return meaning.getReadOnlyProperty();
    }

    /// Saves what was typed, if it differs from what is saved.
    public void save() {
        String typed = text.get();
        if (typed.equals(kept)) {
            return;
        }
        try {
            Instant now = open.now().get().wall();
            record(typed, Setting.of(what, typed, new MomentReader(moments.zone()), now));
        } catch (RefusedException e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /// Puts words into the field and saves them.
    void enter(String words) {
        text.set(words);
        save();
    }

    private void record(String typed, Setting setting) {
        String before = kept;
        kept = typed;
        underWay++;
        problem.set("");
        tell();
        open.record(
                setting.event(),
                setting.happenedAt(),
                () -> {
                    underWay--;
                    read(open.incident().get());
                    tell();
                },
                sentence -> {
                    underWay--;
                    kept = before;
                    problem.set(Messages.text("details.not-saved", sentence));
                    tell();
                });
    }

    private void typed() {
        explain();
        tell();
    }

    /// While a change is on its way, `kept` runs ahead of what is saved.
    private void tell() {
        boolean unsaved = !text.get().equals(kept);
        open.unsaved(this, unsaved);
        if (underWay > 0) {
            status.set(Messages.text("typed.saving"));
        } else if (unsaved) {
            status.set(Messages.text("typed.waiting"));
        } else if (!status.get().isEmpty()) {
            status.set(Messages.text("typed.saved"));
        }
    }

    private void read(Incident incident) {
        if (underWay > 0) {
            return;
        }
        String now = saved.apply(incident);
        boolean untouched = text.get().equals(kept);
        // A space that was just typed before the next word must not be taken away by the saved
        // words coming back.
        boolean same = text.get().strip().equals(now);
        kept = same ? text.get() : now;
        if (untouched && !same) {
            text.set(now);
            problem.set("");
        }
        typed();
    }

    private void explain() {
        if (what instanceof Settable.OfMilestone(Milestone milestone)) {
            meaning.set(
                    text.get().equals(kept)
                            ? open.incident()
                                    .get()
                                    .milestone(milestone)
                                    .map(moments::full)
                                    .orElse("")
                            : guess());
        }
    }

    /// What a moment that is being typed would mean; nothing is said about one that is not finished yet.
    private String guess() {
        if (text.get().isBlank()) {
            return "";
        }
        try {
            return moments.full(
                    new MomentReader(moments.zone()).read(text.get(), open.now().get().wall()));
        } catch (RefusedException _) {
            return "";
        }
    }
}
