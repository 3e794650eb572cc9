package dev.incidentrunbook.review;

import static dev.incidentrunbook.review.CheckedReview.met;
import static dev.incidentrunbook.review.CheckedReview.missing;

import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Check.Verdict;
import dev.incidentrunbook.review.Check.Where;
import dev.incidentrunbook.review.CheckedReview.Written;
import dev.incidentrunbook.review.TimelineRows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules about what was recorded.
final class RecordRules {
    private static final List<Milestone> NEEDED =
            List.of(Milestone.STARTED, Milestone.DETECTED, Milestone.MITIGATED, Milestone.RESOLVED);
    private static final Pattern PROVING =
            Pattern.compile("(?i)verif|test|deploy|monitor|isolation");
    private static final Pattern PROVED =
            Pattern.compile(
                    "(?i)\\b(?:verif\\w*|test(?:ed|s|ing)?|confirm\\w*|watch\\w*|back to|answer(?:s|ed)?|healthy|recovered|normal)\\b");

    private final Incident incident;
    private final Written written;
    private final Proof proof;
    private final Citations citations;
    private final Places places;
    private final List<Row> rows;
    private final List<Check> checks = new ArrayList<>();

    RecordRules(Known known, Written written, Proof proof) {
        this.incident = known.incident();
        this.written = written;
        this.proof = proof;
        citations = new Citations(incident.evidence().size());
        places = new Places(incident);
        rows = TimelineRows.of(incident, citations, places);
    }

    List<Check> checks() {
        times();
        beforeDetection();
        sources();
        hypotheses();
        verification();
        skipped();
        evidence();
        return checks;
    }

    private void times() {
        int before = checks.size();
        for (Milestone milestone : NEEDED) {
            if (incident.milestone(milestone).isEmpty()) {
                checks.add(
                        missing(
                                CheckRule.TIMES,
                                new Where.AtMilestone(milestone),
                                "When it came to \"%s\" is unknown.".formatted(milestone.label()),
                                new Mend.Reach(milestone)));
            }
        }
        Optional<Milestone> last = Optional.empty();
        for (Milestone milestone : EnumSet.complementOf(EnumSet.of(Milestone.DECLARED))) {
            if (incident.milestone(milestone).isEmpty()) {
                continue;
            }
            Instant at = incident.milestone(milestone).get();
            if (last.flatMap(incident::milestone).filter(at::isBefore).isPresent()) {
                checks.add(
                        missing(
                                CheckRule.TIMES,
                                new Where.AtMilestone(milestone),
                                "\"%s\" is earlier than \"%s\"."
                                        .formatted(milestone.label(), last.get().label()),
                                new Mend.Reach(milestone)));
            }
            last = Optional.of(milestone);
        }
        if (detectedLater().filter(this::untold).isPresent()) {
            checks.add(
                    missing(
                            CheckRule.TIMES,
                            new Where.InSection(ReviewSection.DETECTION),
                            "It was detected later than it began; say why, and who or what noticed it.",
                            new Mend.Write(ReviewSection.DETECTION, "")));
        }
        if (checks.size() == before) {
            checks.add(
                    met(
                            CheckRule.TIMES,
                            new Where.Whole(),
                            "Start, detection, mitigation and resolution are set, in this order."));
        }
    }

    /// When it was detected, if that was after it began.
    private Optional<Instant> detectedLater() {
        return incident.milestone(Milestone.DETECTED)
                .filter(at ->
                        incident.milestone(Milestone.STARTED)
                                .filter(s -> s.isBefore(at))
                                .isPresent());
    }

    /// Whether neither a person nor a note says how it was noticed.
    private boolean untold(Instant detected) {
        return !written.says(ReviewSection.DETECTION)
                && new Recall(incident, places).around(detected).isEmpty();
    }

    private void beforeDetection() {
        Optional<Instant> detected = incident.milestone(Milestone.DETECTED);
        boolean before =
                detected.isPresent()
                        && rows.stream().anyMatch(r -> r.entry().at().isBefore(detected.get()));
        checks.add(
                before
                        ? met(
                                CheckRule.BEFORE_DETECTION,
                                new Where.Whole(),
                                "The timeline begins before the detection.")
                        : missing(
                                CheckRule.BEFORE_DETECTION,
                                new Where.AtMilestone(Milestone.STARTED),
                                "The timeline begins with the detection or after it; say when it started, and note what came before.",
                                new Mend.Reach(Milestone.STARTED)));
    }

    private void sources() {
        Set<UUID> observed = observed();
        List<Row> claims =
                rows.stream().filter(r -> observed.contains(r.entry().event().id())).toList();
        List<Row> bare = claims.stream().filter(r -> r.evidence().isEmpty()).toList();
        boolean cited = rows.stream().anyMatch(r -> !r.evidence().isEmpty());
        if (!cited) {
            checks.add(
                    missing(
                            CheckRule.SOURCES,
                            new Where.Whole(),
                            "No row of the timeline rests on evidence; attach what was seen, and name it as [E1].",
                            new Mend.Attach(1)));
        } else {
            checks.add(
                    met(
                            CheckRule.SOURCES,
                            new Where.Whole(),
                            "%s of %s rows of the timeline rest on evidence; the others say who recorded them."
                                    .formatted(
                                            rows.stream()
                                                    .filter(r -> !r.evidence().isEmpty())
                                                    .count(),
                                            rows.size())));
        }
        if (!bare.isEmpty()) {
            Row first = bare.getFirst();
            checks.add(
                    new Check(
                            CheckRule.SOURCES,
                            Verdict.HINT,
                            new Where.InTimeline(first.entry().event().seq()),
                            "%s of %s observations name no evidence, beginning with T%s; name one as [E1] where there is one."
                                    .formatted(
                                            bare.size(),
                                            claims.size(),
                                            first.entry().event().seq()),
                            Optional.empty()));
        }
    }

