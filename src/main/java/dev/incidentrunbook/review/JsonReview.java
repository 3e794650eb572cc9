package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.review.Review.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a review as JSON for other programs. Names are added to, never changed:
///
/// - `format` (`incident-review/1`), `incident`, `title`, `status`, `severity`, `order`, `head` (hash of the last event)
/// - `milestones`: the six keys, each a moment or null
/// - `metrics`: `key`, `label`, `seconds` (null when unknown), `from`, `to` (keys of milestones)
/// - `steps`: `number`, `id`, `title`, `outcome`, `reason`, `activeSeconds`, `pausedSeconds`, `expectedSeconds`
/// - `sections`: `level`, `heading`, `key` (null when people write nothing there), `written`, `draft`, `draftChanged`,
///   `markdown` (what the document shows)
/// - `timeline`: `row` (`T12`), `at`, `kind`, `text`, `evidence` (labels)
/// - `actions`: `label`, `text`, `type`, `owner`, `due`, `priority`, `state`
/// - `evidence`: `label`, `name`, `size`, `sha256`, `mediaType`, `collectedAt`, `caption`, `removed`
/// - `check`: as [JsonReview#check]
///
/// Moments are ISO 8601 in UTC. Everything but ASCII is escaped.
public final class JsonReview {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonReview() {}

    /// The review with what came of its check.
    public static String write(Known known, ReviewOrder order, CheckedReview checked) {
        Incident incident = known.incident();
        ObjectNode all = MAPPER.createObjectNode();
        all.put("format", "incident-review/1");
        all.put("incident", incident.id());
        all.put("title", incident.displayTitle());
        all.put("status", incident.status().words());
        all.put("severity", incident.severity().map(Enum::name).orElse(null));
        all.put("order", order.id());
        all.put("head", incident.head());
        milestones(incident, all.putObject("milestones"));
        metrics(incident, all.putArray("metrics"));
        incident.steps().forEach(run -> step(incident, run, all.withArray("steps").addObject()));
        sections(known, order, all.putArray("sections"));
        timeline(incident, all.putArray("timeline"));
        actions(incident, all.putArray("actions"));
        evidence(incident, all.putArray("evidence"));
        check(incident, checked, all.putObject("check"));
        return text(all);
    }

    /// What came of a check: `incident`, `complete`, `score`, and `checks` with `rule`, `number`, `verdict` (`met`,
    /// `missing`, `hint`, `unchecked`), `where`, `sentence`, `mend` (words of the shell, null when there are none).
    public static String check(Incident incident, CheckedReview checked) {
        ObjectNode all = MAPPER.createObjectNode();
        check(incident, checked, all);
        return text(all);
    }

    private static void check(Incident incident, CheckedReview checked, ObjectNode out) {
        out.put("incident", incident.id());
        out.put("complete", checked.complete());
        out.put("score", checked.score());
        ArrayNode checks = out.putArray("checks");
        for (Check check : checked.checks()) {
            ObjectNode one = checks.addObject();
            one.put("rule", check.rule().key());
            one.put("number", check.rule().number());
            one.put("verdict", check.verdict().name().toLowerCase(Locale.ROOT));
            one.put("where", check.where().label());
            one.put("sentence", check.sentence());
            one.put("mend", check.mend().map(Check.Mend::command).orElse(null));
        }
    }

    private static void milestones(Incident incident, ObjectNode out) {
        for (Milestone milestone : Milestone.values()) {
            out.put(
                    milestone.key(),
                    incident.milestone(milestone).map(Instant::toString).orElse(null));
        }
    }

    private static void metrics(Incident incident, ArrayNode out) {
        for (Metric metric : Metric.values()) {
            ObjectNode one = out.addObject();
            one.put("key", metric.name().toLowerCase(Locale.ROOT));
            one.put("label", metric.label());
            one.put("seconds", metric.of(incident).map(Duration::toSeconds).orElse(null));
            one.put("from", metric.from().key());
            one.put("to", metric.to().key());
        }
    }

    private static void step(Incident incident, StepRun run, ObjectNode out) {
        StepTiming timing = StepTiming.of(run, incident.steadyLast());
        out.put("number", run.number());
        out.put("id", run.step().id());
        out.put("title", run.step().title());
        out.put("outcome", run.outcome().words());
        out.put("reason", run.reason());
        out.put("activeSeconds", timing.active().toSeconds());
        out.put("pausedSeconds", timing.paused().toSeconds());
        out.put("expectedSeconds", run.step().expected().toSeconds());
    }

    private static void sections(Known known, ReviewOrder order, ArrayNode out) {
        Review review = Review.of(known, order);
        for (Section section : review.sections()) {
            ObjectNode one = out.addObject();
            one.put("level", section.level());
            one.put("heading", section.heading());
            Optional<SectionText> text = section.written().map(s -> SectionText.of(known, s));
            one.put("key", text.map(t -> t.section().key()).orElse(null));
            one.put("written", text.map(SectionText::written).orElse(null));
            one.put("draft", text.map(SectionText::draft).orElse(null));
            one.put("draftChanged", text.map(SectionText::draftChanged).orElse(null));
            one.put("markdown", MarkdownReview.write(review, section.blocks()));
        }
    }

    private static void timeline(Incident incident, ArrayNode out) {
        var citations = new Citations(incident.evidence().size());
        for (TimelineRows.Row row : TimelineRows.of(incident, citations, new Places(incident))) {
            ObjectNode one = out.addObject();
            one.put("row", "T" + row.entry().event().seq());
            one.put("at", row.entry().at().toString());
            one.put("kind", row.kind().words());
            one.put("text", row.entry().text());
            ArrayNode evidence = one.putArray("evidence");
            row.evidence().forEach(n -> evidence.add("E" + n));
        }
    }

    private static void actions(Incident incident, ArrayNode out) {
        for (Incident.Action action : ActionRows.agreed(incident)) {
            ObjectNode one = out.addObject();
            one.put("label", "A" + action.number());
            one.put("text", action.item().text());
            one.put(
                    "type",
                    action.item().type().map(t -> t.name().toLowerCase(Locale.ROOT)).orElse(null));
            one.put("owner", action.item().owner().orElse(null));
            one.put("due", action.item().due().map(LocalDate::toString).orElse(null));
            one.put("priority", action.item().priority().map(Enum::name).orElse(null));
            one.put("state", ActionRows.state(action));
        }
    }

    private static void evidence(Incident incident, ArrayNode out) {
        for (Incident.Evidence e : incident.evidence()) {
            ObjectNode one = out.addObject();
            one.put("label", e.label());
            one.put("name", e.name());
            one.put("size", e.size());
            one.put("sha256", e.sha256());
            one.put("mediaType", e.mediaType());
            one.put("collectedAt", e.at().toString());
            one.put("caption", e.caption());
            one.put("removed", e.removed());
        }
    }

    private static String text(ObjectNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(node)
                        .replace("\r\n", "\n")
                + "\n";
    }
}
