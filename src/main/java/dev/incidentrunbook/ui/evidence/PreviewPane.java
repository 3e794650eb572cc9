package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.ui.kit.Messages;
import java.io.ByteArrayInputStream;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows how an evidence begins: lines, a picture, or a sentence.
final class PreviewPane {
    private final Label note = new Label();
    private final StackPane place = new StackPane();
    private final VBox root = new VBox(note, place);

    PreviewPane() {
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        place.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(place, Priority.ALWAYS);
        root.getStyleClass().add("evidence-preview");
        VBox.setVgrow(root, Priority.ALWAYS);
    }

    Node root() {
        return root;
    }

    void show(Preview preview, String name) {
        note.setText("");
        place.getChildren()
                .setAll(
                        switch (preview) {
                            case Preview.Lines(
                                            List<String> lines,
                                            String said,
                                            boolean numbered) -> {
                                note.setText(said);
                                yield lines(lines, numbered);
                            }
                            case Preview.Tail(List<String> lines, String said) -> {
                                note.setText(said);
                                ListView<String> list = lines(lines, false);
                                list.scrollTo(lines.size() - 1);
                                yield list;
                            }
                            case Preview.Picture(Preview.Content content) -> picture(content, name);
                            case Preview.Sentence(String text) -> sentence(text);
                        });
    }

    private static ListView<String> lines(List<String> lines, boolean numbered) {
        var list = new ListView<String>();
        list.getItems().setAll(lines);
        list.setCellFactory(_ -> new LineCell(numbered));
        list.getStyleClass().add("evidence-lines");
        list.setAccessibleText(Messages.text("evidence.preview"));
        return list;
    }

    /// Pictures wider than the place are made smaller; small ones keep their size.
    private static Node picture(Preview.Content content, String name) {
        var image = new Image(new ByteArrayInputStream(content.bytes()));
        if (image.isError()) {
            return sentence(Messages.text("evidence.preview.undecodable"));
        }
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setAccessibleText(Messages.text("evidence.preview.picture", name));
        var scroll = new ScrollPane(view);
        scroll.setAccessibleText(Messages.text("evidence.preview"));
        scroll.viewportBoundsProperty()
                .subscribe(bounds ->
                        view.setFitWidth(
                                Math.min(image.getWidth(), Math.max(1, bounds.getWidth()))));
        return scroll;
    }

    private static Label sentence(String text) {
        var sentence = new Label(text);
        sentence.getStyleClass().add("muted");
        sentence.setWrapText(true);
        return sentence;
    }
}
