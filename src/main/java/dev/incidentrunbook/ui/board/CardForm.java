package dev.incidentrunbook.ui.board;

import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.ui.board.CardViewModel.Asked;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The question on a card. Enter answers, Esc leaves it.
final class CardForm {
    private final CardViewModel vm;
    private final VBox root = new VBox();
    private final Label question = new Label();
    private final TextField words = new TextField();
    private final VBox where = new VBox();
    private final TextField citation = new TextField();
    private final Button confirm = new Button();

    /// @param back what gets the focus when the question closes
    CardForm(CardViewModel vm, Node back) {
        this.vm = vm;
        question.setLabelFor(words);
        question.setWrapText(true);
        words.textProperty().bindBidirectional(vm.words());
        words.setOnAction(_ -> vm.confirm());
        words.accessibleHelpProperty().bind(vm.error());
        citation.textProperty().bindBidirectional(vm.citation());
        citation.setOnAction(_ -> vm.confirm());
        citation.setPromptText(Messages.text("board.where.hint"));
        var whereLabel = new Label(Messages.text("board.where.label"));
        whereLabel.setLabelFor(citation);
        where.getChildren().setAll(whereLabel, citation);
        confirm.setOnAction(_ -> vm.confirm());
        var cancel = new Button(Messages.text("board.cancel"));
        cancel.setOnAction(_ -> vm.cancel());
        var line = new HBox(confirm, cancel);
        line.getStyleClass().add("field-line");
        root.getStyleClass().add("board-form");
        root.getChildren().setAll(question, words, where, error(), line);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        show(vm.asked().get());
        vm.asked()
                .subscribe((before, now) -> {
                    show(now);
                    if (before.isPresent() && now.isEmpty()) {
                        back.requestFocus();
                    }
                });
    }

    Node root() {
        return root;
    }

    private Label error() {
        var error = new Label();
        error.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.textProperty().bind(vm.error());
        error.visibleProperty().bind(vm.error().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            vm.cancel();
            event.consume();
        }
    }

    private void show(Optional<Asked> asked) {
        root.setVisible(asked.isPresent());
        root.setManaged(asked.isPresent());
        boolean ground = asked.filter(a -> a instanceof Asked.AGround).isPresent();
        where.setVisible(ground);
        where.setManaged(ground);
        asked.ifPresent(a -> {
            switch (a) {
                case Asked.AGround(Side side) -> {
                    question.setText(Messages.text("board.ask." + side.words()));
                    confirm.setText(Messages.text("board.add"));
                }
                case Asked.Why(State state) -> {
                    question.setText(Messages.text("board.ask." + state.words()));
                    confirm.setText(Messages.text("board.verb." + state.words()));
                }
            }
            words.requestFocus();
        });
    }
}
