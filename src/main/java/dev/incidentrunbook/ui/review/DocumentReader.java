package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.review.DocumentLine.Run;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Reads GitHub-flavoured Markdown into lines to show. Nothing in it becomes live: links, images and HTML are shown as the
/// words they are written with.
final class DocumentReader {
    private static final int DEEPEST_NESTING = 64;
    private static final int WIDEST_COLUMN = 36;
    private static final int GAP = 3;
    private static final int NARROWEST_COLUMN = 6;
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .maxOpenBlockParsers(DEEPEST_NESTING)
                    .maxInlineNesting(DEEPEST_NESTING)
                    .build();

    private final List<DocumentLine> lines = new ArrayList<>();

    private DocumentReader() {}

    static List<DocumentLine> read(String markdown) {
        var reader = new DocumentReader();
        reader.children(PARSER.parse(markdown), 0);
        return List.copyOf(reader.lines);
    }

    private void children(Node parent, int indent) {
        for (Node node : Siblings.of(parent)) {
            block(node, indent, "");
        }
    }

    private void block(Node node, int indent, String marker) {
        switch (node) {
            case Heading heading ->
                    lines.add(new DocumentLine.Heading(heading.getLevel(), Inlines.runs(heading)));
            case Paragraph paragraph ->
                    lines.add(new DocumentLine.Paragraph(indent, marker, Inlines.runs(paragraph)));
            case FencedCodeBlock code ->
                    lines.add(new DocumentLine.Code(indent, code.getLiteral().stripTrailing()));
            case IndentedCodeBlock code ->
                    lines.add(new DocumentLine.Code(indent, code.getLiteral().stripTrailing()));
            case HtmlBlock html -> words(html.getLiteral(), indent, marker);
            case LinkReferenceDefinition link ->
                    words("[" + link.getLabel() + "]: " + link.getDestination(), indent, marker);
            case ThematicBreak _ -> lines.add(new DocumentLine.Rule());
            case BulletList list -> items(list, indent, 0);
            case OrderedList list ->
                    items(
                            list,
                            indent,
                            list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case TableBlock table -> table(table);
            case BlockQuote quote -> children(quote, indent + 1);
            case Document document -> children(document, indent);
            case Block other -> children(other, indent);
            default -> lines.add(new DocumentLine.Paragraph(indent, marker, Inlines.runs(node)));
        }
    }

    private void words(String text, int indent, String marker) {
        lines.add(
                new DocumentLine.Paragraph(
                        indent,
                        marker,
                        List.of(new Run(text.stripTrailing(), false, false, false))));
    }

    /// @param first the number of the first item; 0 for bullets
    private void items(Node list, int indent, int first) {
        int number = first;
        for (Node item : Siblings.of(list)) {
            String marker = first == 0 ? "\u2022" : number + ".";
            number++;
            if (item instanceof ListItem && item.getFirstChild() == null) {
                words("", indent + 1, marker);
            }
            for (Node child : Siblings.of(item)) {
                block(child, indent + 1, marker);
                marker = "";
            }
        }
    }

    private void table(TableBlock table) {
        var rows = new ArrayList<List<List<Run>>>();
        var headers = new ArrayList<Boolean>();
        for (Node part : Siblings.of(table)) {
            for (Node row : Siblings.of(part)) {
                if (row instanceof TableRow) {
                    rows.add(Siblings.of(row).stream().map(Inlines::runs).toList());
                    headers.add(row.getFirstChild() instanceof TableCell cell && cell.isHeader());
                }
            }
        }
        List<Integer> weights = weights(rows);
        for (int i = 0; i < rows.size(); i++) {
            lines.add(new DocumentLine.Row(headers.get(i), weights, rows.get(i)));
        }
    }

    private static List<Integer> weights(List<List<List<Run>>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var weights = new ArrayList<Integer>();
        for (int column = 0; column < columns; column++) {
            int longest = NARROWEST_COLUMN;
            for (List<List<Run>> row : rows) {
                if (column < row.size()) {
                    longest =
                            Math.max(
                                    longest,
                                    row.get(column).stream()
                                            .mapToInt(r -> r.text().length())
                                            .sum());
                }
            }
            weights.add(Math.min(WIDEST_COLUMN, longest + GAP));
        }
        return weights;
    }
}
