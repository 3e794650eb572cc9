package dev.incidentrunbook.diagnosis;

import dev.incidentrunbook.diagnosis.Diagnosis.RankedCause;
import dev.incidentrunbook.diagnosis.Diagnosis.Statement;
import dev.incidentrunbook.runbook.Runbook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Says in sentences what speaks for and against a cause.
final class Wording {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST = 5;

    private final Failures failures;
    private final Optional<Onset> onset;
    private final Weighing weighing;
    private final List<Change> changes;

    Wording(Failures failures, Optional<Onset> onset, Weighing weighing, List<Change> changes) {
        this.failures = failures;
        this.onset = onset;
        this.weighing = weighing;
        this.changes = changes;
    }

    RankedCause cause(Runbook.Cause cause, double share) {
        List<Statement> supporting = new ArrayList<>();
        Set<Evidence> told = new LinkedHashSet<>();
        List<Weighing.Weighed> all = weighing.all(cause.id());
        for (Weighing.Weighed one : all) {
            boolean isNew = one.evidence().isEmpty() || told.add(one.evidence().get());
            if (isNew && one.weight() >= 0.15 && supporting.size() < MOST) {
                supporting.add(statement(one));
            }
        }
        List<Statement> against =
                weighing.counting(cause.id()).stream()
                        .filter(w -> w.weight() < -0.1)
                        .limit(MOST)
                        .map(w -> statement(w))
                        .toList();
        return new RankedCause(cause.id(), cause.title(), share, supporting, against, check(cause));
    }

    private Statement statement(Weighing.Weighed one) {
        if (one.evidence().isEmpty()) {
            return circumstance(one.circumstance());
        }
        Evidence e = one.evidence().get();
        String says = e.group().signal().map(s -> s.says() + ": ").orElse("");
        String text = says + Told.detail(e) + count(e);
        return new Statement(text, FindingList.citations(e));
    }

    private String count(Evidence e) {
        var text =
                new StringBuilder(" (")
                        .append(e.group().count())
                        .append(e.group().count() == 1 ? " time" : " times");
        if (!e.group().seconds().isEmpty() && e.sample().timed()) {
            text.append(", ")
                    .append(e.before() > 0 ? "in the failure since " : "first ")
                    .append(CLOCK.format(Instant.ofEpochMilli(e.sample().time() + e.shift())));
        }
        if (e.shared() > 0) {
            text.append("; ")
                    .append(e.shared())
                    .append(" of ")
                    .append(failures.fault().size())
                    .append(" failed requests name it");
        }
        if (e.before() > 0 && onset.isPresent()) {
            text.append("; ").append(e.before()).append(" before the onset");
        } else if (onset.isPresent() && onset.get().byRequests()) {
            text.append("; none before the onset");
        }
        return text.append(')').toString();
    }

    private Statement circumstance(String name) {
        List<Citation> first = onset.map(o -> List.of(o.citation())).orElse(List.of());
        return switch (name) {
            case "one-route" ->
                    new Statement("Nearly all failures are on one route, " + route(), first);
            case "every-route" ->
                    new Statement(
                            "Every route that is used fails, so no single handler is at fault",
                            first);
            case "gateway-answers" ->
                    new Statement(
                            "The proxy answered in the application's place (502, 503 or 504)",
                            first);
            case "deployment-before", "deployment-just-before" ->
                    change(Change.Kind.DEPLOYMENT, "A deployment shortly before the first failure");
            case "reload-before" ->
                    change(
                            Change.Kind.RELOAD,
                            "The configuration was read anew shortly before the first failure");
            case "restart-before" ->
                    change(Change.Kind.RESTART, "A restart shortly before the first failure");
            default -> new Statement(name, first);
        };
    }

    private Statement change(Change.Kind kind, String text) {
        Optional<Change> last =
                changes.stream()
                        .filter(c ->
                                c.kind() == kind
                                        && c.at().isPresent()
                                        && onset.isPresent()
                                        && c.at().get().toEpochMilli()
                                                <= onset.get().from() + 5_000)
                        .reduce((_, later) -> later);
        return last.map(c ->
                        new Statement(text + ": " + Told.line(c.text()), List.of(c.citation())))
                .orElseGet(() -> new Statement(text, List.of()));
    }

    private String route() {
        return onset.map(o -> FailingRoutes.of(failures, o).text()).orElse("");
    }

    /// The check of the strongest sign; for an exception, the request to follow.
    private String check(Runbook.Cause cause) {
        Optional<Evidence> strongest =
                weighing.all(cause.id()).stream().flatMap(w -> w.evidence().stream()).findFirst();
        if (strongest.isEmpty()) {
            return "";
        }
        Evidence e = strongest.get();
        if (e.group().signal().isPresent()) {
            return e.group().signal().get().check();
        }
        String where =
                e.group()
                        .chain()
                        .flatMap(Chain::ownFrame)
                        .map(Frame::text)
                        .orElse("the code that logs it");
        String request =
                e.sample().id().isBlank() ? "a failing request" : "request " + e.sample().id();
        return "Read %s with the values of %s, and see whether the code or the data changed just before"
                .formatted(where, request);
    }
}
