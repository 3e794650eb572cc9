package dev.incidentrunbook.review;

import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Item;
import dev.incidentrunbook.review.Review.Phrase;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.Review.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Writes a review as one page of HTML without scripts: readable, printable, light and dark, with its pictures inside.
///
/// Every value is escaped, so that no tag, link or picture comes out of one; what people wrote goes through [WrittenText]
/// first. The only links of the page lead from a citation to its row in the timeline or in the evidence register, and from
/// the contents to the sections.
public final class HtmlReview {
    private static final int LONGEST_TITLE = 60;
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final Pattern PIECE = Pattern.compile("<[^>]*>|[^<]+");
    private static final Pattern CITED =
            Pattern.compile("\\[([ET]\\d{1,9})(:L\\d{1,9}(?:-L?\\d{1,9})?)?]");
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ink:#1f2328;--paper:#fff;--soft:#59636e;--line:#d1d9e0;--field:#f6f8fa;--link:#0550ae}
            @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#9198a1;--line:#3d444d;--field:#151b23;--link:#79b8ff}}
            body{margin:0 auto;max-width:64rem;padding:1.5rem;color:var(--ink);background:var(--paper);font:1rem/1.5 system-ui,sans-serif}
            h1{font-size:1.8rem;line-height:1.25}
            h2{margin-top:2.2rem;border-bottom:1px solid var(--line);padding-bottom:.3rem;font-size:1.35rem}
            h3,h4{margin-top:1.6rem}
            a{color:var(--link);white-space:nowrap}
            nav a{white-space:normal}
            nav ol{columns:2;padding-left:1.4rem}
            code{background:var(--field);border-radius:4px;padding:.1em .3em;font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
            pre{background:var(--field);border:1px solid var(--line);border-radius:6px;padding:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
            pre code{background:none;padding:0}
            .wide{overflow-x:auto}.wide+.wide{margin-top:1rem}
            table{border-collapse:collapse;width:100%;font-size:.92rem}
            th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word;min-width:4rem}
            th{background:var(--field)}
            tr:target,section:target>h2{outline:2px solid var(--link)}
            li.box{list-style:none;margin-left:-1.2rem}
            .lines{white-space:pre-wrap}
            @media print{:root{--ink:#000;--paper:#fff;--soft:#333;--line:#999;--field:#f4f4f4;--link:#000}body{max-width:none;padding:0;font-size:10pt}nav{display:none}h2,h3{break-after:avoid}tr,pre,svg{break-inside:avoid}.wide{overflow:visible}a{text-decoration:none}table{font-size:7.5pt}th,td{min-width:0;padding:.2rem .3rem}}
            """;

    private final Review review;
    private final SafeMarkdown safe;
    private final Set<String> targets = new HashSet<>();
    private final Set<String> placed = new HashSet<>();
    private final StringBuilder out = new StringBuilder();
    private int tables;

    private HtmlReview(Review review) {
        this.review = review;
        safe = new SafeMarkdown(new Citations(review.evidence()));
        review.sections().stream()
                .flatMap(s -> s.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .flatMap(b -> ((Block.Table) b).rows().stream())
                .forEach(row -> anchor(row).ifPresent(targets::add));
    }

    /// The whole page.
    public static String write(Review review) {
        return new HtmlReview(review).page();
    }

    private String page() {
        List<Section> sections = review.sections();
        for (int i = 0; i < sections.size(); i++) {
            section(sections.get(i), i);
        }
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        Svg.escaped(
                                MarkdownReview.brief(sections.getFirst().heading(), LONGEST_TITLE)),
                        STYLE,
                        out);
    }

    private void section(Section section, int index) {
        line(
                "<h%s id=\"s%s\">%s</h%s>"
                        .formatted(
                                section.level(), index, words(section.heading()), section.level()));
        section.blocks().forEach(b -> block(b, section));
        if (index == 0) {
            contents();
        }
    }

    private void contents() {
        line("<nav aria-label=\"Contents\">\n<ol>");
        for (int i = 1; i < review.sections().size(); i++) {
            Section section = review.sections().get(i);
            if (section.level() == 2) {
                line(
                        "<li><a href=\"#s%s\">%s</a></li>"
                                .formatted(i, Svg.escaped(section.heading())));
            }
        }
        line("</ol>\n</nav>");
    }

    private void block(Block block, Section section) {
        switch (block) {
            case Block.Sentence(Phrase phrase) -> line("<p>" + html(phrase) + "</p>");
            case Block.Items(List<Item> items) -> {
                line("<ul>");
                items.forEach(this::item);
                line("</ul>");
            }
            case Block.Table table -> table(table, section);
            case Block.Verbatim(String label, String text) -> {
                line("<p>" + words(label + ":") + "</p>");
                line("<pre><code>" + escapedLines(SafeMarkdown.fenced(text)) + "</code></pre>");
            }
            case Block.Picture picture ->
                    line("<div class=\"wide\">\n" + Svg.write(picture.drawing()) + "</div>");
            case Block.Written(String text, boolean oneALine) -> {
                String markdown = WrittenText.markdown(text, oneALine, safe);
                line(
                        markdown.isEmpty()
                                ? "<p>Not written yet.</p>"
                                : linked(RENDERER.render(PARSER.parse(markdown)).strip()));
            }
        }
    }

    private void item(Item item) {
        line(
                switch (item.tick()) {
                    case NO_BOX -> "<li>" + html(item.phrase()) + "</li>";
                    case OPEN -> "<li class=\"box\">☐ open: " + html(item.phrase()) + "</li>";
                    case DONE -> "<li class=\"box\">☑ done: " + html(item.phrase()) + "</li>";
                });
    }

    /// A wide table scrolls, so the keyboard has to reach it, and it needs a name.
    private void table(Block.Table table, Section section) {
        line(
                "<section class=\"wide\" tabindex=\"0\" aria-label=\"Table %s, %s\">"
                        .formatted(++tables, Svg.escaped(section.heading())));
        line("<table>\n<thead>\n<tr>");
        table.columns().forEach(c -> line("<th scope=\"col\">" + Svg.escaped(c) + "</th>"));
        line("</tr>\n</thead>\n<tbody>");
        for (List<Phrase> row : table.rows()) {
            String id = anchor(row).filter(placed::add).map(a -> " id=\"" + a + "\"").orElse("");
            line(
                    "<tr%s>%s</tr>"
                            .formatted(
                                    id,
                                    row.stream()
                                            .map(c -> "<td>" + cell(c) + "</td>")
                                            .collect(Collectors.joining())));
        }
        line("</tbody>\n</table>\n</section>");
    }

    /// A row that begins with nothing but its own label can be pointed at.
    private static Optional<String> anchor(List<Phrase> row) {
        List<Span> first = row.getFirst().spans();
        return first.size() == 1 ? label(first.getFirst()) : Optional.empty();
    }

    private static Optional<String> label(Span span) {
        return switch (span) {
            case Span.Row(long seq) -> Optional.of("T" + seq);
            case Span.Citation(int number) -> Optional.of("E" + number);
            case Span.Words _, Span.Literal _ -> Optional.empty();
        };
    }

    private String cell(Phrase phrase) {
        String html = html(phrase);
        return html.isEmpty() ? Wording.NONE : html;
    }

    private String html(Phrase phrase) {
        return phrase.spans().stream()
                .map(this::html)
                .filter(h -> !h.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String html(Span span) {
        return switch (span) {
            case Span.Words(String text) -> words(text);
            case Span.Literal(String text) when text.contains("\n") ->
                    "<code class=\"lines\">" + escapedLines(text) + "</code>";
            case Span.Literal(String text) ->
                    "<code>" + (text.isEmpty() ? "(empty)" : Svg.escaped(text)) + "</code>";
            case Span.Citation _, Span.Row _ -> label(span).map(this::link).orElse("");
        };
    }

    private String words(String text) {
        String stripped = text.strip().replace("\uFE0F", "");
        return linked(
                stripped.contains("\n")
                        ? "<span class=\"lines\">" + escapedLines(stripped) + "</span>"
                        : Svg.escaped(stripped));
    }

    private static String escapedLines(String text) {
        return Visible.lines(text)
                .lines()
                .map(String::stripTrailing)
                .map(Svg::escaped)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    /// Escaped HTML with its citations as links; code is left as it is.
    private String linked(String html) {
        if (!html.contains("[E") && !html.contains("[T")) {
            return html;
        }
        var linked = new StringBuilder();
        int code = 0;
        Matcher piece = PIECE.matcher(html);
        while (piece.find()) {
            String text = piece.group();
            if (text.startsWith("<code")) {
                code++;
            } else if (text.startsWith("</code")) {
                code--;
            }
            linked.append(
                    code > 0 || text.startsWith("<")
                            ? text
                            : CITED.matcher(text)
                                    .replaceAll(m ->
                                            Matcher.quoteReplacement(
                                                    link(
                                                            m.group(1),
                                                            Objects.requireNonNullElse(
                                                                    m.group(2), "")))));
        }
        return linked.toString();
    }

    private String link(String label) {
        return link(label, "");
    }

    /// @param lines which lines of it; may be blank
    private String link(String label, String lines) {
        String shown = "[" + label + lines + "]";
        return targets.contains(label) ? "<a href=\"#%s\">%s</a>".formatted(label, shown) : shown;
    }

    private void line(String html) {
        out.append(html).append('\n');
    }
}
