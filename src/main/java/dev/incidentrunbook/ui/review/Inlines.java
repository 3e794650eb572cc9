package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.ui.review.DocumentLine.Run;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Collects the words below a Markdown block. Walks without recursion, since hostile text can nest emphasis thousands of
/// levels deep.
final class Inlines {
    private final List<Run> runs = new ArrayList<>();
    private int strong;
    private int emphasis;

    private Inlines() {}

    static List<Run> runs(Node block) {
        var inlines = new Inlines();
        inlines.walk(block);
        return List.copyOf(inlines.runs);
    }

    private void walk(Node block) {
        @Nullable Node node = block.getFirstChild();
        int depth = 1;
        while (node != null) {
            enter(node);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            leave(node);
            while (node != null && node.getNext() == null && depth > 1) {
                node = node.getParent();
                depth--;
                if (node != null) {
                    leave(node);
                }
            }
            node = node == null ? null : node.getNext();
        }
    }

    private void enter(Node node) {
        switch (node) {
            case Text text -> add(text.getLiteral(), false);
            case Code code -> add(code.getLiteral(), true);
            case HtmlInline html -> add(html.getLiteral(), false);
            case SoftLineBreak _ -> add(" ", false);
            case HardLineBreak _ -> add("\n", false);
            case StrongEmphasis _ -> strong++;
            case Emphasis _ -> emphasis++;
            default -> {
                // Links and images have children, which are walked; where they lead is said on
                // leaving.
            }
        }
    }

    private void leave(Node node) {
        switch (node) {
            case StrongEmphasis _ -> strong--;
            case Emphasis _ -> emphasis--;
            case Link link -> add(" (" + link.getDestination() + ")", false);
            case Image image -> add(" (" + image.getDestination() + ")", false);
            default -> {
                // Nothing else changes how words look.
            }
        }
    }

    private void add(String text, boolean code) {
        var run = new Run(text, strong > 0, emphasis > 0, code);
        if (!runs.isEmpty() && sameStyle(runs.getLast(), run)) {
            Run last = runs.removeLast();
            runs.add(new Run(last.text() + text, last.strong(), last.emphasis(), last.code()));
        } else {
            runs.add(run);
        }
    }

    private static boolean sameStyle(Run one, Run other) {
        return one.strong() == other.strong()
                && one.emphasis() == other.emphasis()
                && one.code() == other.code();
    }
}
