package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.Pace;
import dev.incidentrunbook.incident.Stamp;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One thing on its way into the evidence, or one that did not get there.
public final class Attaching {
    private final String name;
    private final String stepId;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final Pace pace;
    private Runnable leave = () -> {};
    private Runnable copy = () -> {};
    private Runnable reference = () -> {};

    Attaching(String name, String stepId, Stamp begin) {
        this.name = name;
        this.stepId = stepId;
        this.pace = new Pace(begin);
        status.set(Messages.text("evidence.attaching", name));
    }

    /// The file's name.
    public String name() {
        return name;
    }

    /// The step it is attached to; blank for the incident as a whole.
    public String stepId() {
        return stepId;
    }

    /// Between 0 and 1; negative while that is not known.
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// How far it is and how fast, or the sentence that says why it waits or failed.
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Whether it waits, and goes on by itself; the status says for what.
    public ReadOnlyBooleanProperty paused() {
        return paused.getReadOnlyProperty();
    }

    /// Whether it has ended without being attached.
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Whether somebody has to decide between [#copy] and [#reference]; the status says why.
    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /// Takes all bytes in.
    public void copy() {
        decided();
        copy.run();
    }

    /// Leaves the file where it is, and keeps its digest, beginning and end.
    public void reference() {
        decided();
        reference.run();
    }

    private void decided() {
        asking.set(false);
        status.set(Messages.text("evidence.attaching", name));
    }

    /// Asks whether to copy or to reference.
    void ask(String sentence, Runnable whenCopied, Runnable whenReferenced, Runnable whenLeft) {
        copy = whenCopied;
        reference = whenReferenced;
        leave = whenLeft;
        status.set(sentence);
        asking.set(true);
    }

    /// Stops it while it is under way, or takes the sentence of a failure off the screen.
    public void leave() {
        leave.run();
    }

    /// Says how it is stopped. Work that was over at once, as in tests, has failed by then and keeps its own way out.
    void onCancel(Runnable action) {
        if (!failed.get() && !asking.get()) {
            leave = action;
        }
    }

    void show(Work.Progress now, Stamp at) {
        paused.set(now.waits());
        if (now.waits()) {
            status.set(Messages.text("evidence.paused", name, now.what()));
            return;
        }
        String done = ByteSize.text(now.done());
        pace.at(now.done(), at);
        String rate = ByteSize.text(pace.rate());
        if (now.total() > 0) {
            progress.set((double) now.done() / (double) now.total());
            String total = ByteSize.text(now.total());
            status.set(
                    pace.left(now.total())
                            .map(left ->
                                    Messages.text(
                                            "evidence.attaching.left",
                                            name,
                                            done,
                                            total,
                                            rate,
                                            left))
                            .orElseGet(() ->
                                    Messages.text(
                                            "evidence.attaching.of", name, done, total, rate)));
        } else {
            status.set(Messages.text("evidence.attaching.unknown", name, done, rate));
        }
    }

    void fail(String sentence, Runnable dismiss) {
        leave = dismiss;
        paused.set(false);
        status.set(sentence);
        failed.set(true);
    }
}
