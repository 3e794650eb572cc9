package dev.incidentrunbook.ui.review;

import javafx.scene.control.MenuItem;

/// Entries of menus.
final class Menus {
    private Menus() {}

    static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
