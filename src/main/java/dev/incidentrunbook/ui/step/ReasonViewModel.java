package dev.incidentrunbook.ui.step;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A question for a reason that opens in place, where the answer will stand.
final class ReasonViewModel {
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verb = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final StringProperty text = new SimpleStringProperty("");
    private boolean needed;
    private Consumer<String> answered = _ -> {};

    /// Opens the question.
    ///
    /// @param toDo what the confirming button does
    /// @param mustSay whether an empty answer is sent back
    /// @param then what happens with the reason
    void ask(String why, String toDo, boolean mustSay, Consumer<String> then) {
        question.set(why);
        verb.set(toDo);
        needed = mustSay;
        answered = then;
        error.set("");
        asking.set(true);
    }

    /// Answers with what was typed, or says that something must be.
    void confirm() {
        String reason = text.get().strip();
        if (needed && reason.isEmpty()) {
            error.set(Messages.text("step.reason.missing"));
            return;
        }
        asking.set(false);
        text.set("");
        answered.accept(reason);
    }

    /// Closes the question. What was typed stays for the next time.
    void cancel() {
        asking.set(false);
    }

    ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    ReadOnlyStringProperty question() {
        return question.getReadOnlyProperty();
    }

    ReadOnlyStringProperty verb() {
        return verb.getReadOnlyProperty();
    }

    ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// What is typed.
    StringProperty text() {
        return text;
    }
}
