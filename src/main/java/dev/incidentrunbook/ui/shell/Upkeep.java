package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.LeftBehind;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.safekeeping.SafekeepingViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Everything that looks after the store while it is open, by itself and when somebody asks for it.
final class Upkeep {
    private final StoreWatch watch;
    private final CutShort cutShort;
    private final SafekeepingViewModel safekeeping;
    private final ShellViewModel.Doors doors;
    private final Work work;
    private final Consumer<String> notice;
    private Work.Cancellable beat = () -> {};
    private Optional<Runnable> stopped = Optional.empty();

    /// @param doors where one can go when the store is closed before
    /// @param left damage that somebody chose to go on with
    /// @param response records what was followed when its program died
    /// @param notice says a sentence
    Upkeep(
            Desktop desktop,
            DesktopStore store,
            Choices choices,
            Work work,
            Dialogs dialogs,
            ShellViewModel.Doors doors,
            Health left,
            Response response,
            Consumer<String> notice) {
        this.doors = doors;
        this.work = work;
        this.notice = notice;
        cutShort =
                new CutShort(
                        store.evidence(), new LeftBehind(store.evidence(), response), work, notice);
        watch =
                new StoreWatch(
                        desktop.safekeeping(), cutShort, choices, desktop.clock(), work, left);
        safekeeping =
                new SafekeepingViewModel(
                        desktop.safekeeping(),
                        desktop.folder(),
                        new Moments(desktop.zone()),
                        desktop.clock(),
                        work,
                        dialogs,
                        new FromSafekeeping());
        watch.busy().subscribe((_, _) -> ended());
        safekeeping.busy().subscribe((_, _) -> ended());
    }

    /// Begins.
    void start() {
        beat =
                work.every(
                        60_000,
                        () -> {
                            watch.backUpIfDue();
                            watch.checkIfDue();
                        });
        watch.look();
        watch.backUpIfDue();
        cutShort.look();
    }

    /// Ends the checks and backups that are under way, since whoever wants the store for themselves has to wait for them.
    ///
    /// @param ended called when they have come to their end
    void stop(Runnable ended) {
        beat.cancel();
        watch.stop();
        safekeeping.cancel();
        if (busy()) {
            notice.accept(Messages.text("shell.upkeep-ends"));
            stopped = Optional.of(ended);
        } else {
            ended.run();
        }
    }

    /// What is asked and done by itself.
    StoreWatch watch() {
        return watch;
    }

    /// What somebody can ask for.
    SafekeepingViewModel safekeeping() {
        return safekeeping;
    }

    /// What whoever works in the store should know, the most pressing first.
    ReadOnlyObjectProperty<List<Banner>> banners() {
        return watch.banners();
    }

    /// Another incident is in front.
    void enter(Optional<IncidentScreens> screens) {
        cutShort.enter(screens);
    }

    /// Does what a line under the top of the window offers.
    void take(Banner.Offer offer) {
        switch (offer) {
            case RECOVER -> doors.recover(watch.health());
            case ATTACH_AGAIN -> cutShort.attachAgain();
            case REMOVE -> cutShort.remove();
            case LATER -> cutShort.later();
        }
    }

    private boolean busy() {
        return watch.busy().get() || safekeeping.busy().get();
    }

    private void ended() {
        if (!busy()) {
            Optional<Runnable> then = stopped;
            stopped = Optional.empty();
            then.ifPresent(Runnable::run);
        }
    }

    /// Where the screen of backups and checks leads to.
    private final class FromSafekeeping implements SafekeepingViewModel.Doors {
        @Override
        public void restore(Backup backup, boolean exactly) {
            doors.restore(backup, exactly);
        }

        @Override
        public void recover(Health health) {
            doors.recover(health);
        }

        @Override
        public void checked(Health health) {
            watch.checked(health);
        }
    }
}
