package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.review.ReviewViewModel.Citation;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.KeyEvent;

/// The evidence there is, where a bracket was typed. Enter completes the bracket to a citation, any letter goes on typing.
final class CitationPicker {
    private final TextArea text;
    private final ContextMenu menu = new ContextMenu();

    CitationPicker(TextArea text, List<Citation> citations) {
        this.text = text;
        menu.getItems().setAll(citations.stream().map(this::item).toList());
        menu.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        menu.setId("citation-picker");
    }

    void show() {
        if (text.getSkin() instanceof TextAreaSkin skin && text.getCaretPosition() > 0) {
            Rectangle2D bracket = skin.getCharacterBounds(text.getCaretPosition() - 1);
            Bounds screen = text.localToScreen(text.getBoundsInLocal());
            menu.show(
                    text,
                    screen.getMinX() + bracket.getMinX(),
                    screen.getMinY() + bracket.getMaxY());
        } else {
            menu.show(text, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(Citation citation) {
        var item = new MenuItem(citation.words());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> complete(citation.mark()));
        return item;
    }

    /// The bracket stands there already.
    private void complete(String mark) {
        text.replaceSelection(mark.substring(1));
        text.requestFocus();
    }

    private void typed(KeyEvent event) {
        String typed = event.getCharacter();
        if (!typed.isEmpty() && !Character.isISOControl(typed.charAt(0))) {
            menu.hide();
            text.replaceSelection(typed);
            event.consume();
        }
    }
}
