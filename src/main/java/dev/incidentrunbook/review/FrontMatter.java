package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;

/// What static site generators want to know about a document, as YAML before it. Every text is quoted, so that no value can
/// become another key.
public final class FrontMatter {
    private FrontMatter() {}

    /// The front matter with its two rails and a line end.
    public static String write(Incident incident) {
        var out = new StringBuilder("---\n");
        line(out, "title", text(MarkdownReview.brief(incident.displayTitle(), 200)));
        line(out, "incident", text(incident.id()));
        line(out, "status", text(incident.status().words()));
        line(out, "severity", text(incident.severity().map(Enum::name).orElse("unknown")));
        line(out, "service", text(incident.detail(Detail.SERVICE)));
        line(
                out,
                "date",
                incident.milestone(Milestone.STARTED).orElse(incident.openedAt()).toString());
        for (Milestone milestone : Milestone.values()) {
            incident.milestone(milestone)
                    .ifPresent(at -> line(out, milestone.key(), at.toString()));
        }
        return out.append("---\n").toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(value).append('\n');
    }

    private static String text(String value) {
        return "\"" + Visible.line(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
