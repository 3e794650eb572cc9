package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.search.Hit;
import dev.incidentrunbook.search.LinePattern;
import dev.incidentrunbook.search.LogSearch;
import dev.incidentrunbook.search.Spot;
import dev.incidentrunbook.search.Wanted;
import dev.incidentrunbook.search.WrittenSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Finds something in all incidents.
@Command(
        name = "search",
        description =
                "Find text in all incidents: in what people wrote, and in the lines of attached logs.",
        footer = {
            "",
            "In what people wrote, all words must occur, of each the beginning is enough, and \"words in quotes\"",
            "stand together. In logs, a text is found as it stands; without a capital letter in it, case does",
            "not count.",
            "One line a hit: the incident, where it stands (E3:L1042 is line 1042 of evidence 3), the words.",
            "Exit code 0 when something was found, 1 when not.",
            "JSON: an array of incident, title, where, evidence, line, text."
        })
final class SearchCommand extends ShellCommand {
    @Parameters(paramLabel = "TEXT", description = "What to look for.")
    private String text = "";

    @Option(
            names = "--in",
            paramLabel = "WHERE",
            description = "notes (what people wrote), logs, or all (otherwise).")
    private String where = "all";

    @Option(
            names = "--regex",
            description = "TEXT is a regular expression (RE2), for lines of logs alone.")
    private boolean regex;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many hits; otherwise 100.")
    private int limit = 100;

    SearchCommand(RootCommand root) {
        super(root);
    }

    @Override
    int work(Desk desk) {
        desk.recordsNothing("search");
        if (text.isBlank() || limit < 1) {
            throw RefusedException.wrongWords(
                    text.isBlank()
                            ? "Say what to look for, as in: search \"pool exhausted\"."
                            : "--limit is a number from 1 on.");
        }
        boolean notes = asked("notes") && !regex;
        boolean logs = asked("logs") || regex;
        var found = new Found(desk);
        if (notes) {
            found.notes();
        }
        if (logs) {
            found.logs();
        }
        return found.tell();
    }

    private boolean asked(String part) {
        if (!List.of("notes", "logs", "all").contains(where)) {
            throw RefusedException.wrongWords(
                    "\"%s\" is no place to search in; write notes, logs or all.".formatted(where));
        }
        return where.equals("all") || where.equals(part);
    }

    /// What one command finds; told at once to people, at the end to a script.
    private final class Found implements LogSearch.Listener {
        private final Desk desk;
        private final List<Json.HitJson> hits = new ArrayList<>();
        private final List<String> looked = new ArrayList<>();
        private boolean more;

        Found(Desk desk) {
            this.desk = desk;
        }

        void notes() {
            Map<String, List<Hit>> byIncident = new LinkedHashMap<>();
            more |=
                    new WrittenSearch(desk.index(), desk.log())
                            .find(
                                    Wanted.of(text),
                                    limit,
                                    hit ->
                                            byIncident
                                                    .computeIfAbsent(
                                                            hit.incident(), _ -> new ArrayList<>())
                                                    .add(hit),
                                    () -> false);
            byIncident.values().forEach(all -> all.forEach(this::found));
            looked.add("what people wrote");
        }

        void logs() {
            if (hits.size() >= limit) {
                more = true;
                return;
            }
            LinePattern pattern = regex ? LinePattern.regex(text) : LinePattern.text(text);
            var ended =
                    new LogSearch(desk.index(), desk.log(), desk.evidence())
                            .find(pattern, limit - hits.size(), this);
            more |= ended.more();
            looked.add(
                    "%d %s (%s)"
                            .formatted(
                                    ended.logs(),
                                    ended.logs() == 1 ? "log" : "logs",
                                    ByteSize.text(ended.bytes())));
        }

        int tell() {
            if (desk.json()) {
                desk.print(hits, "");
            } else if (hits.isEmpty()) {
                desk.print(
                        hits,
                        "Nothing found of \"%s\" in %s."
                                .formatted(Visible.line(text), String.join(" and ", looked)));
            } else if (more) {
                desk.complain("There is more; --limit %d shows it.".formatted(limit * 10L));
            }
            return hits.isEmpty() ? CHECK_FAILED : DONE;
        }

        @Override
        public void found(Hit hit) {
            hits.add(json(hit));
            if (!desk.json()) {
                desk.print(
                        hit,
                        "%s  %s  %s"
                                .formatted(
                                        hit.incident(),
                                        hit.where(),
                                        Visible.line(hit.excerpt().text())));
            }
        }

        @Override
        public void at(String place, long bytes) {
            // Hits are told as they come; what is silent is still at work.
        }

        @Override
        public void unreadable(String sentence) {
            desk.complain(sentence);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private static Json.HitJson json(Hit hit) {
        return new Json.HitJson(
                hit.incident(),
                hit.title(),
                hit.where(),
                switch (hit.spot()) {
                    case Spot.OfLine(int evidence, String _, long _) -> Optional.of("E" + evidence);
                    case Spot.OfEvidence(int evidence) -> Optional.of("E" + evidence);
                    case Spot.OfDetail _,
                            Spot.OfRequestId _,
                            Spot.OfOutcome _,
                            Spot.OfItem _,
                            Spot.OfField _,
                            Spot.OfNote _,
                            Spot.OfAction _,
                            Spot.OfHypothesis _,
                            Spot.OfFeedback _,
                            Spot.OfReview _ ->
                            Optional.empty();
                },
                hit.spot() instanceof Spot.OfLine(int _, String _, long line)
                        ? Optional.of(line)
                        : Optional.empty(),
                hit.excerpt().text());
    }
}
