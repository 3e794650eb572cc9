package dev.incidentrunbook.review;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A Markdown document as a renderer understands it: tables and bare addresses switched on, HTML let through.
record Parsed(Node document) {
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
                    .build();

    static Parsed of(String markdown) {
        return new Parsed(PARSER.parse(markdown));
    }

    /// Every node of a kind, in the order of the document.
    <T extends Node> List<T> all(Class<T> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Nodes that a renderer would make live.
    List<Node> live() {
        return all().stream()
                .filter(n ->
                        n instanceof Link
                                || n instanceof Image
                                || n instanceof HtmlBlock
                                || n instanceof HtmlInline)
                .toList();
    }

    /// The kinds of all blocks, table parts included, in the order of the document.
    List<String> skeleton() {
        return all().stream()
                .filter(n -> n instanceof Block || n instanceof TableCell)
                .map(n -> n.getClass().getSimpleName())
                .toList();
    }

    List<String> headings() {
        return all(Heading.class).stream()
                .map(h -> h.getLevel() + " " + new Parsed(h).text())
                .toList();
    }

    /// What a reader reads, without its form.
    String text() {
        return all().stream()
                .map(n ->
                        switch (n) {
                            case Text text -> text.getLiteral();
                            case Code code -> code.getLiteral();
                            case SoftLineBreak _ -> "\n";
                            default -> "";
                        })
                .collect(Collectors.joining());
    }

    private List<Node> all() {
        var nodes = new ArrayList<Node>();
        collect(document, nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, nodes);
        }
    }
}
