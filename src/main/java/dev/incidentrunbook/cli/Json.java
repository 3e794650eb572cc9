package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.ClockJump;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Feedback;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.StepTiming;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.redaction.Hit;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The shapes of what `--json` prints. Scripts rely on these names: they are added to, never changed. Moments are ISO 8601
/// in UTC, lengths are whole seconds, what is unknown is `null` or an empty string.
final class Json {
    private Json() {}

    /// What was recorded.
    record Receipt(
            String incident,
            boolean recorded,
            Optional<Long> seq,
            Optional<String> kind,
            Optional<Instant> happenedAt,
            Optional<Instant> recordedAt,
            Optional<String> who) {}

    /// One line of `list`.
    record Line(
            String id,
            String title,
            String status,
            String severity,
            String service,
            String environment,
            String endpoint,
            Optional<Integer> step,
            Instant openedAt,
            long elapsedSeconds) {}

    /// What `show` prints.
    record Whole(
            String id,
            String title,
            String status,
            boolean closed,
            String runbook,
            Map<String, String> details,
            List<String> requestIds,
            Map<String, Instant> milestones,
            Optional<Integer> step,
            List<StepJson> steps,
            List<NoteJson> notes,
            List<EvidenceJson> evidence,
            List<ActionJson> actions,
            List<HypothesisJson> hypotheses,
            List<FeedbackJson> feedback,
            Map<String, String> review,
            long events,
            List<ClockJumpJson> clockJumps) {}

    /// A step as it went.
    record StepJson(
            int number,
            String id,
            String title,
            String outcome,
            String reason,
            long activeSeconds,
            long pausedSeconds,
            List<ItemJson> items,
            Map<String, String> fields) {}

    /// A checklist item.
    record ItemJson(
            String name, String id, String text, boolean required, String answer, String reason) {}

    /// A note.
    record NoteJson(Optional<Integer> step, Instant at, String who, String kind, String text) {}

    /// Something attached.
    record EvidenceJson(
            String label,
            Optional<Integer> step,
            Instant at,
            String who,
            String sha256,
            long size,
            String name,
            String mediaType,
            String origin,
            String caption,
            boolean removed,
            Optional<OutsideJson> outside) {}

    /// The file of which an evidence is only the beginning and the end.
    record OutsideJson(String path, long size, String sha256) {}

    /// A follow-up action.
    record ActionJson(
            String label,
            String text,
            Optional<String> owner,
            Optional<LocalDate> due,
            Optional<String> type,
            Optional<String> priority,
            boolean done,
            boolean removed) {}

    /// A hypothesis.
    record HypothesisJson(
            String label,
            String cause,
            String text,
            String state,
            String reason,
            Instant since,
            Instant at,
            String who,
            String nextCheck,
            List<GroundJson> grounds) {}

    /// What speaks for a hypothesis or against it.
    record GroundJson(String side, String text, String citation, Instant at) {}

    /// How a step of the runbook fitted.
    record FeedbackJson(
            Optional<Integer> step, String verdict, String text, Instant at, String who) {}

    /// Where the clock was set while the incident was recorded: between which two events, how far (negative when it was set
    /// back), from what it would have shown to what it showed, and whether that is known exactly.
    record ClockJumpJson(
            long afterEvent,
            long beforeEvent,
            long bySeconds,
            Instant from,
            Instant to,
            boolean exact) {}

    /// What `search` found.
    record HitJson(
            String incident,
            String title,
            String where,
            Optional<String> evidence,
            Optional<Long> line,
            String text) {}

    /// What `verify` found.
    record Verified(boolean ok, List<VerifiedIncident> incidents) {}

    /// What `verify` found in one incident.
    record VerifiedIncident(String id, int events, int evidence, List<String> problems) {}

    /// What `scan` found.
    record SecretJson(
            int number,
            String rule,
            String mask,
            String finds,
            String reason,
            String place,
            long line,
            String excerpt,
            long count,
            boolean kept) {}

    static SecretJson hit(Hit h) {
        return new SecretJson(
                h.number(),
                h.rule(),
                h.mask(),
                h.finds(),
                h.reason(),
                h.place(),
                h.line(),
                h.excerpt(),
                h.count(),
                h.kept());
    }

    static Receipt receipt(Recorded r) {
        return new Receipt(
                r.incident(),
                true,
                Optional.of(r.seq()),
                Optional.of(r.kind()),
                Optional.of(r.happenedAt()),
                Optional.of(r.recorded().wall()),
                Optional.of(r.who()));
    }

