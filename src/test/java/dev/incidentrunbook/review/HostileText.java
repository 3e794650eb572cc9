package dev.incidentrunbook.review;

import java.util.List;
import java.util.Random;

/// Makes up texts that try to become something in a Markdown document, always the same ones for a seed.
final class HostileText {
    private static final List<String> PIECES =
            List.of(
                    "`",
                    "``",
                    "```",
                    "```js\n",
                    "````",
                    "~~~",
                    "\n",
                    "\n\n",
                    "\r\n",
                    "\r",
                    "\t",
                    " ",
                    "  ",
                    "    ",
                    "a",
                    "word",
                    "E1",
                    "[E1]",
                    "[E2]: http://x.example",
                    "(E1)",
                    "E1:",
                    "[E1](x)",
                    "![E1]",
                    "E999",
                    "snake_case",
                    "# ",
                    "## Impact\n",
                    "#123",
                    "x/y#4",
                    "GH-7",
                    "@team",
                    "me@example.com",
                    "mailto:a@b.co",
                    "xmpp:a@b.co",
                    "http://evil.example/a_b*c",
                    "https://x.example?a=1&b=2",
                    "www.evil.example",
                    "evil.example",
                    "ftp://x.example",
                    "//x.example",
                    "<http://x.example>",
                    "<b>",
                    "</td></tr></table>",
                    "<script>alert(1)</script>",
                    "<!--",
                    "-->",
                    "<img src=x onerror=y>",
                    "<details>",
                    "&lt;",
                    "&#x202E;",
                    "&#96;",
                    "&amp;",
                    "&",
                    "<",
                    ">",
                    "> ",
                    "> [!NOTE]\n> x",
                    "[a](http://x.example)",
                    "![i](http://x.example/i.png)",
                    "[a]: http://x.example",
                    "[^1]",
                    "[^1]: foot",
                    "[[w]]",
                    "[",
                    "]",
                    "(",
                    ")",
                    "!",
                    "|",
                    "\\|",
                    "| a | b |\n| --- | --- |\n| c | d |",
                    "---",
                    "===",
                    "\n---\n",
                    "\n===\n",
                    "***",
                    "* ",
                    "- ",
                    "+ ",
                    "1. ",
                    "7) ",
                    "- [ ] ",
                    "- [x] ",
                    "*",
                    "**",
                    "_",
                    "__",
                    "~~",
                    "$",
                    "$$",
                    "$x^2$",
                    "\\",
                    "\\`",
                    "\\[",
                    "{",
                    "}",
                    "{{x}}",
                    ":smile:",
                    "%%",
                    "==",
                    "^",
                    "=",
                    "+",
                    "-",
                    ":--",
                    "::: note\n",
                    "\"",
                    "'",
                    "\u001b[31m",
                    "\u001b]8;;http://x.example\u0007",
                    "\u0000",
                    "\u0007",
                    "\u007f",
                    "\u0085",
                    "\u2028",
                    "\u2029",
                    "\u202e",
                    "\u2066",
                    "\u200b",
                    "\u200d",
                    "\ufeff",
                    "\u00ad",
                    "\u00a0",
                    "\u3000",
                    "\ufe0f",
                    "\ue000",
                    "\ufffe",
                    "\ud800",
                    "\udc00",
                    "\udb40\udc41",
                    "\u3164",
                    "é",
                    "語",
                    "😀",
                    "‘",
                    "¦",
                    "⏎",
                    "123",
                    "0",
                    "5.",
                    "ﬁ");

    private final Random random;

    HostileText(long seed) {
        random = new Random(seed);
    }

    /// Any text, of up to a dozen pieces.
    String any() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /// A text of one line that is not blank and short enough for every place.
    String oneLine() {
        while (true) {
            String text = any().replaceAll("[\n\r]", "");
            if (!Visible.line(text).isBlank() && text.length() <= 100) {
                return text;
            }
        }
    }
}
