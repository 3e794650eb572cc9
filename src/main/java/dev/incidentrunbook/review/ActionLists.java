package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.ReviewSection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The follow-up actions on their own, for the tools in which they are tracked.
public final class ActionLists {
    private static final String FORMULA = "=+-@\t\r\n\0＝＋－＠";

    private ActionLists() {}

    /// Comma-separated values after RFC 4180, with a line for each action. A value that a spreadsheet would take for a
    /// formula begins with an apostrophe.
    public static String csv(Incident incident) {
        var lines = new ArrayList<String>();
        lines.add("incident,number,action,type,owner,due,priority,state");
        for (Action action : ActionRows.agreed(incident)) {
            ActionItem item = action.item();
            lines.add(
                    String.join(
                            ",",
                            cell(incident.id()),
                            cell("A" + action.number()),
                            cell(item.text()),
                            cell(item.type().map(ActionLists::word).orElse("")),
                            cell(item.owner().orElse("")),
                            cell(item.due().map(LocalDate::toString).orElse("")),
                            cell(item.priority().map(Enum::name).orElse("")),
                            cell(ActionRows.state(action))));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    /// A part for each action that is still to be done, ready to be pasted into an issue tracker: a heading for the title,
    /// what is known below it.
    public static String issues(Incident incident) {
        var safe = new SafeMarkdown(new Citations(incident.evidence().size()));
        List<Action> open =
                ActionRows.agreed(incident).stream()
                        .filter(a -> !a.removed() && !a.done())
                        .toList();
        String title = safe.words(MarkdownReview.brief(incident.displayTitle(), 100));
        var parts = new ArrayList<String>();
        parts.add("# Actions of " + incident.id());
        parts.add(SafeMarkdown.atLineStart(title));
        if (open.isEmpty()) {
            parts.add("No action is open.");
        }
        for (Action action : open) {
            ActionItem item = action.item();
            parts.add(
                    "## A%s: %s"
                            .formatted(
                                    action.number(),
                                    safe.words(MarkdownReview.brief(item.text(), 120))
                                            .replaceFirst("[.,;:!?\\s]+$", "")));
            parts.add(
                    String.join(
                            "\n",
                            "- Type: " + item.type().map(ActionLists::word).orElse(Wording.UNKNOWN),
                            "- Owner: "
                                    + item.owner()
                                            .filter(o -> !o.isBlank())
                                            .map(SafeMarkdown::code)
                                            .orElse(Wording.UNKNOWN),
                            "- Due: " + item.due().map(LocalDate::toString).orElse(Wording.UNKNOWN),
                            "- Priority: "
                                    + item.priority().map(Enum::name).orElse(Wording.UNKNOWN),
                            "- From: review of " + incident.id() + ", action A" + action.number()));
            String cause = incident.review(ReviewSection.ROOT_CAUSE);
            if (!cause.isBlank()) {
                parts.add("Why:");
                parts.add(WrittenText.markdown(cause, false, safe));
            }
        }
        return parts.stream().filter(p -> !p.isBlank()).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static String word(ActionItem.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String cell(String value) {
        String plain = Visible.lines(value);
        String harmless =
                !value.isEmpty() && FORMULA.indexOf(value.codePointAt(0)) >= 0
                        ? "'" + plain
                        : plain;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
