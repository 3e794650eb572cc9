package dev.incidentrunbook.review;

import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.Review.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes a review as GitHub-flavoured Markdown: UTF-8 without a byte order mark, LF, one line end at the end. The same
/// review always gives the same characters. Values cannot break out of their places, see [SafeMarkdown]; text that people
/// wrote keeps its simple structure, see [WrittenText].
public final class MarkdownReview {
    /// Longer values, and those of several lines, stand below their table.
    static final int LONGEST_CELL = 300;

    /// The document's last line when a value of a table held a vertical bar.
    static final String BARS = "In the tables of this document, ¦ stands for a vertical bar.";

    private final SafeMarkdown safe;
    private final boolean pictures;

    private MarkdownReview(Review review, boolean pictures) {
        safe = new SafeMarkdown(new Citations(review.evidence()));
        this.pictures = pictures;
    }

    /// The whole document, to stand alone.
    public static String write(Review review) {
        return write(review, false);
    }

    /// The whole document, with its pictures in files beside it.
    public static String writeBesidePictures(Review review) {
        return write(review, true);
    }

    private static String write(Review review, boolean pictures) {
        var blocks = new ArrayList<String>();
        var writer = new MarkdownReview(review, pictures);
        review.sections().forEach(s -> blocks.add(writer.section(s).stripTrailing()));
        if (review.sections().stream()
                .flatMap(s -> s.blocks().stream())
                .anyMatch(MarkdownReview::hasBars)) {
            blocks.add(BARS);
        }
        return String.join("\n\n", blocks) + "\n";
    }

    /// One section of a review, as it stands in the document.
    public static String write(Review review, Section section) {
        return new MarkdownReview(review, false).section(section);
    }

    private String section(Section section) {
        var blocks = new ArrayList<String>();
        blocks.add("#".repeat(section.level()) + " " + safe.words(section.heading()));
        section.blocks().forEach(b -> block(b, blocks));
        return String.join("\n\n", blocks) + "\n";
    }

    /// Some blocks, as they stand in the document.
    static String write(Review review, List<Block> blocks) {
        var writer = new MarkdownReview(review, false);
        var out = new ArrayList<String>();
        blocks.forEach(b -> writer.block(b, out));
        return String.join("\n\n", out);
    }

    private void block(Block block, List<String> out) {
        switch (block) {
            case Block.Sentence(Phrase phrase) -> out.add(SafeMarkdown.atLineStart(line(phrase)));
            case Block.Items(List<Item> items) ->
                    out.add(String.join("\n", items.stream().map(this::item).toList()));
            case Block.Table table -> table(table, out);
            case Block.Verbatim(String label, String text) -> {
                out.add(SafeMarkdown.atLineStart(safe.words(label + ":")));
                out.add(SafeMarkdown.fence(text));
            }
            case Block.Picture(String name, String alternative, Drawing _) -> {
                if (pictures) {
                    out.add("![" + safe.words(alternative) + "](" + name + ".svg)");
                }
            }
            case Block.Written(String text, boolean oneALine) -> {
                String markdown = WrittenText.markdown(text, oneALine, safe);
                out.add(markdown.isEmpty() ? "Not written yet." : markdown);
            }
        }
    }

    private String item(Item item) {
        String line = lineOrDash(item.phrase());
        return switch (item.tick()) {
            case NO_BOX -> "- " + SafeMarkdown.atLineStart(line);
            case OPEN -> "- [ ] " + line;
            case DONE -> "- [x] " + line;
        };
    }

    private String line(Phrase phrase) {
        var line = new StringBuilder();
        for (Span span : phrase.spans()) {
            String piece =
                    switch (span) {
                        case Span.Words(String text) -> safe.words(text);
                        case Span.Literal(String text) -> SafeMarkdown.code(text);
                        case Span.Citation(int number) -> "[E" + number + "]";
                        case Span.Row(long seq) -> "[T" + seq + "]";
                    };
            SafeMarkdown.join(line, line.isEmpty() || piece.isEmpty() ? "" : " ", piece);
        }
        return line.toString();
    }

    private void table(Block.Table table, List<String> out) {
        var lines = new ArrayList<String>();
        var inFull = new ArrayList<Block.Verbatim>();
        lines.add("| " + String.join(" | ", table.columns()) + " |");
        lines.add(
                "| "
                        + String.join(" | ", table.columns().stream().map(_ -> "---").toList())
                        + " |");
        for (int row = 0; row < table.rows().size(); row++) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < table.columns().size(); column++) {
                Phrase phrase = table.rows().get(row).get(column);
                cells.add(cell(phrase));
                String label =
                        "Row %s, %s, in full"
                                .formatted(
                                        row + 1,
                                        table.columns().get(column).toLowerCase(Locale.ROOT));
                tooLong(phrase).ifPresent(text -> inFull.add(new Block.Verbatim(label, text)));
            }
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        out.add(String.join("\n", lines));
        inFull.forEach(b -> block(b, out));
    }

    private String cell(Phrase phrase) {
        return lineOrDash(
                new Phrase(phrase.spans().stream().map(MarkdownReview::fitting).toList()));
    }

    private String lineOrDash(Phrase phrase) {
        String line = line(phrase);
        return line.isEmpty() ? Wording.NONE : line;
    }

    private static Span fitting(Span span) {
        return switch (span) {
            case Span.Words(String text) -> new Span.Words(SafeMarkdown.inCell(brief(text)));
            case Span.Literal(String text) -> new Span.Literal(SafeMarkdown.inCell(brief(text)));
            case Span.Citation _, Span.Row _ -> span;
        };
    }

    /// The texts of a cell that do not fit into it.
    private static Optional<String> tooLong(Phrase phrase) {
        return phrase.spans().stream()
                .map(MarkdownReview::text)
                .filter(t -> !brief(t).equals(t))
                .reduce((a, b) -> a + "\n" + b);
    }

    private static String text(Span span) {
        return switch (span) {
            case Span.Words(String text) -> text;
            case Span.Literal(String text) -> text;
            case Span.Citation _, Span.Row _ -> "";
        };
    }

    private static boolean hasBars(Block block) {
        return block instanceof Block.Table table
                && table.rows().stream()
                        .flatMap(List::stream)
                        .flatMap(p -> p.spans().stream())
                        .anyMatch(s -> text(s).contains("|"));
    }

    /// A text, or its beginning when it has several lines or is too long for a line.
    static String brief(String text) {
        return brief(text, LONGEST_CELL);
    }

    /// A text, or its beginning when it has several lines or more than so many characters.
    static String brief(String text, int longest) {
        String kept = firstLine(text, longest);
        return text.strip().equals(kept) ? text : kept + "…";
    }

    /// The first line of a text, not longer than so many characters.
    static String firstLine(String text, int longest) {
        String first = text.strip().lines().findFirst().orElse("");
        return first.codePointCount(0, first.length()) <= longest
                ? first
                : first.substring(0, first.offsetByCodePoints(0, longest)).stripTrailing();
    }
}
