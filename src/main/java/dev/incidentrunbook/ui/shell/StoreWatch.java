package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.safekeeping.Safekeeping;
import dev.incidentrunbook.ui.kit.CareProgress;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the open store while people work in it: asks it what is the matter, has it backed up when that is due, and has
/// every byte of it checked once a day while nobody types. All methods are called on the FX thread.
final class StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    /// How often every byte is read.
    private static final Duration BETWEEN_CHECKS = Duration.ofDays(1);

    /// How long nobody must have typed before that begins.
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Safekeeping safekeeping;
    private final CutShort cutShort;
    private final Choices choices;
    private final StampSource clock;
    private final Work work;
    private final ReadOnlyObjectWrapper<List<Banner>> banners =
            new ReadOnlyObjectWrapper<>(List.of());
    private Health health;
    private List<Notice> notices = List.of();
    private Optional<Notice> backupFailure = Optional.empty();
    private boolean asking;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean backingUp;
    private boolean checking;
    private Work.Cancellable check = () -> {};
    private Stamp touched;

    /// @param cutShort what was being attached when the program ended
    /// @param left damage that somebody chose to go on with
    StoreWatch(
            Safekeeping safekeeping,
            CutShort cutShort,
            Choices choices,
            StampSource clock,
            Work work,
            Health left) {
        this.safekeeping = safekeeping;
        this.choices = choices;
        this.clock = clock;
        this.work = work;
        this.health = left;
        this.cutShort = cutShort;
        touched = clock.now();
        cutShort.banner().subscribe(_ -> show());
    }

    /// What whoever works in the store should know, the most pressing first.
    ReadOnlyObjectProperty<List<Banner>> banners() {
        return banners.getReadOnlyProperty();
    }

    /// What is damaged, as far as that is known.
    Health health() {
        return health;
    }

    /// Asks the store what is the matter; called about once a second.
    void look() {
        if (asking) {
            return;
        }
        asking = true;
        work.start(
                safekeeping::notices,
                told -> {
                    asking = false;
                    notices = told;
                    show();
                },
                e -> {
                    asking = false;
                    LOG.warn("The store could not be asked what is the matter", e);
                });
    }

    /// Has the store backed up when that is due; called about once a minute, and when an incident was closed.
    void backUpIfDue() {
        if (backingUp) {
            return;
        }
        backingUp(true);
        work.startLong(
                _ -> safekeeping.backUpIfDue(),
                _ -> {},
                _ -> {
                    backingUp(false);
                    backupFailure = Optional.empty();
                    show();
                },
                e -> {
                    backingUp(false);
                    backupFailure = Optional.of(new Notice(Notice.About.BACKUP, sentence(e)));
                    show();
                });
    }

    /// Somebody presses keys or moves the mouse.
    void touch() {
        touched = clock.now();
    }

    /// Begins to check every byte when that was last done a day ago and nobody has typed for a while; called about once a
    /// minute.
    void checkIfDue() {
        Stamp now = clock.now();
        if (checking
                || !health.sound()
                || !due(now.wall())
                || now.since(touched).compareTo(QUIET) < 0) {
            return;
        }
        check();
    }

    /// Something turned out to be damaged: every byte is checked at once, unless that is under way.
    void suspect() {
        if (!checking) {
            check();
        }
    }

    private void check() {
        checking(true);
        check =
                work.startLong(
                        control -> safekeeping.check(new CareProgress(control)),
                        _ -> {},
                        found -> {
                            checking(false);
                            checked(found);
                        },
                        e -> {
                            checking(false);
                            if (!(e instanceof CancellationException)) {
                                LOG.warn("The store could not be checked", e);
                            }
                        });
    }

    /// Takes in what a check of every byte found.
    void checked(Health found) {
        choices.set(Choice.LAST_CHECK, clock.now().wall().toString());
        health = found;
        show();
    }

    /// Whether every byte is being checked or a backup is being taken, for which nobody else may have the store alone.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Ends what is under way, as soon as it can be ended.
    void stop() {
        check.cancel();
    }

    private void backingUp(boolean now) {
        backingUp = now;
        busy.set(backingUp || checking);
    }

    private void checking(boolean now) {
        checking = now;
        busy.set(backingUp || checking);
    }

    private boolean due(Instant now) {
        Optional<Instant> last = choices.get(Choice.LAST_CHECK).flatMap(StoreWatch::moment);
        // A last check in the future is one by a clock that was set back since.
        return last.isEmpty()
                || last.get().isAfter(now)
                || Duration.between(last.get(), now).compareTo(BETWEEN_CHECKS) >= 0;
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private void show() {
        var shown = new ArrayList<Banner>();
        if (!health.sound()) {
            shown.add(damage(health.damages()));
        }
        notices.stream().filter(n -> !told(n)).forEach(n -> shown.add(Banner.of(n)));
        backupFailure
                .filter(_ -> notices.stream().noneMatch(n -> n.about() == Notice.About.BACKUP))
                .ifPresent(notice -> shown.add(Banner.of(notice)));
        cutShort.banner().get().ifPresent(shown::add);
        shown.sort(Comparator.comparing(Banner::about));
        if (!shown.equals(banners.get())) {
            banners.set(List.copyOf(shown));
        }
    }

    private Banner damage(List<Damage> damages) {
        Damage first = damages.getFirst();
        String sentence =
                damages.size() == 1
                        ? Messages.text("shell.damage", first.sentence())
                        : Messages.text(
                                "shell.damages",
                                Integer.toString(damages.size()),
                                first.sentence());
        boolean leftAlone = notices.stream().anyMatch(this::told);
        return new Banner(
                Notice.About.RECORD,
                leftAlone ? sentence + " " + Messages.text("shell.damage.left-alone") : sentence,
                List.of(Banner.Offer.RECOVER));
    }

    /// Whether a notice tells of damage that stands in a line of its own, with the button that mends it.
    private boolean told(Notice notice) {
        return health.damages().stream()
                .map(damage -> damage.sentence().replaceFirst("\\.$", ""))
                .anyMatch(notice.sentence()::startsWith);
    }

    private static String sentence(Exception e) {
        if (e instanceof StorageException) {
            LOG.warn("No backup was taken", e);
            return String.valueOf(e.getMessage());
        }
        LOG.error("No backup was taken", e);
        return Messages.text("shell.backup-bug");
    }
}
