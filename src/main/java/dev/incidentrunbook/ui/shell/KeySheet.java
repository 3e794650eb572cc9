package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All keys on one sheet.
final class KeySheet {
    private final StackPane root = new StackPane();
    private final Button done = new Button(Messages.text("shell.keys.close"));
    private final ScrollPane scroll = new ScrollPane();
    private Runnable close = () -> {};

    /// What a key does, for the sheet.
    private record Line(String keys, String text) {}

    KeySheet() {
        var heading = new Label(Messages.text("shell.keys.heading"));
        heading.getStyleClass().add("heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        done.setOnAction(_ -> close.run());
        done.setMinWidth(Button.USE_PREF_SIZE);
        var top = new HBox(heading, done);
        top.getStyleClass().add("screen-top");
        scroll.setContent(grid());
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var sheet = new VBox(top, scroll);
        sheet.getStyleClass().addAll("shell-sheet", "shell-keys");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        root.getChildren().add(sheet);
        root.getStyleClass().add("shell-ground");
        // A press beside the sheet closes it; one on the sheet does not get that far.
        sheet.setOnMousePressed(Event::consume);
        root.setOnMousePressed(_ -> close.run());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    Parent root() {
        return root;
    }

    void focus() {
        done.requestFocus();
    }

    void onClosed(Runnable action) {
        close = action;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("shell-key-grid");
        List<Line> lines = lines();
        int half = (lines.size() + 1) / 2;
        for (int i = 0; i < lines.size(); i++) {
            var keys = new Label(lines.get(i).keys());
            keys.getStyleClass().add("shell-key");
            keys.setMinWidth(Label.USE_PREF_SIZE);
            var text = new Label(lines.get(i).text());
            text.setWrapText(true);
            grid.add(keys, i < half ? 0 : 2, i % half);
            grid.add(text, i < half ? 1 : 3, i % half);
        }
        return grid;
    }

    private static List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (Shortcut shortcut : Shortcut.values()) {
            switch (shortcut) {
                case STEP_1 ->
                        lines.add(
                                new Line(
                                        Messages.text("shell.keys.steps", shortcut.keyText()),
                                        Messages.text("shell.keys.to-step")));
                case STEP_2, STEP_3, STEP_4, STEP_5, STEP_6, STEP_7, STEP_8 -> {}
                case NEW_INCIDENT,
                        HOME,
                        TRENDS,
                        PREVIOUS_STEP,
                        NEXT_STEP,
                        FINISH_STEP,
                        STEP_OUTCOME,
                        PAUSE_RESUME,
                        FEEDBACK,
                        NOTE,
                        ATTACH_FILE,
                        ATTACH_CLIPBOARD,
                        DETAILS,
                        EVIDENCE,
                        TIMELINE,
                        DIAGNOSIS,
                        HYPOTHESES,
                        REFERENCE,
                        RUNBOOK_CHANGES,
                        REVIEW,
                        EXPORT_REVIEW,
                        EXPORT_BUNDLE,
                        IMPORT_BUNDLE,
                        UNDO,
                        REDO,
                        FIND,
                        GO_TO_LINE,
                        FIND_EVERYWHERE,
                        PALETTE,
                        SETTINGS,
                        SAFEKEEPING,
                        KEYS ->
                        lines.add(new Line(shortcut.keyText(), shortcut.text()));
            }
        }
        lines.add(new Line(Messages.text("shell.keys.space"), Messages.text("shell.keys.to-tick")));
        lines.add(new Line(Messages.text("shell.keys.n"), Messages.text("shell.keys.to-begin")));
        lines.add(new Line(Messages.text("shell.keys.m"), Messages.text("shell.keys.to-mark")));
        lines.add(
                new Line(
                        Messages.text("shell.keys.copy"),
                        Messages.text("shell.keys.to-copy-citation")));
        return lines;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE || Shortcut.KEYS.keys().match(event)) {
            close.run();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            // There is nothing else on the sheet, and what lies under it is out of reach.
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            scroll.setVvalue(scroll.getVvalue() + (event.getCode() == KeyCode.DOWN ? 0.2 : -0.2));
            event.consume();
        }
    }
}