    static Receipt nothingNew(String incident) {
        return new Receipt(
                incident,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Line line(Summary i, Stamp now) {
        return new Line(
                i.id(),
                i.title(),
                i.status().words(),
                i.severity().map(Enum::name).orElse(""),
                i.service(),
                i.environment(),
                i.endpoint(),
                i.step().map(Summary.Step::number),
                i.openedAt(),
                i.elapsed(now).toSeconds());
    }

    static Whole whole(Incident i, Stamp now) {
        var details = new LinkedHashMap<String, String>();
        for (var detail : Detail.values()) {
            details.put(detail.key(), i.detail(detail));
        }
        var milestones = new LinkedHashMap<String, Instant>();
        for (Milestone milestone : Milestone.values()) {
            i.milestone(milestone).ifPresent(at -> milestones.put(milestone.key(), at));
        }
        var review = new LinkedHashMap<String, String>();
        for (var section : ReviewSection.values()) {
            if (!i.review(section).isBlank()) {
                review.put(section.key(), i.review(section));
            }
        }
        return new Whole(
                i.id(),
                i.displayTitle(),
                i.status().words(),
                i.closed(),
                i.runbook().map(r -> r.id() + " " + r.version()).orElse(""),
                details,
                i.requestIds(),
                milestones,
                i.current().map(StepRun::number),
                i.steps().stream().map(run -> step(i, run, now)).toList(),
                i.notes().stream().map(n -> note(i, n)).toList(),
                i.evidence().stream().map(e -> evidence(i, e)).toList(),
                i.actions().stream().map(Json::action).toList(),
                i.hypotheses().stream().map(Json::hypothesis).toList(),
                i.feedback().stream().map(f -> feedback(i, f)).toList(),
                review,
                i.history().size(),
                i.clockJumps().stream().map(Json::clockJump).toList());
    }

    static HypothesisJson hypothesis(Hypothesis h) {
        return new HypothesisJson(
                h.label(),
                h.cause(),
                h.text(),
                h.state().words(),
                h.reason(),
                h.since(),
                h.at(),
                h.who(),
                h.nextCheck(),
                h.grounds().stream()
                        .map(g ->
                                new GroundJson(
                                        g.ground().side().words(),
                                        g.ground().text(),
                                        g.ground().citation(),
                                        g.at()))
                        .toList());
    }

    private static FeedbackJson feedback(Incident i, Feedback f) {
        return new FeedbackJson(
                i.step(f.step()).map(StepRun::number),
                f.verdict().words(),
                f.text(),
                f.at(),
                f.who());
    }

    private static ClockJumpJson clockJump(ClockJump jump) {
        return new ClockJumpJson(
                jump.afterSeq(),
                jump.beforeSeq(),
                jump.by().toSeconds(),
                jump.from(),
                jump.to(),
                jump.exact());
    }

    static EvidenceJson evidence(Incident i, Incident.Evidence e) {
        return new EvidenceJson(
                e.label(),
                i.step(e.step()).map(StepRun::number),
                e.at(),
                e.who(),
                e.sha256(),
                e.size(),
                e.name(),
                e.mediaType(),
                e.origin(),
                e.caption(),
                e.removed(),
                e.outside().map(o -> new OutsideJson(o.path(), o.size(), o.sha256())));
    }

    private static StepJson step(Incident i, StepRun run, Stamp now) {
        StepTiming timing = StepTiming.of(run, i.steady(now));
        var fields = new LinkedHashMap<String, String>();
        run.step().fields().forEach(f -> fields.put(f.id(), run.field(f.id())));
        return new StepJson(
                run.number(),
                run.step().id(),
                run.step().title(),
                run.outcome().words(),
                run.reason(),
                timing.active().toSeconds(),
                timing.paused().toSeconds(),
                run.step().items().stream().map(item -> item(run, item)).toList(),
                fields);
    }

    private static ItemJson item(StepRun run, ChecklistItem item) {
        String name = Address.itemName(run, item);
        return switch (run.answer(item.id())) {
            case Answer.Open() ->
                    new ItemJson(name, item.id(), item.text(), item.required(), "open", "");
            case Answer.Done() ->
                    new ItemJson(name, item.id(), item.text(), item.required(), "done", "");
            case Answer.NotApplicable(String reason) ->
                    new ItemJson(
                            name,
                            item.id(),
                            item.text(),
                            item.required(),
                            "not applicable",
                            reason);
        };
    }

    private static NoteJson note(Incident i, Incident.Note n) {
        return new NoteJson(
                i.step(n.step()).map(StepRun::number), n.at(), n.who(), n.kind().words(), n.text());
    }

    private static ActionJson action(Incident.Action a) {
        ActionItem item = a.item();
        return new ActionJson(
                "A" + a.number(),
                item.text(),
                item.owner(),
                item.due(),
                item.type().map(type -> type.name().toLowerCase(Locale.ROOT)),
                item.priority().map(Enum::name),
                a.done(),
                a.removed());
    }
}
