package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.incidentrunbook.OnFxThread;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OnFxThread.class)
class MarkdownNodesTest {
    private static Region only(String markdown) {
        return MarkdownNodes.node(DocumentReader.read(markdown).getFirst());
    }

    private static List<Node> below(Node node) {
        var all = new ArrayList<Node>(List.of(node));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.addAll(below(child)));
        }
        return all;
    }

    private static List<String> words(Node node) {
        return below(node).stream()
                .filter(Text.class::isInstance)
                .map(n -> ((Text) n).getText())
                .toList();
    }

    @Test
    void aHeadingIsDrawnByItsLevel() {
        Region heading = only("## Summary");
        assertEquals(List.of("Summary"), words(heading));
        assertEquals(List.of("document-heading-2"), heading.getStyleClass());
    }

    @Test
    void boldItalicAndCodeHaveTheirStyles() {
        List<List<String>> styles =
                below(only("a **b** *c* `d`")).stream()
                        .filter(n -> n instanceof Text t && !t.getText().isBlank())
                        .map(n -> List.copyOf(n.getStyleClass()))
                        .toList();
        assertEquals(
                List.of(
                        List.of("document-text"),
                        List.of("document-text", "document-strong"),
                        List.of("document-text", "document-emphasis"),
                        List.of("document-text", "document-mono")),
                styles);
    }

    @Test
    void anItemHasItsMarkerBeforeItsWords() {
        assertEquals(List.of("•", "a"), words(only("- a")));
        assertEquals(List.of("7.", "a"), words(only("7. a")));
    }

    @Test
    void codeAndQuotesAndRulesAreDrawn() {
        assertEquals(List.of("a\nb"), words(only("```\na\nb\n```")));
        assertEquals(List.of("a"), words(only("> a")));
        assertEquals(List.of("document-rule"), only("---").getStyleClass());
    }

    @Test
    void aRowHasACellForEachColumn() {
        Region head = only("| a | b |\n| --- | --- |\n| c | d |");
        assertEquals(List.of("a", "b"), words(head));
        assertEquals(2, ((GridPane) head).getColumnConstraints().size());
        assertEquals(List.of("document-table-head"), head.getStyleClass());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[click](https://evil.example)",
                "![click](https://evil.example)",
                "<https://evil.example>",
                "<a href='https://evil.example'>click</a>",
                "https://evil.example",
                "| [a](https://evil.example) |\n| --- |"
            })
    void nothingCanBeClicked(String hostile) {
        for (DocumentLine line : DocumentReader.read(hostile)) {
            for (Node node : below(MarkdownNodes.node(line))) {
                assertEquals(false, node instanceof Control, node::toString);
                assertNull(node.getOnMouseClicked());
            }
        }
    }
}
