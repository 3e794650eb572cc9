package dev.incidentrunbook.ui.board;

import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.runbook.Runbook.Cause;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds `board.fxml` to a [BoardViewModel].
public final class BoardView {
    /// From this width on, in em, the three states stand beside each other.
    private static final double WIDE = 78;

    private final BoardViewModel vm;
    private final Map<CardViewModel, Card> cards = new HashMap<>();
    private final List<VBox> columns = new ArrayList<>();

    @FXML private VBox root;

    @FXML private Label heading;

    @FXML private Label textLabel;

    @FXML private TextField text;

    @FXML private Label error;

    @FXML private ScrollPane scroll;

    @FXML private VBox body;

    @FXML private TitledPane causes;

    @FXML private VBox offers;

    @FXML private GridPane states;

    private BoardView(BoardViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(BoardViewModel vm) {
        return Fxml.load(new BoardView(vm), "board.fxml");
    }

    @FXML
    private void initialize() {
        textLabel.setLabelFor(text);
        text.textProperty().bindBidirectional(vm.text());
        text.accessibleHelpProperty().bind(vm.error());
        error.setGraphic(FontIcon.of(Feather.ALERT_CIRCLE));
        error.textProperty().bind(vm.error());
        error.visibleProperty().bind(vm.error().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        vm.cards().subscribe(this::showCards);
        vm.offers().subscribe(this::showOffers);
        showCards();
        showOffers();
        states.widthProperty().subscribe(this::arrange);
        ScreenKeys.install(root, _ -> false, this::focus);
    }

    /// Where work goes on: the first open card, else the field for a new hypothesis.
    private void focus() {
        List<CardViewModel> open = vm.cards(State.OPEN);
        if (open.isEmpty()) {
            text.requestFocus();
        } else {
            card(open.getFirst()).root().requestFocus();
        }
    }

    @FXML
    private void add() {
        vm.add();
        text.requestFocus();
    }

    private void showCards() {
        Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        cards.keySet().retainAll(vm.cards());
        columns.clear();
        for (State state : State.values()) {
            List<CardViewModel> there = vm.cards(state);
            var title =
                    new Label(
                            Messages.text(
                                    "board.column." + state.words(),
                                    Integer.toString(there.size())));
            title.getStyleClass().add("subheading");
            var column = new VBox(title);
            column.getStyleClass().add("board-column");
            there.forEach(c -> column.getChildren().add(card(c).root()));
            columns.add(column);
        }
        states.getChildren().setAll(columns);
        arrange();
        if (focused != null && root.getScene().equals(focused.getScene())) {
            // A card that moved to another column has lost the focus on the way.
            focused.requestFocus();
        }
    }

    private Card card(CardViewModel c) {
        return cards.computeIfAbsent(
                c,
                _ -> {
                    var card = new Card(c, vm.moments(), vm::openEvidence);
                    card.root().addEventHandler(KeyEvent.KEY_PRESSED, e -> arrow(card, e));
                    return card;
                });
    }

    private void arrow(Card from, KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step == 0 || !from.root().equals(event.getTarget())) {
            return;
        }
        int to = vm.cards().indexOf(from.vm()) + step;
        if (to < 0) {
            text.requestFocus();
        } else if (to < vm.cards().size()) {
            Card card = card(vm.cards().get(to));
            card.root().requestFocus();
            reveal(card.root());
        }
        event.consume();
    }

    private void reveal(Node node) {
        double hidden = body.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            double top = body.sceneToLocal(node.localToScene(node.getLayoutBounds())).getMinY();
            scroll.setVvalue(Math.clamp(top / hidden, 0, 1));
        }
    }

    private void showOffers() {
        boolean any = !vm.offers().isEmpty();
        causes.setVisible(any);
        causes.setManaged(any);
        causes.setText(Messages.text("board.offers", Integer.toString(vm.offers().size())));
        causes.setExpanded(vm.cards().isEmpty());
        offers.getChildren().setAll(vm.offers().stream().map(this::offer).toList());
    }

    private Node offer(Cause cause) {
        var title = new Label(cause.title());
        title.getStyleClass().add("board-text");
        title.setWrapText(true);
        String likelihood =
                Messages.text(
                        "board.likelihood." + cause.likelihood().name().toLowerCase(Locale.ROOT));
        var how = new Label(likelihood);
        how.getStyleClass().add("pill");
        how.setMinWidth(Label.USE_PREF_SIZE);
        var explanation = new Label(cause.explanation());
        explanation.getStyleClass().add("muted");
        explanation.setWrapText(true);
        var head = new HBox(title, how);
        head.getStyleClass().add("field-line");
        var words = new VBox(head, explanation);
        HBox.setHgrow(words, Priority.ALWAYS);
        var propose = new Button(Messages.text("board.propose"));
        propose.setMinWidth(Button.USE_PREF_SIZE);
        propose.setAccessibleText(Messages.text("board.propose.spoken", cause.title(), likelihood));
        propose.setOnAction(_ -> {
            vm.add(cause);
            focusNewest();
        });
        var row = new HBox(words, propose);
        row.getStyleClass().add("board-offer");
        return row;
    }

    /// The button that was pressed is gone; work goes on at the new card.
    private void focusNewest() {
        List<CardViewModel> open = vm.cards(State.OPEN);
        if (!open.isEmpty()) {
            card(open.getLast()).root().requestFocus();
        }
    }

    private void arrange() {
        boolean wide = states.getWidth() >= WIDE * heading.getFont().getSize() / 1.5;
        for (int i = 0; i < columns.size(); i++) {
            GridPane.setConstraints(columns.get(i), wide ? i : 0, wide ? 0 : i);
            // An empty column says something beside others, and nothing below them.
            boolean empty = columns.get(i).getChildren().size() == 1;
            columns.get(i).setVisible(wide ? !vm.cards().isEmpty() : !empty);
            columns.get(i).setManaged(columns.get(i).isVisible());
        }
        var column = new ColumnConstraints();
        column.setPercentWidth(wide ? 100.0 / 3 : 100);
        states.getColumnConstraints()
                .setAll(wide ? List.of(column, column, column) : List.of(column));
    }
}
