package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Attaching;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The evidence of one step, and what is on its way there.
final class StripViewModel {
    private final OpenIncident open;
    private final Attachments attachments;
    private final Place.Navigation navigation;
    private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();
    private final FilteredList<Attaching> underWay;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private String stepId = "";

    StripViewModel(OpenIncident open, Attachments attachments, Place.Navigation navigation) {
        this.open = open;
        this.attachments = attachments;
        this.navigation = navigation;
        this.underWay = new FilteredList<>(attachments.underWay());
        open.incident().subscribe((_, _) -> read());
    }

    /// Shows the evidence of a step.
    void show(String step) {
        stepId = step;
        underWay.setPredicate(a -> a.stepId().equals(step));
        read();
    }

    /// Attaches what was pasted, dropped or chosen to the step.
    ///
    /// @return false when there is nothing that can be attached
    boolean attach(Pasted pasted) {
        boolean something = attachments.attach(pasted, stepId);
        if (!something) {
            notice.set(Messages.text("step.evidence.nothing-pasted"));
        }
        return something;
    }

    void open(Evidence one) {
        navigation.go(new Place.Evidence(one.number()));
    }

    ObservableList<Evidence> evidence() {
        return evidence;
    }

    ObservableList<Attaching> underWay() {
        return underWay;
    }

    /// What to do while there is nothing, or why nothing was attached; blank otherwise.
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    private void read() {
        List<Evidence> now = open.incident().get().evidenceOf(stepId);
        if (!now.equals(evidence)) {
            evidence.setAll(now);
        }
        notice.set(
                now.isEmpty()
                        ? Messages.text("step.evidence.none", Shortcut.ATTACH_FILE.keyText())
                        : "");
    }
}
