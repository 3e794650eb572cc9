package dev.incidentrunbook.ui.board;

import atlantafx.base.theme.Styles;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Hypothesis.Stated;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.TypedInput;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The card of one hypothesis. It can have the focus itself; then single letters do what its buttons do.
final class Card {
    private final CardViewModel vm;
    private final Moments moments;
    private final IntConsumer openEvidence;
    private final VBox root = new VBox();
    private final Label text = new Label();
    private final Label state = new Label();
    private final Label told = new Label();
    private final VBox grounds = new VBox();
    private final TextField check = new TextField();
    private final FlowPane buttons = new FlowPane();

    /// @param openEvidence shows an evidence
    Card(CardViewModel vm, Moments moments, IntConsumer openEvidence) {
        this.vm = vm;
        this.moments = moments;
        this.openEvidence = openEvidence;
        text.getStyleClass().add("board-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        state.setMinWidth(Label.USE_PREF_SIZE);
        state.getStyleClass().add("board-state");
        told.getStyleClass().add("muted");
        told.setWrapText(true);
        grounds.getStyleClass().add("board-grounds");
        buttons.getStyleClass().add("board-buttons");
        var head = new HBox(text, state);
        head.getStyleClass().add("board-head");
        root.getChildren()
                .setAll(head, told, grounds, checkLine(), buttons, new CardForm(vm, root).root());
        root.getStyleClass().add("board-card");
        root.setFocusTraversable(true);
        root.setAccessibleRole(AccessibleRole.LIST_ITEM);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        root.setOnMousePressed(_ -> root.requestFocus());
        vm.hypothesis().subscribe(this::show);
    }

    VBox root() {
        return root;
    }

    CardViewModel vm() {
        return vm;
    }

    private Node checkLine() {
        var label = new Label(Messages.text("board.check"));
        label.setLabelFor(check);
        label.setMinWidth(Label.USE_PREF_SIZE);
        var status = new Label();
        status.getStyleClass().add("muted");
        check.setPromptText(Messages.text("board.check.hint"));
        HBox.setHgrow(check, Priority.ALWAYS);
        TypedInput.join(check, status, vm.check());
        var line = new HBox(label, check, status);
        line.getStyleClass().add("field-line");
        return line;
    }

    private void show(Hypothesis now) {
        text.setText(Messages.text("board.card", now.label(), now.text()));
        state.setText(Messages.text("board.state." + now.state().words()));
        state.setGraphic(FontIcon.of(sign(now.state())));
        state.getStyleClass().removeIf(style -> style.startsWith("outcome-"));
        state.getStyleClass().add(style(now.state()));
        told.setText(told(now));
        told.setTooltip(new Tooltip(moments.full(now.since())));
        grounds.getChildren().setAll(now.grounds().stream().map(this::row).toList());
        grounds.setVisible(!now.grounds().isEmpty());
        grounds.setManaged(grounds.isVisible());
        showButtons(now.state(), now.label());
        root.setAccessibleText(
                Messages.text(
                        "board.card.spoken",
                        now.label(),
                        now.text(),
                        Messages.text("board.state." + now.state().words()),
                        told.getText(),
                        Integer.toString(now.grounds(Side.FOR).size()),
                        Integer.toString(now.grounds(Side.AGAINST).size())));
    }

    private String told(Hypothesis now) {
        String proposed = Messages.text("board.proposed", moments.brief(now.at()), now.who());
        String cause = vm.causeTitle();
        String first =
                cause.isBlank() ? proposed : Messages.text("board.proposed.cause", proposed, cause);
        if (now.state() == State.OPEN) {
            return first;
        }
        String why = now.reason().isBlank() ? Messages.text("board.by-grounds") : now.reason();
        return first
                + "\n"
                + Messages.text(
                        "board.judged." + now.state().words(), moments.brief(now.since()), why);
    }

    private Node row(Stated stated) {
        Ground ground = stated.ground();
        var words =
                new Label(
                        Messages.text("board.ground." + ground.side().words(), ground.text()),
                        FontIcon.of(
                                ground.side() == Side.FOR
                                        ? Feather.PLUS_CIRCLE
                                        : Feather.MINUS_CIRCLE));
        words.setWrapText(true);
        words.setTooltip(new Tooltip(moments.full(stated.at())));
        var row = new FlowPane(words);
        row.getStyleClass().add("board-ground");
        if (ground.evidence().isPresent()) {
            var cited = new Hyperlink(ground.citation());
            cited.setAccessibleText(Messages.text("board.open-evidence", ground.citation()));
            cited.setOnAction(_ -> openEvidence.accept(ground.evidence().getAsInt()));
            row.getChildren().add(cited);
        } else if (!ground.citation().isBlank()) {
            var where = new Label(Messages.text("board.where", ground.citation()));
            where.getStyleClass().add("muted");
            where.setWrapText(true);
            row.getChildren().add(where);
        }
        return row;
    }

    private void showButtons(State now, String label) {
        buttons.getChildren()
                .setAll(
                        button("board.for", label, () -> vm.askGround(Side.FOR)),
                        button("board.against", label, () -> vm.askGround(Side.AGAINST)));
        if (now != State.SUPPORTED) {
            add("board.support", label, State.SUPPORTED);
        }
        if (now != State.REFUTED) {
            add("board.refute", label, State.REFUTED);
        }
        if (now != State.OPEN) {
            add("board.reopen", label, State.OPEN);
        }
    }

    private void add(String key, String label, State state) {
        buttons.getChildren().add(button(key, label, () -> vm.askWhy(state)));
    }

    private static Button button(String key, String label, Runnable action) {
        var button = new Button(Messages.text(key));
        button.getStyleClass().addAll(Styles.FLAT, "board-button");
        button.setAccessibleText(Messages.text("board.button.spoken", button.getText(), label));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void pressed(KeyEvent event) {
        if (!root.equals(event.getTarget()) || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case F -> vm.askGround(Side.FOR);
            case A -> vm.askGround(Side.AGAINST);
            case S -> vm.askWhy(State.SUPPORTED);
            case R -> vm.askWhy(State.REFUTED);
            case O -> vm.askWhy(State.OPEN);
            case C -> check.requestFocus();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static Feather sign(State state) {
        return switch (state) {
            case OPEN -> Feather.HELP_CIRCLE;
            case SUPPORTED -> Feather.CHECK_CIRCLE;
            case REFUTED -> Feather.X_CIRCLE;
        };
    }

    private static String style(State state) {
        return switch (state) {
            case OPEN -> "outcome-running";
            case SUPPORTED -> "outcome-done";
            case REFUTED -> "outcome-quiet";
        };
    }
}
