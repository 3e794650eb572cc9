package dev.incidentrunbook.ui.recovery;

import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.safekeeping.Safekeeping;
import dev.incidentrunbook.ui.kit.CareProgress;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done to the store while it is not open: mending it, or putting a backup in its place. It begins with [#damaged],
/// [#restore] or [#refused], and ends when the store is open or the window closes.
public final class RecoveryViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryViewModel.class);

    private final Safekeeping safekeeping;
    private final Path folder;
    private final Work work;
    private final Doors doors;
    private final ReadOnlyObjectWrapper<Page> page;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private Health health = Health.SOUND;
    private OptionalInt backups = OptionalInt.empty();
    private Runnable again = this::goOn;
    private Work.Cancellable underWay = () -> {};
    private boolean running;
    private boolean quitting;

    /// Where one can go from here.
    public interface Doors {
        /// Opens the store and shows what is in it.
        ///
        /// @param failed called with one sentence when it cannot be opened
        void open(Consumer<String> failed);

        /// Closes the window.
        void quit();
    }

    /// @param folder where the store lies
    public RecoveryViewModel(Safekeeping safekeeping, Path folder, Work work, Doors doors) {
        this.safekeeping = safekeeping;
        this.folder = folder;
        this.work = work;
        this.doors = doors;
        page = new ReadOnlyObjectWrapper<>(opening());
    }

    /// What the screen is about.
    public ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    /// How far the work is, between 0 and 1; negative while that is not known.
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// What is being done just now; blank while that is not known.
    public ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    /// Where the store lies.
    public String folder() {
        return folder.toString();
    }

    /// What is still damaged, as far as it was shown here.
    public Health left() {
        return health;
    }

    /// Whether the undamaged rest of the store can be worked on without recovering.
    public boolean usable() {
        return !health.sound() && health.usable();
    }

    /// Shows what is damaged.
    public void damaged(Health found) {
        health = found;
        page.set(new Page.Damaged(health, backups));
        work.start(
                () -> safekeeping.backups().size(),
                count -> {
                    backups = OptionalInt.of(count);
                    if (page.get() instanceof Page.Damaged) {
                        page.set(new Page.Damaged(health, backups));
                    }
                },
                e -> LOG.warn("The backups could not be counted", e));
    }

    /// Says that the store could not be opened.
    public void refused(String sentence) {
        again = this::goOn;
        page.set(new Page.Refused(Messages.text("recovery.not-opened"), sentence));
    }

    /// Mends the store.
    public void recover() {
        run("recovery.recover", true, safekeeping::recover, () -> damaged(health));
    }

    /// Puts a backup in the place of the present files.
    ///
    /// @param exactly whether to leave out what was recorded after it
    public void restore(Backup backup, boolean exactly) {
        run(
                "recovery.restore",
                !exactly,
                told -> safekeeping.restore(backup.name(), exactly, told),
                this::goOn);
    }

    /// Asks what is under way to stop; everything is left as it was then.
    public void cancel() {
        doing.set(Messages.text("recovery.cancelling"));
        underWay.cancel();
    }

    /// Tries again what was refused.
    public void tryAgain() {
        again.run();
    }

    /// Opens the store.
    public void goOn() {
        progress.set(-1);
        doing.set("");
        page.set(opening());
        doors.open(this::refused);
    }

    /// Closes the window. What is under way is stopped before, so that everything is as it was; asked again, nothing is waited
    /// for.
    public void quit() {
        if (running && !quitting) {
            quitting = true;
            cancel();
        } else {
            doors.quit();
        }
    }

    private void run(
            String key, boolean whole, Function<Progress, Recovery> job, Runnable cancelled) {
        again = () -> run(key, whole, job, cancelled);
        page.set(new Page.Busy(Messages.text(key + ".doing"), true));
        progress.set(-1);
        doing.set("");
        running = true;
        underWay =
                work.startLong(
                        control -> job.apply(new CareProgress(control)),
                        this::show,
                        recovery -> {
                            health = Health.SOUND;
                            page.set(new Page.Done(Messages.text(key + ".done"), recovery, whole));
                            ended();
                        },
                        e -> {
                            failed(key, e, cancelled);
                            ended();
                        });
    }

    private void ended() {
        running = false;
        if (quitting) {
            doors.quit();
        }
    }

    private void show(Work.Progress now) {
        doing.set(now.what());
        progress.set(now.total() > 0 ? (double) now.done() / (double) now.total() : -1);
    }

    private void failed(String key, Exception e, Runnable cancelled) {
        String heading = Messages.text(key + ".failed");
        switch (e) {
            case CancellationException _ -> cancelled.run();
            case StorageException storage -> {
                LOG.warn("{}", heading, storage);
                page.set(new Page.Refused(heading, String.valueOf(storage.getMessage())));
            }
            case RefusedException refused ->
                    page.set(new Page.Refused(heading, String.valueOf(refused.getMessage())));
            default -> {
                LOG.error("{}", heading, e);
                page.set(new Page.Refused(heading, Messages.text("recovery.bug")));
            }
        }
    }

    private static Page opening() {
        return new Page.Busy(Messages.text("recovery.opening"), false);
    }
}
