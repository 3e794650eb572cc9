package dev.incidentrunbook.ui.changes;

import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.WholeFile;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.review.RunbookLessons;
import dev.incidentrunbook.runbook.DifferenceLine;
import dev.incidentrunbook.runbook.RunbookChange;
import dev.incidentrunbook.runbook.RunbookPatch;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the open incident would change in its runbook, as far as the responder wants it.
public final class ChangesViewModel {
    private final OpenIncident open;
    private final Dialogs dialogs;
    private final ZoneId zone;
    private final ObservableList<RunbookChange> changes = FXCollections.observableArrayList();
    private final Set<RunbookChange> leftOut = new HashSet<>();
    private final ObservableList<DifferenceLine> difference = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private Optional<RunbookPatch> patch = Optional.empty();

    public ChangesViewModel(OpenIncident open, Dialogs dialogs, ZoneId zone) {
        this.open = open;
        this.dialogs = dialogs;
        this.zone = zone;
        open.incident().subscribe(this::read);
    }

    /// What could be changed, in the order of the steps.
    ObservableList<RunbookChange> changes() {
        return changes;
    }

    /// A change in a sentence.
    String sentence(RunbookChange change) {
        return RunbookLessons.sentence(open.incident().get(), change);
    }

    /// Whether a change is part of the new version.
    boolean wanted(RunbookChange change) {
        return !leftOut.contains(change);
    }

    /// Takes a change into the new version, or leaves it out.
    void want(RunbookChange change, boolean wanted) {
        if (wanted) {
            leftOut.remove(change);
        } else {
            leftOut.add(change);
        }
        write();
    }

    /// What differs between the runbook and its new version.
    ObservableList<DifferenceLine> difference() {
        return difference;
    }

    /// What it comes to, in a sentence.
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// What became of saving; blank before.
    ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether saving failed.
    ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Asks where to, and writes the new version there. The runbook of this incident stays as it was.
    void save() {
        Optional<RunbookPatch> wanted = patch.filter(p -> !p.placed().isEmpty());
        if (wanted.isEmpty()) {
            failed.set(true);
            outcome.set(Messages.text("changes.nothing-wanted"));
            return;
        }
        String name = open.incident().get().runbook().map(r -> r.id()).orElse("runbook") + ".yaml";
        dialogs.chooseFileToWrite(Messages.text("changes.save.title"), name)
                .ifPresent(file -> write(wanted.get(), file));
    }

    private void write(RunbookPatch wanted, Path file) {
        open.act(
                incident -> {
                    WholeFile.write(
                            file,
                            // The window asked before a file that is there was chosen.
                            Existing.REPLACE,
                            out -> out.write(wanted.text().getBytes(StandardCharsets.UTF_8)));
                    return incident;
                },
                () -> {
                    failed.set(false);
                    outcome.set(Messages.text("changes.saved", wanted.version(), file.toString()));
                },
                sentence -> {
                    failed.set(true);
                    outcome.set(sentence);
                });
    }

    private void read(Incident incident) {
        List<RunbookChange> now = RunbookLessons.of(incident);
        if (!now.equals(changes)) {
            changes.setAll(now);
        }
        write();
    }

    private void write() {
        Incident incident = open.incident().get();
        List<RunbookChange> wanted = changes.stream().filter(this::wanted).toList();
        LocalDate today = LocalDate.ofInstant(open.now().get().wall(), zone);
        patch = RunbookLessons.patch(incident, wanted, today);
        List<DifferenceLine> lines = patch.map(RunbookPatch::difference).orElse(List.of());
        if (!lines.equals(difference)) {
            difference.setAll(lines);
        }
        summary.set(patch.map(this::summary).orElse(Messages.text("changes.unreadable")));
    }

    private String summary(RunbookPatch p) {
        if (changes.isEmpty()) {
            return Messages.text("changes.none");
        }
        String from = open.incident().get().runbook().map(r -> r.version()).orElse("");
        String placed =
                Messages.text(
                        "changes.summary",
                        Integer.toString(p.placed().size()),
                        Integer.toString(changes.size()),
                        from,
                        p.version());
        return p.unplaced().isEmpty()
                ? placed
                : Messages.text("changes.unplaced", placed, Integer.toString(p.unplaced().size()));
    }
}
