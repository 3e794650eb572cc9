package dev.incidentrunbook.ui.review;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Puts the lines of a document on pages of paper: dark on white, whatever the window looks like.
final class Paper {
    private static final String STYLES =
            Objects.requireNonNull(Paper.class.getResource("review.css")).toExternalForm();

    private Paper() {}

    /// @param width of a page, in points
    /// @param height of a page, in points
    static List<Node> pages(List<DocumentLine> lines, double width, double height) {
        var pages = new ArrayList<Node>();
        VBox page = page(width, height);
        double used = 0;
        for (DocumentLine line : lines) {
            Region node = MarkdownNodes.node(line);
            page.getChildren().add(node);
            page.applyCss();
            double needs = node.prefHeight(width);
            if (used > 0 && used + needs > height) {
                page.getChildren().removeLast();
                finish(page, pages);
                page = page(width, height);
                page.getChildren().add(node);
                page.applyCss();
                used = 0;
            }
            used += needs;
        }
        finish(page, pages);
        return pages;
    }

    private static VBox page(double width, double height) {
        var page = new VBox();
        page.getStyleClass().add("paper");
        var scene = new Scene(page, width, height);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(STYLES);
        return page;
    }

    private static void finish(VBox page, List<Node> pages) {
        page.applyCss();
        page.layout();
        pages.add(page);
    }
}
