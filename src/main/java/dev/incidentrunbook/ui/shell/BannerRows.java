package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The lines under the top of the window, each with a sign, a word and a sentence, and buttons for what can be done at once.
final class BannerRows {
    private final ShellViewModel vm;
    private final VBox root;

    /// @param root where the lines stand
    BannerRows(ShellViewModel vm, VBox root) {
        this.vm = vm;
        this.root = root;
        vm.upkeep().banners().subscribe(this::show);
    }

    private void show(List<Banner> banners) {
        root.getChildren().setAll(banners.stream().map(this::row).toList());
        root.setVisible(!banners.isEmpty());
        root.setManaged(!banners.isEmpty());
        // There is no live region in JavaFX; changing the accessible text is what screen readers
        // notice.
        root.setAccessibleText(String.join(" ", banners.stream().map(Banner::sentence).toList()));
        root.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private Node row(Banner banner) {
        var sentence = new Label(banner.sentence(), sign(banner));
        sentence.setWrapText(true);
        sentence.setMinSize(0, Label.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setAccessibleText(
                Messages.text("shell.banner.spoken", word(banner), banner.sentence()));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var row = new HBox(sentence);
        row.getStyleClass()
                .addAll(
                        "shell-banner",
                        "shell-banner-" + banner.about().name().toLowerCase(Locale.ROOT));
        banner.offers().forEach(offer -> row.getChildren().add(button(banner, offer)));
        return row;
    }

    private Button button(Banner banner, Banner.Offer offer) {
        String words =
                Messages.text(
                        "shell.offer." + offer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var button = new Button(words);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleHelp(banner.sentence());
        button.setOnAction(_ -> vm.upkeep().take(offer));
        return button;
    }

    private static String word(Banner banner) {
        return Messages.text("shell.banner." + banner.about().name().toLowerCase(Locale.ROOT));
    }

    private static FontIcon sign(Banner banner) {
        return FontIcon.of(
                switch (banner.about()) {
                    case RECORD -> Feather.ALERT_OCTAGON;
                    case ROOM -> Feather.HARD_DRIVE;
                    case EVIDENCE -> Feather.PAPERCLIP;
                    case BACKUP -> Feather.ARCHIVE;
                });
    }
}