    private Set<UUID> observed() {
        return Set.copyOf(
                incident.notes().stream()
                        .filter(n ->
                                n.kind() == NoteKind.OBSERVATION || n.kind() == NoteKind.RULED_OUT)
                        .map(Note::id)
                        .toList());
    }

    /// Whoever considered nothing else has looked for one cause only.
    private void hypotheses() {
        boolean noted =
                incident.notes().stream()
                        .anyMatch(n -> n.kind() == NoteKind.RULED_OUT && Prose.of(n.text()).says());
        boolean filled =
                incident.steps().stream()
                        .flatMap(s -> s.fields().entrySet().stream())
                        .anyMatch(e ->
                                e.getKey().contains("ruled-out") && Prose.of(e.getValue()).says());
        boolean refuted =
                incident.hypotheses().stream().anyMatch(h -> h.state() == Hypothesis.State.REFUTED);
        checks.add(
                refuted || noted || filled || written.says(ReviewSection.RULED_OUT)
                        ? met(
                                CheckRule.HYPOTHESES,
                                new Where.InSection(ReviewSection.RULED_OUT),
                                "Other causes were considered.")
                        : missing(
                                CheckRule.HYPOTHESES,
                                new Where.InSection(ReviewSection.RULED_OUT),
                                "Say which other causes were considered, and what speaks against each.",
                                new Mend.Write(ReviewSection.RULED_OUT, "")));
    }

    private void verification() {
        Optional<StepRun> proving =
                incident.steps().stream()
                        .filter(s -> PROVING.matcher(s.step().id() + " " + s.step().title()).find())
                        .findFirst();
        boolean attached =
                incident.steps().stream()
                        .filter(s -> s.outcome() == Outcome.DONE)
                        .filter(s -> PROVING.matcher(s.step().id()).find())
                        .anyMatch(s -> !incident.evidenceOf(s.step().id()).isEmpty());
        boolean cited =
                Stream.concat(
                                written.of(ReviewSection.RESPONSE).sentences().stream(),
                                incident.steps().stream()
                                        .filter(s -> PROVING.matcher(s.step().id()).find())
                                        .flatMap(s -> s.fields().values().stream()))
                        .anyMatch(s -> PROVED.matcher(s).find() && !standing(s).isEmpty());
        checks.add(
                attached || cited
                        ? met(
                                CheckRule.VERIFICATION,
                                new Where.InSection(ReviewSection.RESPONSE),
                                "That the fix works is shown by evidence.")
                        : missing(
                                CheckRule.VERIFICATION,
                                new Where.InSection(ReviewSection.RESPONSE),
                                "Attach what shows that the fix works, or name it beside the sentence that says so.",
                                new Mend.Attach(proving.map(StepRun::number).orElse(1))));
    }

    /// The evidences named in a text that were not removed.
    private SortedSet<Integer> standing(String text) {
        SortedSet<Integer> named = citations.in(text);
        named.removeIf(n -> incident.evidence(n).filter(e -> !e.removed()).isEmpty());
        return named;
    }

    private void skipped() {
        for (StepRun run : incident.steps()) {
            boolean passedOver =
                    run.outcome() == Outcome.SKIPPED || run.outcome() == Outcome.NOT_APPLICABLE;
            if (passedOver && run.reason().isBlank()) {
                checks.add(
                        missing(
                                CheckRule.SKIPPED_STEPS,
                                new Where.AtStep(run.step().id(), run.number()),
                                "Step %s was passed over, and nobody said why."
                                        .formatted(run.number()),
                                new Mend.GiveReason(
                                        run.number(), run.outcome().words().replace(' ', '-'))));
            }
        }
        if (checks.stream().noneMatch(c -> c.rule() == CheckRule.SKIPPED_STEPS)) {
            checks.add(
                    met(
                            CheckRule.SKIPPED_STEPS,
                            new Where.Whole(),
                            "Every step that was skipped says why."));
        }
    }

    private void evidence() {
        List<Evidence> all = incident.evidence().stream().filter(e -> !e.removed()).toList();
        if (all.isEmpty()) {
            checks.add(
                    missing(
                            CheckRule.EVIDENCE,
                            new Where.Whole(),
                            "No evidence is attached.",
                            new Mend.Attach(1)));
            return;
        }
        if (proof.damage().isEmpty()) {
            checks.add(
                    new Check(
                            CheckRule.EVIDENCE,
                            Verdict.UNCHECKED,
                            new Where.Whole(),
                            "Nobody computed the digests of the evidence again.",
                            Optional.empty()));
            return;
        }
        Map<Integer, List<String>> damage = proof.damage().get();
        for (Evidence e : all) {
            for (String problem : damage.getOrDefault(e.number(), List.of())) {
                checks.add(
                        missing(
                                CheckRule.EVIDENCE,
                                new Where.AtEvidence(e.number()),
                                e.label() + ": " + problem));
            }
        }
        if (checks.stream().noneMatch(c -> c.rule() == CheckRule.EVIDENCE)) {
            checks.add(
                    met(
                            CheckRule.EVIDENCE,
                            new Where.Whole(),
                            "Every evidence is as it was taken in."));
        }
    }
}
