package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.ReviewSection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Writes the short of a review as plain text for a chat: what, how long, whom it hit, why, what is done about it. Words
/// that a chat would make live (addresses, mentions) stand between backticks.
public final class TextReview {
    private static final int LONGEST = 500;
    private static final List<ReviewSection> TOLD =
            List.of(
                    ReviewSection.SUMMARY,
                    ReviewSection.IMPACT,
                    ReviewSection.ROOT_CAUSE,
                    ReviewSection.RESPONSE);

    private TextReview() {}

    /// The text, a line for each thing.
    public static String write(Known known) {
        Incident incident = known.incident();
        var lines = new ArrayList<String>();
        lines.add("Review of " + incident.id() + ": " + line(incident.displayTitle()));
        lines.add(
                "Status: %s. Severity: %s. Service: %s."
                        .formatted(
                                incident.status().words(),
                                incident.severity().map(Enum::name).orElse(Wording.UNKNOWN),
                                or(incident.detail(Detail.SERVICE))));
        lines.add(
                "From %s to %s (%s)."
                        .formatted(
                                moment(incident, Milestone.STARTED),
                                moment(incident, Milestone.RESOLVED),
                                Metric.RESOLVE.words(incident)));
        Map<ReviewSection, String> texts = shown(known);
        for (ReviewSection section : TOLD) {
            String text = texts.getOrDefault(section, "");
            lines.add("");
            lines.add(
                    section.heading()
                            + ": "
                            + (text.isBlank()
                                    ? "not written yet"
                                    : line(MarkdownReview.brief(oneLine(text), LONGEST))));
        }
        List<Action> actions =
                ActionRows.agreed(incident).stream().filter(a -> !a.removed()).toList();
        lines.add("");
        lines.add(actions.isEmpty() ? "No action was agreed." : "Actions:");
        actions.forEach(a -> lines.add(action(a)));
        return String.join("\n", lines) + "\n";
    }

    private static Map<ReviewSection, String> shown(Known known) {
        var texts = new EnumMap<ReviewSection, String>(ReviewSection.class);
        var drafts = new Drafts(known, new Places(known.incident()));
        for (ReviewSection section : TOLD) {
            String text = known.incident().review(section);
            texts.put(
                    section, text.isBlank() ? SectionText.markdown(known, drafts, section) : text);
        }
        return texts;
    }

    private static String action(Action action) {
        return "- A%s %s (%s; owner %s; due %s)"
                .formatted(
                        action.number(),
                        line(action.item().text()),
                        ActionRows.state(action),
                        or(action.item().owner().orElse("")),
                        action.item().due().map(LocalDate::toString).orElse(Wording.UNKNOWN));
    }

    private static String moment(Incident incident, Milestone milestone) {
        return incident.milestone(milestone).map(Wording::timeUtc).orElse(Wording.UNKNOWN);
    }

    private static String or(String value) {
        return value.isBlank() ? Wording.UNKNOWN : line(value);
    }

    private static String oneLine(String text) {
        return Prose.of(text).sentences().stream()
                .map(s -> s.replaceFirst("^(?:[-*+]|\\d+[.)]) ", ""))
                .reduce((a, b) -> Recall.sentence(a) + " " + b)
                .orElse("");
    }

    private static String line(String text) {
        return SafeMarkdown.inert(text);
    }
}
