package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.ItemAnswered;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.MemorySafekeeping;
import dev.incidentrunbook.store.SqliteStore;
import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.FxWork;
import dev.incidentrunbook.ui.kit.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Walks through the desktop as a person does: real keys, a real store, real threads. Few, since each takes a second.
class JourneyTest extends FxRobot {
    private static final StampSource CLOCK =
            StampSource.of(InstantSource.system(), System::nanoTime, "the desktop");

    @TempDir private Path folder = Path.of("");

    private final FakeDialogs dialogs = new FakeDialogs();
    private @Nullable Opened opened;

    /// The window on a store.
    private record Opened(
            SqliteStore store, FxWork work, ShellViewModel vm, ShellView view, Stage stage) {}

    @BeforeEach
    void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        open();
    }

    @AfterEach
    void end() {
        closeProgram();
    }

    @Test
    void fromTheFirstKeyToTheReviewByKeyboardAlone() throws Exception {
        Path review = folder.resolve("review.md");
        dialogs.writingTo(review);
        push(KeyCode.N);
        until(() -> vm().place().get().equals(new Place.Step("reproduce")));
        until(() -> focused() instanceof CheckBox);

        // Finishing too early leads from gap to gap; Space ticks each.
        for (int i = 0; i < 8 && vm().place().get().equals(new Place.Step("reproduce")); i++) {
            push(KeyCode.CONTROL, KeyCode.ENTER);
            settle();
            if (vm().place().get().equals(new Place.Step("reproduce"))) {
                push(KeyCode.SPACE);
                settle();
            }
        }
        until(() -> vm().place().get().equals(new Place.Step("logs")));

        copy("java.lang.NullPointerException at Discounts.java:88");
        push(KeyCode.CONTROL, KeyCode.V);
        until(() -> incident().evidence().size() == 1);
        push(KeyCode.CONTROL, KeyCode.I);
        settle();
        write("Checkout answers HTTP 500");
        push(KeyCode.ENTER);
        until(() -> title().endsWith("Checkout answers HTTP 500"));

        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        until(() -> Files.exists(review));
        String text = Files.readString(review);
        assertTrue(text.contains("Checkout answers HTTP 500"), text);
        assertTrue(text.contains("[E1]") || text.contains("E1"), text);
        assertEquals(Outcome.DONE, incident().step("reproduce").orElseThrow().outcome());
        assertEquals(0, dialogs.problems().size());
    }

    @Test
    void closingTheWindowLosesNothingAndTheNextStartGoesOn() throws Exception {
        push(KeyCode.N);
        until(() -> vm().place().get() instanceof Place.Step);
        push(KeyCode.CONTROL, KeyCode.I);
        settle();
        write("Half a title");
        closeWindow();
        assertEquals("Half a title", incident().detail(Detail.TITLE));

        open();
        until(() -> vm().home().unfinished().get().isPresent());
        settle();
        push(KeyCode.ENTER);
        until(() -> vm().place().get().equals(new Place.Step("reproduce")));
        until(() -> title().endsWith("Half a title"));
    }

    @Test
    void whatTheShellDoesShowsInTheWindow() throws Exception {
        push(KeyCode.N);
        until(() -> vm().place().get() instanceof Place.Step);
        try (SqliteStore shell = store()) {
            var response = new Response(shell.log(), CLOCK, "grace");
            Incident incident = response.incident(incident().id());
            String item = incident.steps().getFirst().step().items().getFirst().id();
            incident =
                    response.record(
                            incident, new ItemAnswered("reproduce", item, new Answer.Done()));
            response.record(incident, new DetailSet(Detail.TITLE, "Told by the shell"));
        }
        until(() -> title().endsWith("Told by the shell"));
        until(() -> vm().steps().getFirst().spoken().contains("4 required items open"));
    }

    private void open() {
        SqliteStore store = store();
        var work = new FxWork();
        var choices = Choices.read(store.preferences(), work);
        interact(() -> {
            var appearance = new Appearance(choices);
            appearance.apply();
            var opened =
                    new DesktopStore(
                            store.log(),
                            store.evidence(),
                            store.preferences(),
                            store.index(),
                            "ada",
                            () -> {});
            var desktop =
                    new Desktop(
                            () -> opened,
                            new MemorySafekeeping(),
                            new RunbookReader(),
                            CLOCK,
                            ZoneId.of("UTC"),
                            folder,
                            Optional.empty());
            var doors = new Rig().doors();
            var vm =
                    new ShellViewModel(
                            desktop,
                            opened,
                            choices,
                            appearance,
                            work,
                            dialogs,
                            doors,
                            Health.SOUND);
            ShellView view = ShellView.of(vm);
            var stage = new Stage();
            var scene = new Scene(view.root(), 1000, 700);
            appearance.dress(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            vm.start(Optional.empty(), Optional.empty());
            view.focus();
            this.opened = new Opened(store, work, vm, view, stage);
        });
        settle();
    }

    private void closeWindow() throws Exception {
        boolean[] closed = new boolean[1];
        interact(() -> vm().close(() -> closed[0] = true));
        until(() -> closed[0]);
        closeProgram();
    }

    private void closeProgram() {
        Opened window = opened;
        if (window != null) {
            opened = null;
            interact(window.stage()::close);
            window.work().close();
            window.store().close();
        }
    }

    private ShellViewModel vm() {
        return Objects.requireNonNull(opened).vm();
    }

    private String title() {
        return ((Labeled) Objects.requireNonNull(opened).view().root().lookup(".shell-title"))
                .getText();
    }

    private SqliteStore store() {
        return SqliteStore.open(
                folder, new EventCodec(new RunbookReader()), InstantSource.system());
    }

    /// The only incident, as the disk tells it.
    private Incident incident() {
        try (SqliteStore store = store()) {
            return Incident.replay(store.log().read(store.log().incidents().getFirst()));
        }
    }

    private @Nullable Object focused() {
        return Objects.requireNonNull(opened).stage().getScene().getFocusOwner();
    }

    private void copy(String text) {
        interact(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        waitFor(10, TimeUnit.SECONDS, condition);
    }

    /// Lets what a key started come back from the store.
    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(10);
        WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents(10);
    }
}
