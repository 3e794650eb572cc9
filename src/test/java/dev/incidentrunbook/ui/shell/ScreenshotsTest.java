package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.OnFxThread;
import dev.incidentrunbook.evidence.EvidenceStore.Incomplete;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.recovery.RecoveryViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Writes the pictures in `screenshots/`: `mvn test -Pscreenshots`. It needs no display.
@Tag("screenshots")
@ExtendWith(OnFxThread.class)
class ScreenshotsTest {
    @Test
    void home() {
        try (RigWindow empty = RigWindow.open(new Rig())) {
            empty.picture("home-empty");
        }
        try (RigWindow window = RigWindow.open(Sample.several())) {
            window.both("home").wide("home");
        }
    }

    @Test
    void steps() {
        try (RigWindow window = midway()) {
            window.press(Shortcut.STEP_1).both("step-1").wide("step-1");
            window.press(Shortcut.STEP_2).both("step-2").wide("step-2");
            window.press(Shortcut.STEP_5).both("step-5");
            window.press(Shortcut.STEP_7).both("step-7");
            window.press(Shortcut.STEP_8).both("step-8").wide("step-8");
            window.press(Shortcut.STEP_7).textSize(20).picture("step-7-large-text");
        }
    }

    @Test
    void evidence() {
        try (RigWindow window = midway().go(new Place.Evidence(2))) {
            window.both("evidence").wide("evidence");
        }
    }

    @Test
    void review() {
        try (RigWindow window = midway().go(new Place.Review())) {
            window.both("review").wide("review");
        }
    }

    @Test
    void details() {
        try (RigWindow window = midway().go(new Place.Details())) {
            window.both("details").textSize(20).picture("details-large-text");
        }
    }

    @Test
    void timeline() {
        try (RigWindow window = midway().go(new Place.Timeline())) {
            window.both("timeline").wide("timeline");
        }
    }

    @Test
    void viewer() {
        Rig rig = Sample.withLogs("app.log", "nginx-access.log", "postgres.log");
        try (RigWindow window = RigWindow.open(rig).enter().go(new Place.Viewer(1, 89))) {
            window.both("viewer").wide("viewer");
        }
    }

    @Test
    void diagnosis() {
        Rig rig = Sample.withLogs("app.log", "nginx-access.log", "postgres.log");
        try (RigWindow window = RigWindow.open(rig).enter().go(new Place.Diagnosis())) {
            window.both("diagnosis").wide("diagnosis");
        }
        try (RigWindow empty = RigWindow.open(new Rig(Story.http500())).enter()) {
            empty.go(new Place.Diagnosis()).both("diagnosis-empty");
        }
    }

    @Test
    void board() {
        try (RigWindow window = midway().press(Shortcut.HYPOTHESES)) {
            window.both("board").wide("board");
        }
        try (RigWindow empty = RigWindow.open(new Rig(Story.http500())).enter()) {
            empty.go(new Place.Board()).both("board-empty");
        }
    }

    @Test
    void trends() {
        try (RigWindow window = RigWindow.open(Sample.history()).enter().press(Shortcut.TRENDS)) {
            window.both("trends").wide("trends");
            window.press(Shortcut.STEP_3).both("seen-before").wide("seen-before");
        }
    }

    @Test
    void changes() {
        try (RigWindow window = midway().press(Shortcut.RUNBOOK_CHANGES)) {
            window.both("changes").wide("changes");
        }
    }

    @Test
    void reference() {
        try (RigWindow window = midway().press(Shortcut.REFERENCE)) {
            window.both("reference");
        }
    }

    @Test
    void search() {
        try (RigWindow window = RigWindow.open(Sample.several())) {
            window.press(Shortcut.FIND_EVERYWHERE).picture("search-empty");
            window.find("500").both("search").wide("search");
            window.find("a word that nobody wrote").picture("search-nothing");
        }
    }

    @Test
    void settings() {
        try (RigWindow window = midway().go(new Place.Settings())) {
            window.both("settings");
        }
    }

    @Test
    void recovery() {
        Rig rig = Sample.midway();
        rig.safekeeping
                .damaged(true, Sample.damages())
                .keeping(new Backup("0007", Story.BEGIN, 1, 38, 81_920, "every 15 minutes"))
                .keeping(new Backup("0008", Story.BEGIN, 1, 41, 86_016, "every 15 minutes"));
        var work = new HeldWork();
        try (DesktopWindow window = DesktopWindow.open(rig, work)) {
            work.all();
            window.pictures().both("recovery-damage").wide("recovery-damage");
            RecoveryViewModel vm = window.vm().recovery();
            vm.recover();
            work.report(new Work.Progress("Putting the events together again", 3, 5));
            window.pictures().both("recovery-progress");
            work.all();
            window.pictures().both("recovery-result").wide("recovery-result");
        }
    }

