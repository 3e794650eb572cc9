package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Waits before the window or the store is closed: what was typed is recorded first, and what is on its way to the disk
/// arrives. When that does not succeed, the responder decides.
final class Closing {
    private final Incidents incidents;
    private final Runnable flush;
    private final Work work;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<Optional<Waiting>> waiting =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Runnable> then = Optional.empty();
    private int failuresBefore;

    /// What closing waits for.
    ///
    /// @param sentence what, with numbers
    /// @param attachments whether only attachments are left, which may also be cut short
    record Waiting(String sentence, boolean attachments) {}

    /// @param flush records what was typed and not recorded yet
    Closing(Incidents incidents, Runnable flush, Work work, Dialogs dialogs) {
        this.incidents = incidents;
        this.flush = flush;
        this.work = work;
        this.dialogs = dialogs;
    }

    /// What closing waits for; empty when nothing is being closed.
    ReadOnlyObjectProperty<Optional<Waiting>> waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// Gets ready to close. Asked again meanwhile, it does nothing.
    ///
    /// @param ready closes; never called when somebody decides to stay
    void close(Runnable ready) {
        if (then.isPresent()) {
            return;
        }
        then = Optional.of(ready);
        failuresBefore = failures();
        flush.run();
        settle();
    }

    /// Goes on working instead.
    void stay() {
        then = Optional.empty();
        waiting.set(Optional.empty());
    }

    /// Closes although something is still being attached; what was taken in of it is offered at the next start.
    void cutShort() {
        finish();
    }

    /// Something that was being attached is attached, or is not going to be.
    void attached() {
        if (waiting.get().filter(Waiting::attachments).isPresent()) {
            settle();
        }
    }

    private void settle() {
        tell();
        // Short jobs keep their order, so when this one is done, everything before it is.
        work.start(() -> true, _ -> settled(), _ -> settled());
    }

    private void settled() {
        if (then.isEmpty()) {
            return;
        }
        if (saving() > 0) {
            settle();
        } else if (attaching() > 0) {
            tell();
        } else {
            finish();
        }
    }

    private void finish() {
        Optional<Runnable> ready = then;
        stay();
        boolean kept =
                failures() <= failuresBefore
                        && incidents.all().stream().noneMatch(s -> s.open().unsaved().get());
        if (kept || closeAnyway()) {
            ready.ifPresent(Runnable::run);
        }
    }

    private void tell() {
        int saving = saving();
        int attaching = attaching();
        if (saving == 0 && attaching == 0) {
            waiting.set(Optional.empty());
        } else if (attaching == 0) {
            waiting.set(Optional.of(new Waiting(count("shell.closing.changes", saving), false)));
        } else if (saving == 0) {
            waiting.set(
                    Optional.of(new Waiting(count("shell.closing.attachments", attaching), true)));
        } else {
            String both =
                    Messages.text(
                            "shell.closing.both",
                            Integer.toString(saving),
                            Integer.toString(attaching));
            waiting.set(Optional.of(new Waiting(both, false)));
        }
    }

    private static String count(String key, int count) {
        return count == 1
                ? Messages.text(key + ".one")
                : Messages.text(key + ".many", Integer.toString(count));
    }

    private boolean closeAnyway() {
        return dialogs.confirm(
                Messages.text("shell.close.title"),
                Messages.text("shell.close.unsaved"),
                Messages.text("shell.close.verb"));
    }

    private int saving() {
        return sum(screens -> screens.open().saving().get());
    }

    private int attaching() {
        return sum(screens -> screens.attachments().active().get());
    }

    private int failures() {
        return sum(screens -> screens.open().failures());
    }

    private int sum(ToIntFunction<IncidentScreens> count) {
        return incidents.all().stream().mapToInt(count).sum();
    }
}
