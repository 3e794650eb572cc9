package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.OutsideFile;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceVerified;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.incident.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looking without changing anything.
final class LookCommands {
    private LookCommands() {}

    /// All incidents.
    @Command(
            name = "list",
            description = "List the incidents, newest first.",
            footer = {
                "",
                "JSON: an array of id, title, status, severity, service, environment, endpoint, step, openedAt,",
                "elapsedSeconds."
            })
    static final class All extends ShellCommand {
        @Option(
                names = "--query",
                paramLabel = "Q",
                description = "Only those in which these words occur.")
        private Optional<String> query = Optional.empty();

        All(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("list");
            List<Summary> found =
                    desk.incidents().stream().filter(summary -> matches(desk, summary)).toList();
            desk.print(
                    found.stream().map(i -> Json.line(i, desk.now())).toList(),
                    found.isEmpty() ? none() : table(found, desk));
            return DONE;
        }

        private String none() {
            return query.map(q -> "No incident holds \"" + Visible.line(q) + "\".")
                    .orElse("There is no incident yet.");
        }

        private boolean matches(Desk desk, Summary summary) {
            if (query.isEmpty()) {
                return true;
            }
            Incident incident = desk.response().incident(summary.id());
            String all =
                    Stream.concat(
                                    Stream.of(
                                            incident.id(),
                                            incident.displayTitle(),
                                            incident.status().words()),
                                    Timeline.byRecording(incident).stream()
                                            .map(Timeline.Entry::text))
                            .collect(Collectors.joining("\n"))
                            .toLowerCase(Locale.ROOT);
            return Stream.of(query.get().toLowerCase(Locale.ROOT).strip().split("\\s+"))
                    .allMatch(all::contains);
        }

        private static String table(List<Summary> incidents, Desk desk) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("ID", "STATUS", "SEVERITY", "SERVICE", "STEP", "ELAPSED", "TITLE"));
            for (Summary i : incidents) {
                rows.add(
                        List.of(
                                i.id(),
                                i.status().words(),
                                i.severity().map(Severity::name).orElse("-"),
                                i.service().isBlank() ? "-" : Visible.line(i.service()),
                                i.step()
                                        .map(step -> step.number() + " of " + i.steps())
                                        .orElse("-"),
                                MomentText.duration(i.elapsed(desk.now())),
                                Visible.line(i.title())));
            }
            return Columns.of(rows);
        }
    }

    /// One incident.
    @Command(
            name = "show",
            description = "Show an incident on one page.",
            footer = {
                "",
                "JSON: id, title, status, closed, runbook, details, requestIds, milestones, step, steps (number, id,",
                "title, outcome, reason, activeSeconds, pausedSeconds, items, fields), notes, evidence, actions,",
                "hypotheses, feedback (step, verdict, text, at, who), review, events, clockJumps (afterEvent, beforeEvent, bySeconds, from, to, exact)."
            })
    static final class One extends ShellCommand {
        One(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("show");
            Incident incident = desk.incident();
            desk.print(
                    Json.whole(incident, desk.now()),
                    Overview.of(incident, desk.now(), desk.surroundings().zone()));
            return DONE;
        }
    }

    /// Whether everything is as it was written.
    @Command(
            name = "verify",
            description =
                    "Recompute the chain of events and the digest of every evidence, of all incidents or of one.",
            footer = {"", "JSON: ok, incidents (id, events, evidence, problems)."})
    static final class Verify extends ShellCommand {
        private final RootCommand root;

        Verify(RootCommand root) {
            super(root);
            this.root = root;
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("verify");
            List<String> ids =
                    root.incident()
                            .map(id -> List.of(desk.incident().id()))
                            .orElseGet(() -> desk.log().incidents());
            List<Json.VerifiedIncident> checked = ids.stream().map(id -> check(desk, id)).toList();
            boolean ok = checked.stream().allMatch(c -> c.problems().isEmpty());
            desk.print(
                    new Json.Verified(ok, checked),
                    checked.isEmpty()
                            ? "There is no incident yet."
                            : checked.stream()
                                    .map(Verify::words)
                                    .collect(Collectors.joining(System.lineSeparator())));
            if (!ok && !desk.json()) {
                checked.stream().flatMap(c -> c.problems().stream()).forEach(desk::complain);
            }
            return ok ? DONE : CHECK_FAILED;
        }

        private static Json.VerifiedIncident check(Desk desk, String id) {
            List<String> chain = desk.log().verify(id);
            var problems = new ArrayList<String>(chain);
            var digests = new LinkedHashMap<String, List<String>>();
            var outside = new LinkedHashMap<UUID, List<String>>();
            int events = 0;
            try {
                // Removed evidence is checked too: its bytes stay stored, and the review may have
                // cited them.
                Incident incident = desk.response().incident(id);
                events = incident.history().size();
                for (Incident.Evidence e : incident.evidence()) {
                    digests.computeIfAbsent(e.sha256(), desk.evidence()::verify);
                    e.outside()
                            .map(file -> new OutsideFile(file, desk.folder()))
                            .ifPresent(file -> outside.put(e.id(), file.verify(Progress.UNSEEN)));
                }
                record(desk, incident, digests, outside, chain.isEmpty());
            } catch (RefusedException gone) {
                problems.add(String.valueOf(gone.getMessage()));
            }
            digests.values().forEach(problems::addAll);
            outside.values().forEach(problems::addAll);
            return new Json.VerifiedIncident(id, events, digests.size(), problems);
        }

        /// Without evidence there is no custody to speak of.
        private static void record(
                Desk desk,
                Incident incident,
                Map<String, List<String>> digests,
                Map<UUID, List<String>> outside,
                boolean chainHolds) {
            var whole = new ArrayList<UUID>();
            var damaged = new ArrayList<UUID>();
            for (Incident.Evidence e : incident.evidence()) {
                boolean sound =
                        digests.getOrDefault(e.sha256(), List.of()).isEmpty()
                                && outside.getOrDefault(e.id(), List.of()).isEmpty();
                (sound ? whole : damaged).add(e.id());
            }
            if (!digests.isEmpty()) {
                desk.custody(incident, new EvidenceVerified(whole, damaged, chainHolds));
            }
        }

        private static String words(Json.VerifiedIncident checked) {
            String holds =
                    checked.problems().isEmpty() ? "everything holds" : "NOT as it was written";
            return "%s: %d events, %d pieces of evidence; %s"
                    .formatted(checked.id(), checked.events(), checked.evidence(), holds);
        }
    }
}