    @Test
    void safekeeping() {
        Rig rig = Sample.midway();
        String often = "every 15 minutes";
        rig.safekeeping
                .keeping(new Backup("0006", at("-26m"), 1, 12, 45_056, often))
                .keeping(new Backup("0007", at("-11m"), 1, 27, 61_440, often))
                .keeping(new Backup("0008", at("4m"), 1, 38, 81_920, "by hand"));
        try (RigWindow window = RigWindow.open(rig).enter().go(new Place.Safekeeping())) {
            window.vm().upkeep().safekeeping().check();
            window.both("safekeeping").wide("safekeeping");
            rig.safekeeping.hiding(Sample.damages());
            window.vm().upkeep().safekeeping().check();
            window.both("safekeeping-damage");
        }
        try (RigWindow empty =
                RigWindow.open(Sample.midway()).enter().go(new Place.Safekeeping())) {
            empty.picture("safekeeping-empty");
        }
    }

    @Test
    void banners() {
        Rig rig = Sample.midway();
        rig.safekeeping.say(
                new Notice(
                        Notice.About.RECORD,
                        "This store was written by a newer version, so it can be read and exported but nothing can be recorded; install the newer version."),
                new Notice(
                        Notice.About.ROOM,
                        "Only 96 MB are left on the disk; ticks and notes go on, attaching waits until there is room again."));
        try (RigWindow window = RigWindow.open(rig).enter()) {
            window.vm()
                    .upkeep()
                    .watch()
                    .checked(new Health(List.of(Sample.damages()), List.of(), true));
            window.press(Shortcut.STEP_2).both("banners").wide("banners");
        }
    }

    @Test
    void unsaved() {
        Rig rig = Sample.midway();
        rig.appearance.apply();
        rig.appearance.theme().set(Theme.LIGHT);
        var work = new HeldWork();
        ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"), work);
        work.all();
        ShellView view = ShellView.of(vm);
        Stage stage = Pictures.stage(view.root(), rig.appearance);
        view.focus();
        var pictures = new Pictures(rig.appearance, stage);
        view.press(Shortcut.STEP_2);
        pictures.settle();
        view.root().lookupAll("CheckBox").stream()
                .map(CheckBox.class::cast)
                .filter(box -> !box.isSelected())
                .limit(1)
                .forEach(CheckBox::fire);
        pictures.both("saving");
        vm.close(() -> {});
        for (int i = 0; i < 30; i++) {
            pictures.settle();
        }
        pictures.both("closing");
        stage.close();
    }

    @Test
    void attaching() {
        Rig rig = Sample.midway();
        rig.evidence.leave(
                new Incomplete(
                        1, "api.log", "/var/log/checkout/api.log", Story.BEGIN, 312_000_000));
        rig.safekeeping.say(
                new Notice(
                        Notice.About.ROOM,
                        "Only 31 MB are free on the disk that holds /data/incident-runbook, so attaching waits and goes on by itself when there is room; ticks and notes go on."));
        rig.appearance.apply();
        rig.appearance.theme().set(Theme.LIGHT);
        var work = new HeldWork();
        ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"), work);
        work.all();
        ShellView view = ShellView.of(vm);
        Stage stage = Pictures.stage(view.root(), rig.appearance);
        vm.go(new Place.Evidence(2));
        work.all();
        vm.screens()
                .get()
                .orElseThrow()
                .attachments()
                .attach(new Pasted.Files(List.of(Path.of("/var/log/nginx/access.log"))), "logs");
        work.report(new Work.Progress("access.log", 120_000_000, 400_000_000));
        work.report(
                Work.Progress.waiting(
                        "Only 31 MB are free on the disk; it goes on when there is room."));
        var pictures = new Pictures(rig.appearance, stage);
        pictures.both("attaching");
        stage.close();
    }

    private static Instant at(String offset) {
        return Story.BEGIN.plus(Duration.parse("PT" + offset));
    }

    @Test
    void palette() {
        try (RigWindow window = midway().press(Shortcut.PALETTE)) {
            window.both("palette");
        }
    }

    @Test
    void keys() {
        try (RigWindow window = midway().press(Shortcut.KEYS)) {
            window.both("keys");
        }
    }

    private static RigWindow midway() {
        return RigWindow.open(Sample.midway()).enter();
    }
}
