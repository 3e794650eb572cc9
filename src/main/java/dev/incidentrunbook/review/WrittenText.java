package dev.incidentrunbook.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Takes over text that a person wrote in simple Markdown: paragraphs, lists, bold, italic, code and fenced blocks keep
/// their form. Everything else keeps its words and loses its power: headings and quotes become paragraphs, a link becomes its
/// text and its address in code, HTML and tables become the characters they were typed with.
///
/// The text is parsed and written anew rather than searched for what is dangerous, so that only what is known to be
/// harmless can come out, every fence is closed, and lists are numbered.
final class WrittenText {
    private static final int DEEPEST = 12;
    private static final Parser PARSER =
            Parser.builder()
                    .enabledBlockTypes(
                            Set.of(
                                    Heading.class,
                                    BlockQuote.class,
                                    FencedCodeBlock.class,
                                    IndentedCodeBlock.class,
                                    ListBlock.class))
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .build();

    private final SafeMarkdown safe;
    private final boolean oneALine;
    private final List<String> blocks = new ArrayList<>();
    private @Nullable Class<? extends Node> lastKind;
    private int lastNumber;

    private WrittenText(SafeMarkdown safe, boolean oneALine) {
        this.safe = safe;
        this.oneALine = oneALine;
    }

    /// The text as blocks of Markdown with an empty line between them; empty when nothing was written.
    ///
    /// @param oneALine whether the lines of a paragraph stand for themselves; they become a list then
    static String markdown(String text, boolean oneALine, SafeMarkdown safe) {
        String visible = Visible.lines(text.replace("\uFE0F", ""));
        return new WrittenText(safe, oneALine).children(PARSER.parse(visible));
    }

