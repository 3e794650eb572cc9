package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FxDialogsTest extends FxRobot {
    private @Nullable FxDialogs dialogs;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        interact(() -> {
            var choices = Choices.read(new MemoryPreferences(), Work.inline());
            var stage = new Stage();
            stage.setScene(new Scene(new Pane(), 400, 300));
            stage.show();
            dialogs = new FxDialogs(stage, choices, new Appearance(choices));
        });
    }

    @AfterEach
    void close() {
        interact(() ->
                new ArrayList<>(Window.getWindows())
                        .stream().filter(Window::isShowing).forEach(Window::hide));
    }

    @Test
    void aBlankAnswerIsNotTakenAndTheDialogSaysWhatIsMissing() throws Exception {
        CompletableFuture<Optional<String>> answer =
                show(() -> dialogs().ask("Skip step 4?", "Why is it skipped?", "Skip step"));
        push(KeyCode.ENTER);
        assertFalse(answer.isDone());
        assertTrue(lookup(Messages.text("dialog.missing")).tryQuery().isPresent());
        interact(() ->
                lookup(".text-field").queryAs(TextField.class).setText("No release for a week"));
        push(KeyCode.ENTER);
        assertEquals(Optional.of("No release for a week"), answer.get(5, TimeUnit.SECONDS));
    }

    @Test
    void escapeLeavesEveryDialog() throws Exception {
        CompletableFuture<Optional<String>> answer =
                show(() -> dialogs().ask("Skip?", "Why?", "Skip step"));
        push(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), answer.get(5, TimeUnit.SECONDS));
        CompletableFuture<Boolean> confirmed =
                show(() -> dialogs().confirm("Close?", "It is open.", "Close incident"));
        push(KeyCode.ESCAPE);
        assertFalse(confirmed.get(5, TimeUnit.SECONDS));
    }

    @Test
    void theVerbConfirms() throws Exception {
        CompletableFuture<Boolean> confirmed =
                show(() -> dialogs().confirm("Close?", "It is open.", "Close incident"));
        clickOn("Close incident");
        assertTrue(confirmed.get(5, TimeUnit.SECONDS));
    }

    @Test
    void theDetailsOfAFaultCanBeCopied() {
        interact(() ->
                dialogs().problem("Something failed.", new IllegalStateException("the reason")));
        clickOn(Messages.text("dialog.copy"));
        var copied = new ArrayList<String>();
        interact(() ->
                copied.addAll(List.of(Clipboard.getSystemClipboard().getString().split("\n", -1))));
        assertEquals("Something failed.", copied.getFirst());
        assertTrue(copied.get(2).contains("the reason"), copied.get(2));
    }

    private FxDialogs dialogs() {
        return Objects.requireNonNull(dialogs);
    }

    private static <T> CompletableFuture<T> show(Supplier<T> dialog) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> answer.complete(dialog.get()));
        WaitForAsyncUtils.waitForFxEvents();
        return answer;
    }
}
