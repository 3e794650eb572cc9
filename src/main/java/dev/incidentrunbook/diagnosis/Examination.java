package dev.incidentrunbook.diagnosis;

import dev.incidentrunbook.runbook.Runbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the findings of several logs on one clock, finds the onset, weighs the evidence and words the answer.
final class Examination {
    private static final long BEFORE = 30 * 60_000L;
    private static final long JUST_BEFORE = 3 * 60_000L;
    private static final long AFTER = 5_000L;
    private static final int MOST_IDS = 50;

    private final List<SourceFindings> sources;
    private final List<Runbook.Cause> causes;
    private final Clocks clocks;
    private final List<Change> changes;
    private final Failures failures;
    private final Optional<Onset> onset;
    private final boolean timeless;
    private final List<Evidence> evidence;
    private final Weighing weighing;

    Examination(List<SourceFindings> given, List<Runbook.Cause> causes, SignalTable table) {
        this.sources = given.stream().sorted(Comparator.comparing(SourceFindings::name)).toList();
        this.causes = causes;
        this.clocks = new Clocks(sources);
        this.changes = changes();
        List<Long> restarts =
                changes.stream()
                        .filter(c -> c.kind() != Change.Kind.RELOAD)
                        .flatMap(c -> c.at().stream())
                        .map(Instant::toEpochMilli)
                        .toList();
        this.failures = new Failures(sources, clocks, restarts);
        this.onset = Onset.of(failures, sources, clocks);
        this.timeless = sources.stream().noneMatch(s -> s.clock().known());
        Evidence.Fault fault = Evidence.Fault.of(failures, onset, timeless);
        var all = new ArrayList<Evidence>();
        for (SourceFindings source : sources) {
            for (Group group : source.groups()) {
                all.add(Evidence.of(group, source, clocks.shift(source), fault));
            }
        }
        all.sort(Comparator.comparingDouble((Evidence e) -> -e.fit()));
        this.evidence = List.copyOf(all);
        this.weighing = weighed(table);
    }

    /// Weighs the evidence by a table.
    Weighing weighed(SignalTable table) {
        var scales = new Weighing(table, causes);
        scales.evidence(evidence);
        onset.ifPresent(begun -> circumstances(scales, begun));
        return scales;
    }

    private void circumstances(Weighing scales, Onset begun) {
        long from = begun.from();
        if (changedBefore(Change.Kind.DEPLOYMENT, from, JUST_BEFORE)) {
            scales.circumstance("deployment-just-before");
        } else if (changedBefore(Change.Kind.DEPLOYMENT, from, BEFORE)) {
            scales.circumstance("deployment-before");
        } else if (changedBefore(Change.Kind.RELOAD, from, BEFORE)) {
            scales.circumstance("reload-before");
        } else if (changedBefore(Change.Kind.RESTART, from, JUST_BEFORE)) {
            scales.circumstance("restart-before");
        }
        List<Failures.Failed> fault = failures.fault();
        if (fault.size() >= 5) {
            FailingRoutes routes = FailingRoutes.of(failures, begun);
            if (routes.one()) {
                scales.circumstance("one-route");
            } else if (routes.every()) {
                scales.circumstance("every-route");
            }
            if (fault.stream().filter(Failures.Failed::gateway).count() * 10 >= fault.size() * 8L) {
                scales.circumstance("gateway-answers");
            }
        }
    }

    /// Changes shortly before the onset count; those of a log's first moments are only its beginning.
    private boolean changedBefore(Change.Kind kind, long from, long within) {
        return changes.stream()
                .filter(c -> c.kind() == kind)
                .flatMap(c -> c.at().stream())
                .mapToLong(Instant::toEpochMilli)
                .anyMatch(at -> at >= from - within && at <= from + AFTER);
    }

    private List<Change> changes() {
        var found = new ArrayList<Change>();
        long earliest =
                sources.stream()
                        .filter(s -> s.clock().known())
                        .mapToLong(s -> s.clock().first() + clocks.shift(s))
                        .min()
                        .orElse(0);
        for (SourceFindings source : sources) {
            long shift = clocks.shift(source);
            long begins = source.clock().first() + 3_000;
            for (SourceFindings.SeenChange seen : source.changes()) {
                boolean timed = seen.time() != Long.MIN_VALUE;
                boolean ofTheLog =
                        timed && seen.kind() == Change.Kind.RESTART && seen.time() <= begins;
                boolean ofAll = timed && seen.time() + shift <= earliest + 5_000;
                boolean beginning = ofTheLog || ofAll;
                if (!beginning) {
                    Optional<Instant> at =
                            timed
                                    ? Optional.of(Instant.ofEpochMilli(seen.time() + shift))
                                    : Optional.empty();
                    found.add(
                            new Change(
                                    seen.kind(),
                                    at,
                                    seen.text(),
                                    new Citation(source.name(), seen.line())));
                }
            }
        }
        found.sort(
                Comparator.comparing((Change c) -> c.at().orElse(Instant.MIN))
                        .thenComparing(c -> c.citation().file())
                        .thenComparingLong(c -> c.citation().line()));
        return found;
    }

    Diagnosis diagnosis() {
        List<Runbook.Cause> ranked = weighing.ranked();
        boolean enough =
                (onset.isPresent() || timeless)
                        && !ranked.isEmpty()
                        && weighing.enough(ranked.getFirst().id());
        Map<String, Double> shares = enough ? weighing.shares() : weighing.priorShares();
        List<Runbook.Cause> order =
                enough
                        ? ranked
                        : causes.stream()
                                .sorted(
                                        Comparator.comparingDouble((Runbook.Cause c) ->
                                                -shares.getOrDefault(c.id(), 0.0)))
                                .toList();
        var wording = new Wording(failures, onset, weighing, changes);
        List<Diagnosis.RankedCause> worded =
                order.stream()
                        .map(c -> wording.cause(c, shares.getOrDefault(c.id(), 0.0)))
                        .toList();
        Optional<Evidence> main =
                enough
                        ? weighing.all(ranked.getFirst().id()).stream()
                                .flatMap(w -> w.evidence().stream())
                                .findFirst()
                        : Optional.empty();
        var findings = new FindingList(clocks, failures, evidence);
        return new Diagnosis(
                onset.map(o -> Instant.ofEpochMilli(o.from())),
                onset.map(Onset::citation),
                new FailingComponent(failures, onset, evidence).sentence(main),
                worded,
                enough,
                findings.exceptions(),
                Counting.of(failures, clocks, onset),
                requestIds(main),
                findings.others(),
                changes,
                clocks.notes());
    }

    /// IDs of failed requests, those first that the main evidence names too.
    private List<String> requestIds(Optional<Evidence> main) {
        Set<String> ids = new LinkedHashSet<>();
        LongTable named = main.map(m -> m.group().ids()).orElse(new LongTable(1));
        failures.fault().stream()
                .filter(f -> named.has(f.request().id()))
                .forEach(f -> ids.add(f.request().idText()));
        main.map(m -> m.sample().id()).ifPresent(ids::add);
        failures.fault().forEach(f -> ids.add(f.request().idText()));
        ids.remove("");
        return ids.stream().limit(MOST_IDS).toList();
    }
}
