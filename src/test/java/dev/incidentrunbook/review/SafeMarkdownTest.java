package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeMarkdownTest {
    private static final int TRIES = 3_000;
    private final SafeMarkdown safe = new SafeMarkdown(new Citations(3));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    plain words, 80 % done.           => plain words, 80 % done.
                    see https://x.example/a, now      => see `https://x.example/a`, now
                    ask @team or me@example.com       => ask `@team` or `me@example.com`
                    fixed by #123                     => fixed by `#123`
                    invoke "Voucher.percent()" (x.example) => invoke "`Voucher.percent()`" (`x.example`)
                    pool_size in app.yaml             => `pool_size` in `app.yaml`
                    2 * 3 * 4                         => 2 \\* 3 \\* 4
                    <script>                          => \\<script>
                    &lt; R&D                          => \\&lt; R&D
                    costs $5                          => costs `$5`
                    a   b                             => a b
                    E3 shows it (E1)                  => [E3] shows it ([E1])
                    [E3] shows it                     => [E3] shows it
                    E3: timeouts                      => \\[E3\\]: timeouts
                    [E3](x) [E3][E1]                  => \\[E3\\](x) \\[E3\\]\\[E1\\]
                    [E3]:L65 and [E3:L65]             => [E3:L65] and [E3:L65]
                    seen (E3:L65-L70) twice           => seen ([E3:L65-L70]) twice
                    E3:L65: timeouts                  => \\[E3:L65\\]: timeouts
                    E3:L65x and E4:L1                 => \\[E3\\]:L65x and E4:L1
                    E4 and PRICE-E1 and E1x           => E4 and PRICE-E1 and E1x
                    """)
    void wordsStayReadable(String typed, String written) {
        assertEquals(written, safe.words(typed));
    }

    @Test
    void literalsAreCodeWithALongerDelimiter() {
        assertEquals("`app.log`", SafeMarkdown.code("app.log"));
        assertEquals("``a`b``", SafeMarkdown.code("a`b"));
        assertEquals("`` `a` ``", SafeMarkdown.code("`a`"));
        assertEquals("`␠a⏎b␠␠`", SafeMarkdown.code(" a\nb  "));
        assertEquals("`(empty)`", SafeMarkdown.code(""));
    }

    @Test
    void fencesAreLongerThanWhatTheyHold() {
        assertEquals("```text\na\n```", SafeMarkdown.fence("a\n"));
        assertEquals("````text\n```\nb\n````", SafeMarkdown.fence("```  \r\nb"));
    }

    @Test
    void charactersThatHideAreShown() {
        assertEquals(
                "␛[31mred⟨U+202E⟩␀⟨U+200B⟩\uFFFD⏎",
                Visible.line("\u001b[31mred\u202e\u0000\u200b\ud800\n"));
        assertEquals("a\nb\nc    d⟨U+2028⟩", Visible.lines("a\r\nb\rc\td\u2028"));
    }

    @Test
    void everyCodeSpanHoldsWhatItWasGiven() {
        var hostile = new HostileText(1);
        for (int i = 0; i < TRIES; i++) {
            String text = hostile.any();
            var parsed = Parsed.of("x " + SafeMarkdown.code(text) + " y");
            String seen = parsed.all(Code.class).getFirst().getLiteral();
            assertEquals(
                    Visible.line(text).replaceAll("^ +| +$", ""),
                    seen.replaceAll("^␠+|␠+$", ""),
                    () -> "of " + show(text));
            assertEquals(
                    List.of("Document", "Paragraph"), parsed.skeleton(), () -> "of " + show(text));
        }
    }

    @Test
    void everyFenceHoldsWhatItWasGiven() {
        var hostile = new HostileText(2);
        for (int i = 0; i < TRIES; i++) {
            String text = hostile.any();
            var parsed = Parsed.of("x\n\n" + SafeMarkdown.fence(text) + "\n\ny");
            assertEquals(
                    SafeMarkdown.fenced(text) + "\n",
                    parsed.all(FencedCodeBlock.class).getFirst().getLiteral(),
                    () -> "of " + show(text));
            assertEquals(
                    List.of("Document", "Paragraph", "FencedCodeBlock", "Paragraph"),
                    parsed.skeleton());
        }
    }

    @Test
    void wordsAreReadAsTheyWereTypedAndNeverGoLive() {
        var plain = new SafeMarkdown(new Citations(0));
        var hostile = new HostileText(3);
        for (int i = 0; i < TRIES; i++) {
            String text = hostile.any();
            String written = SafeMarkdown.atLineStart(plain.words(text));
            String of = "of " + show(text) + " as " + written;
            var parsed = Parsed.of(written);
            assertEquals(List.of(), parsed.live(), of);
            assertEquals(typed(text), parsed.text(), of);
            assertEquals(written.isEmpty() ? 1 : 2, parsed.skeleton().size(), of);
        }
    }

    private static String typed(String text) {
        String lines =
                text.strip()
                        .replace("\uFE0F", "")
                        .lines()
                        .map(String::strip)
                        .reduce((a, b) -> a + " ⏎ " + b)
                        .orElse("");
        return Visible.line(lines).replaceAll(" +", " ").strip();
    }

    private static String show(String text) {
        return Visible.line(text);
    }
}
