package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.kit.Messages;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What became of the last export.
public final class ExportOutcome {
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Path>> written =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What became of it, in a sentence; blank before the first, and when somebody changed their mind.
    public ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /// Whether it failed.
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Where it stands; empty when there was none or it failed.
    public ReadOnlyObjectProperty<Optional<Path>> written() {
        return written.getReadOnlyProperty();
    }

    /// Says what is done, or under way.
    void say(String words) {
        tell(words, false);
    }

    /// Says why nothing was exported.
    void fail(String why) {
        tell(why, true);
    }

    /// Says nothing.
    void clear() {
        tell("", false);
    }

    /// Says where the review stands now.
    ///
    /// @param unsaved names what is not in it, since it could not be saved; blank when there is nothing
    void standsIn(Path target, String unsaved) {
        say(
                unsaved.isBlank()
                        ? Messages.text("review.exported", target.toString())
                        : Messages.text("review.exported-without", target.toString(), unsaved));
        written.set(Optional.of(target));
    }

    private void tell(String words, boolean problem) {
        failed.set(problem);
        written.set(Optional.empty());
        sentence.set(words);
    }
}
