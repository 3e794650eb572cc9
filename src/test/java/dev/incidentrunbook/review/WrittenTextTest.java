package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WrittenTextTest {
    private static final Set<String> SIMPLE =
            Set.of(
                    "Document",
                    "Paragraph",
                    "BulletList",
                    "OrderedList",
                    "ListItem",
                    "FencedCodeBlock");

    private static String written(String text) {
        return WrittenText.markdown(text, false, new SafeMarkdown(new Citations(3)));
    }

    @Test
    void simpleStructureStays() {
        assertEquals("a **b** and *c* with `d`.", written("a __b__ and _c_ with `d`."));
        assertEquals("- a\n- b\n  - c", written("* a\n* b\n  * c"));
        assertEquals("1. a\n2. b", written("3) a\n3) b"));
        assertEquals("```text\na <b>\n```", written("~~~java\na <b>\n~~~"));
        assertEquals(
                "1. a\n\n   ```text\n   b\n\n   c\n   ```",
                written("1. a\n   ```\n   b\n\n   c\n   ```"));
    }

    @Test
    void anOpenFenceIsClosed() {
        assertEquals("```text\na\n```", written("```\na"));
    }

    @Test
    void headingsAndQuotesBecomeParagraphs() {
        assertEquals("Impact\n\nmore", written("# Impact\nmore"));
        assertEquals("Impact", written("Impact\n======"));
        assertEquals("\\[!NOTE\\]\nlook", written("> [!NOTE]\n> look"));
        assertEquals("All is lost", written("**All is lost**"));
    }

    @Test
    void linksBecomeTheirTextAndTheirAddress() {
        assertEquals(
                "see the wiki (`https://x.example/a`)",
                written("see [the wiki](https://x.example/a)"));
        assertEquals("see `https://x.example/a`.", written("see <https://x.example/a>."));
        assertEquals(
                "a graph (`http://x.example/g.png`)",
                written("![a graph](http://x.example/g.png)"));
        assertEquals("\\[E1\\]: `http://x.example`", written("[E1]: http://x.example"));
    }

    @Test
    void htmlAndTablesAreTheCharactersTyped() {
        assertEquals("\\<div onclick=\"x\">a\\</div>", written("<div onclick=\"x\">a</div>"));
        assertEquals("\\<!-- a -->", written("<!-- a -->"));
        assertEquals(
                "a \\| b\n--- \\| ---".replace("\n---", "\n\\---"), written("a | b\n--- | ---"));
    }

    @Test
    void citationsStayCitations() {
        assertEquals(
                "The pool ran dry ([E1]), see [E2] and E9.",
                written("The pool ran dry (E1), see [E2] and E9."));
    }

    @Test
    void linesThatStandForThemselvesBecomeAList() {
        assertEquals(
                "- a\n- b", WrittenText.markdown("a\nb", true, new SafeMarkdown(new Citations(0))));
        assertEquals("a", WrittenText.markdown("a", true, new SafeMarkdown(new Citations(0))));
    }

    @Test
    void nothingButSimpleStructureComesOut() {
        var hostile = new HostileText(4);
        for (int i = 0; i < 6_000; i++) {
            String text = hostile.any();
            String written = written(text);
            String of = "of " + Visible.line(text) + " as\n" + written;
            var parsed = Parsed.of("before\n\n" + written + "\n\nafter");
            assertEquals(List.of(), parsed.live(), of);
            assertTrue(SIMPLE.containsAll(parsed.skeleton()), of);
            assertTrue(parsed.text().startsWith("before") && parsed.text().endsWith("after"), of);
        }
    }
}
