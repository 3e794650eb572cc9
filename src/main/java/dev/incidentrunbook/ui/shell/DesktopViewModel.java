package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.recovery.RecoveryViewModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window is about: the work in the store, or the store's recovery while it is not open. It leads from one to the
/// other, and back to where one was.
public final class DesktopViewModel implements RecoveryViewModel.Doors, ShellViewModel.Doors {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopViewModel.class);

    private final Desktop desktop;
    private final StoreDoor door;
    private final Choices choices;
    private final Appearance appearance;
    private final Work work;
    private final Dialogs dialogs;
    private final Runnable ended;
    private final RecoveryViewModel recovery;
    private final ReadOnlyObjectWrapper<Optional<ShellViewModel>> shell =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> incident;
    private Optional<Place> place = Optional.empty();

    /// @param choices at first those that were read when the store was opened, or unread ones
    /// @param ended called when the window shall go
    DesktopViewModel(
            Desktop desktop,
            StoreDoor door,
            Choices choices,
            Appearance appearance,
            Work work,
            Dialogs dialogs,
            Runnable ended) {
        this.desktop = desktop;
        this.door = door;
        this.choices = choices;
        this.appearance = appearance;
        this.work = work;
        this.dialogs = dialogs;
        this.ended = ended;
        incident = desktop.open();
        recovery = new RecoveryViewModel(desktop.safekeeping(), desktop.folder(), work, this);
    }

    /// Shows what was found before there was a window.
    void start(FirstLook found) {
        switch (found) {
            case FirstLook.Open(StoreDoor.Inside inside) -> enter(inside.store());
            case FirstLook.Damaged(Health health) -> recovery.damaged(health);
            case FirstLook.Refused(String sentence) -> recovery.refused(sentence);
        }
    }

    /// The work in the store; empty while the store is not open, when [#recovery()] is in front.
    ReadOnlyObjectProperty<Optional<ShellViewModel>> shell() {
        return shell.getReadOnlyProperty();
    }

    RecoveryViewModel recovery() {
        return recovery;
    }

    /// Shows an incident, when the store is open or as soon as it is.
    void show(String wanted) {
        shell.get().ifPresentOrElse(vm -> vm.open(wanted), () -> incident = Optional.of(wanted));
    }

    /// Gets ready to close the window.
    void close() {
        shell.get().ifPresentOrElse(vm -> vm.close(() -> end(vm)), recovery::quit);
    }

    /// Records what was typed and not recorded yet.
    void flush() {
        shell.get().ifPresent(ShellViewModel::flush);
    }

    @Override
    public void open(Consumer<String> failed) {
        work.start(
                door::open,
                inside -> {
                    choices.adopt(inside.choices());
                    appearance.read();
                    enter(inside.store());
                },
                e -> failed.accept(sentence(e)));
    }

    @Override
    public void quit() {
        ended.run();
    }

    @Override
    public void recover(Health health) {
        leave(() -> recovery.damaged(health));
    }

    @Override
    public void restore(Backup backup, boolean exactly) {
        leave(() -> recovery.restore(backup, exactly));
    }

    private void enter(DesktopStore store) {
        var vm =
                new ShellViewModel(
                        desktop, store, choices, appearance, work, dialogs, this, recovery.left());
        shell.set(Optional.of(vm));
        vm.start(incident, place);
        incident = Optional.empty();
        place = Optional.empty();
    }

    /// Closes the window. What is only looked after is not waited for.
    private void end(ShellViewModel vm) {
        vm.stop(() -> {});
        ended.run();
    }

    /// Closes the store, and remembers where one was in it.
    private void leave(Runnable then) {
        shell.get().ifPresent(vm -> vm.close(() -> leave(vm, then)));
    }

    private void leave(ShellViewModel vm, Runnable then) {
        incident = vm.openIncident();
        place = Optional.of(vm.place().get());
        vm.stop(() -> {
            // Whoever waited may have typed meanwhile.
            vm.flush();
            closeStore(then);
        });
    }

    private void closeStore(Runnable then) {
        choices.rest();
        work.start(
                () -> {
                    door.close();
                    return true;
                },
                _ -> {
                    shell.set(Optional.empty());
                    then.run();
                },
                e -> {
                    shell.set(Optional.empty());
                    recovery.refused(sentence(e));
                });
    }

    private static String sentence(Exception e) {
        if (e instanceof StorageException) {
            LOG.warn("The store was not opened", e);
            return String.valueOf(e.getMessage());
        }
        LOG.error("The store was not opened", e);
        return Messages.text("recovery.bug");
    }
}
