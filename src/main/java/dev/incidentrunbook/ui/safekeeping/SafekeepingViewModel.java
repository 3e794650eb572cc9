package dev.incidentrunbook.ui.safekeeping;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Safekeeping;
import dev.incidentrunbook.ui.kit.CareProgress;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Elapsed;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Backups of the open store, and a check of its every byte.
public final class SafekeepingViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SafekeepingViewModel.class);

    private final Safekeeping safekeeping;
    private final Path folder;
    private final Moments moments;
    private final StampSource clock;
    private final Work work;
    private final Dialogs dialogs;
    private final Doors doors;
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final BooleanProperty exactly = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper last =
            new ReadOnlyStringWrapper(Messages.text("safekeeping.reading"));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Health> found = new ReadOnlyObjectWrapper<>(Health.SOUND);
    private Work.Cancellable underWay = () -> {};

    /// Where one can go from here.
    public interface Doors {
        /// Closes the store, puts a backup in its place, and comes back.
        ///
        /// @param exactly whether to leave out what was recorded after it
        void restore(Backup backup, boolean exactly);

        /// Closes the store, mends it, and comes back.
        void recover(Health health);

        /// Takes note of what a check of every byte found.
        void checked(Health health);
    }

    /// @param folder where the store lies
    public SafekeepingViewModel(
            Safekeeping safekeeping,
            Path folder,
            Moments moments,
            StampSource clock,
            Work work,
            Dialogs dialogs,
            Doors doors) {
        this.safekeeping = safekeeping;
        this.folder = folder;
        this.moments = moments;
        this.clock = clock;
        this.work = work;
        this.dialogs = dialogs;
        this.doors = doors;
    }

    /// All backups, the newest first.
    public ObservableList<Backup> backups() {
        return backups;
    }

    /// When the last backup was taken and what is in it, or what to do when there is none.
    public ReadOnlyStringProperty last() {
        return last.getReadOnlyProperty();
    }

    /// Whether restoring leaves out what was recorded after the backup.
    public BooleanProperty exactly() {
        return exactly;
    }

    /// Whether something is being done that takes a while.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What is being done.
    public ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    /// How far it is, between 0 and 1; negative while that is not known.
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// What came of the last thing that was done; blank when nothing was.
    public ReadOnlyStringProperty result() {
        return result.getReadOnlyProperty();
    }

    /// Whether the last thing that was done failed, or found damage.
    public ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// What the last check found.
    public ReadOnlyObjectProperty<Health> found() {
        return found.getReadOnlyProperty();
    }

    /// Where the backups lie.
    public String folder() {
        return folder.resolve("backups").toString();
    }

    /// Reads the list of backups anew.
    public void read() {
        work.startLong(_ -> safekeeping.backups(), _ -> {}, this::show, this::fail);
    }

    /// Takes a backup at once.
    public void backUp() {
        run(
                "safekeeping.backing-up",
                told -> safekeeping.backUp(Messages.text("safekeeping.by-hand"), told),
                backup -> {
                    result.set(
                            Messages.text(
                                    "safekeeping.backed-up", backup.name(), contents(backup)));
                    read();
                });
    }

    /// Reads every byte and compares it with its digest or its place in a chain.
    public void check() {
        run(
                "safekeeping.checking",
                safekeeping::check,
                health -> {
                    found.set(health);
                    failed.set(!health.sound());
                    result.set(told(health));
                    doors.checked(health);
                });
    }

    /// Stops what is under way; everything is left as it was then.
    public void cancel() {
        underWay.cancel();
    }

    /// Puts a backup in the place of the store, when that is confirmed.
    public void restore(Backup backup) {
        String kept =
                Messages.text(
                        exactly.get()
                                ? "safekeeping.restore.exactly"
                                : "safekeeping.restore.later-kept");
        if (dialogs.confirm(
                Messages.text("safekeeping.restore.title", moments.brief(backup.takenAt())),
                Messages.text(
                        "safekeeping.restore.question",
                        moments.full(backup.takenAt()),
                        contents(backup),
                        kept),
                Messages.text("safekeeping.restore.verb"))) {
            doors.restore(backup, exactly.get());
        }
    }

    /// Mends what the last check found.
    public void recover() {
        doors.recover(found.get());
    }

    /// When a backup was taken and why, in a few words.
    public String title(Backup backup) {
        return Messages.text("safekeeping.row", moments.brief(backup.takenAt()), backup.reason());
    }

    /// What is in a backup, and how large it is.
    public String details(Backup backup) {
        return Messages.text(
                "safekeeping.row.details",
                backup.name(),
                contents(backup),
                ByteSize.text(backup.size()));
    }

    private void show(List<Backup> read) {
        if (!read.equals(backups)) {
            backups.setAll(read);
        }
        Optional<Backup> newest = read.stream().findFirst();
        last.set(newest.map(this::sentence).orElseGet(() -> Messages.text("safekeeping.none")));
    }

    private String sentence(Backup newest) {
        Instant now = clock.now().wall();
        Duration ago = Duration.between(newest.takenAt(), now);
        return Messages.text(
                "safekeeping.last",
                moments.full(newest.takenAt()),
                Elapsed.text(ago.isNegative() ? Duration.ZERO : ago),
                contents(newest));
    }

    private static String contents(Backup backup) {
        return Messages.text(
                "safekeeping.contents",
                count("safekeeping.events", backup.events()),
                count("safekeeping.incidents", backup.incidents()));
    }

    private static String count(String key, long count) {
        return count == 1
                ? Messages.text(key + ".one")
                : Messages.text(key + ".many", Long.toString(count));
    }

    private static String told(Health health) {
        int count = health.damages().size();
        return switch (count) {
            case 0 -> Messages.text("safekeeping.sound");
            case 1 -> Messages.text("safekeeping.damage.one");
            default -> Messages.text("safekeeping.damage.many", Integer.toString(count));
        };
    }

    /// Does one thing at a time: a second press of the button means the first.
    private <T> void run(String words, Function<Progress, T> job, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failed.set(false);
        found.set(Health.SOUND);
        result.set("");
        progress.set(-1);
        doing.set(Messages.text(words));
        underWay =
                work.startLong(
                        control -> job.apply(new CareProgress(control)),
                        this::show,
                        value -> {
                            busy.set(false);
                            done.accept(value);
                        },
                        e -> {
                            busy.set(false);
                            fail(e);
                        });
    }

    private void show(Work.Progress now) {
        doing.set(now.what());
        progress.set(now.total() > 0 ? (double) now.done() / (double) now.total() : -1);
    }

    private void fail(Exception e) {
        failed.set(!(e instanceof CancellationException));
        switch (e) {
            case CancellationException _ -> result.set(Messages.text("safekeeping.cancelled"));
            case StorageException storage -> {
                LOG.warn("The care of the store failed", storage);
                result.set(String.valueOf(storage.getMessage()));
            }
            case RefusedException refused -> result.set(String.valueOf(refused.getMessage()));
            default -> {
                LOG.error("The care of the store failed", e);
                result.set(Messages.text("safekeeping.bug"));
            }
        }
    }
}