    private String children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
        return String.join("\n\n", blocks);
    }

    /// What stands in a list item. A list under a line of its parent list follows it closely, as people write it.
    private String item(ListItem item, boolean tight) {
        String all = children(item);
        boolean lineAndList =
                blocks.size() == 2
                        && item.getFirstChild() instanceof Paragraph
                        && item.getLastChild() instanceof ListBlock;
        return tight && lineAndList ? String.join("\n", blocks) : all;
    }

    private void block(Node node) {
        switch (node) {
            case FencedCodeBlock fence -> add(node, SafeMarkdown.fence(fence.getLiteral()));
            case IndentedCodeBlock code -> add(node, SafeMarkdown.fence(code.getLiteral()));
            case ListBlock list -> list(list);
            case LinkReferenceDefinition d ->
                    add(
                            node,
                            lines(
                                    "["
                                            + d.getLabel()
                                            + "]: "
                                            + d.getDestination()
                                            + (d.getTitle() == null
                                                    ? ""
                                                    : " \"" + d.getTitle() + "\"")));
            case BlockQuote quote -> {
                for (Node inner = quote.getFirstChild(); inner != null; inner = inner.getNext()) {
                    block(inner);
                }
            }
            case Block paragraph -> paragraph(paragraph);
            case Node other -> throw new IllegalStateException("Not a block: " + other);
        }
    }

    private void paragraph(Block paragraph) {
        String lines = lines(paragraph);
        add(
                paragraph,
                oneALine && lines.contains("\n") ? "- " + lines.replace("\n", "\n- ") : lines);
    }

    private void add(Node node, String markdown) {
        if (!markdown.isEmpty()) {
            blocks.add(markdown);
            lastKind = node.getClass();
        }
    }

    /// Two lists of a kind that follow one another would be read as one, so they are written as one.
    private void list(ListBlock list) {
        boolean ordered = list instanceof OrderedList;
        int number = list.getClass() == lastKind ? lastNumber : 0;
        var items = new ArrayList<String>();
        boolean loose = false;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            var inside = new WrittenText(safe, false);
            String text = item instanceof ListItem i ? inside.item(i, list.isTight()) : "";
            if (!text.isEmpty()) {
                number++;
                String marker = ordered ? number + ". " : "- ";
                items.add(marker + text.replaceAll("\n(?!\n)", "\n" + " ".repeat(marker.length())));
                loose |= text.contains("\n\n");
            }
        }
        add(list, String.join(loose ? "\n\n" : "\n", items));
        lastNumber = number;
    }

    private String lines(Node parent) {
        return lines(Run.of(parent));
    }

    private String lines(String text) {
        return lines(List.of(new Run(Style.PLAIN, text)));
    }

    private String lines(List<Run> runs) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        // A paragraph in bold from end to end is a heading in disguise; it would break the outline.
        boolean disguised = runs.size() == 1 && runs.getFirst().style().marker.length() > 0;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.style() == Style.BREAK) {
                lines.add(line.toString());
                line.setLength(0);
                continue;
            }
            String next = i + 1 < runs.size() ? runs.get(i + 1).text() : "";
            add(line, disguised ? new Run(Style.PLAIN, run.text()) : run, next);
        }
        lines.add(line.toString());
        return lines.stream()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .map(SafeMarkdown::atLineStart)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private void add(StringBuilder line, Run run, String next) {
        boolean spaced = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
        String separator = !spaced && startsWithSpace(run.text()) ? " " : "";
        String words =
                run.style() == Style.CODE ? SafeMarkdown.code(run.text()) : safe.words(run.text());
        if (words.isEmpty()) {
            line.append(separator);
            return;
        }
        // Markers work only between words; where they stand inside one they would come out as
        // asterisks.
        boolean before =
                line.isEmpty()
                        || !separator.isEmpty()
                        || " (".indexOf(line.charAt(line.length() - 1)) >= 0;
        boolean after =
                next.isEmpty() || startsWithSpace(next) || ".,;:!?)".indexOf(next.charAt(0)) >= 0;
        String marker = before && after && !run.text().isBlank() ? run.style().marker : "";
        SafeMarkdown.join(line, separator, marker + words + marker);
        if (run.style() != Style.CODE
                && Character.isWhitespace(run.text().charAt(run.text().length() - 1))) {
            line.append(' ');
        }
    }

    private static boolean startsWithSpace(String text) {
        return !text.isEmpty() && Character.isWhitespace(text.charAt(0));
    }

    private enum Style {
        PLAIN(""),
        ITALIC("*"),
        BOLD("**"),
        CODE(""),
        BREAK("");

        private final String marker;

        Style(String marker) {
            this.marker = marker;
        }
    }

    /// A stretch of a paragraph in one style; the outermost style wins.
    private record Run(Style style, String text) {
        /// The paragraph's stretches. Neighbours of one style are joined, so that a word is seen whole whatever the parser
        /// made of its pieces.
        static List<Run> of(Node parent) {
            var runs = new ArrayList<Run>();
            collect(parent, Style.PLAIN, runs);
            return runs;
        }

        private static void collect(Node parent, Style style, List<Run> runs) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                switch (node) {
                    case Text text -> add(runs, style, text.getLiteral());
                    case HtmlInline html -> add(runs, style, html.getLiteral());
                    case Code code -> add(runs, Style.CODE, code.getLiteral());
                    case Emphasis e ->
                            collect(e, style == Style.PLAIN ? Style.ITALIC : style, runs);
                    case StrongEmphasis s ->
                            collect(s, style == Style.PLAIN ? Style.BOLD : style, runs);
                    case SoftLineBreak _, HardLineBreak _ -> runs.add(new Run(Style.BREAK, " "));
                    case Link link ->
                            target(link, link.getDestination(), link.getTitle(), style, runs);
                    case Image image ->
                            target(image, image.getDestination(), image.getTitle(), style, runs);
                    default -> collect(node, style, runs);
                }
            }
        }

        /// The text of a link, and where it led to.
        private static void target(
                Node link, String address, @Nullable String title, Style style, List<Run> runs) {
            var inside = new ArrayList<Run>();
            collect(link, style, inside);
            boolean bare = inside.size() == 1 && address.endsWith(inside.getFirst().text());
            if (bare || inside.isEmpty()) {
                add(runs, Style.CODE, address);
                return;
            }
            inside.forEach(run -> add(runs, run.style(), run.text()));
            add(runs, style, " (");
            add(runs, Style.CODE, address);
            add(runs, style, title == null ? ")" : ", " + title + ")");
        }

        private static void add(List<Run> runs, Style style, String text) {
            if (text.isEmpty()) {
                return;
            }
            if (!runs.isEmpty()
                    && runs.getLast().style() == style
                    && style != Style.CODE
                    && style != Style.BREAK) {
                runs.add(new Run(style, runs.removeLast().text() + text));
            } else {
                runs.add(new Run(style, text));
            }
        }
    }
}
