package dev.incidentrunbook.review;

import static dev.incidentrunbook.review.CheckedReview.met;
import static dev.incidentrunbook.review.CheckedReview.missing;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Check.Verdict;
import dev.incidentrunbook.review.Check.Where;
import dev.incidentrunbook.review.CheckedReview.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules about single words and sentences, whichever section they stand in.
final class WordRules {
    private static final Pattern NO_LOSS =
            Pattern.compile(
                    "(?i)\\bno (?:customer |user )?data (?:was |were |has been )?(?:loss|lost)\\b|\\bwithout (?:any )?data loss\\b|\\bno loss of data\\b");
    private static final Pattern CITATION = Pattern.compile("\\[?\\bE\\d{1,6}\\b");
    private static final Pattern ACRONYM =
            Pattern.compile("(?<![\\p{L}\\p{N}_./-])[A-Z]{2,6}(?![\\p{L}\\p{N}_/-]|\\.\\p{L})");
    private static final Pattern OUTAGE = Pattern.compile("(?i)\\boutages?\\b");
    private static final Pattern FULL =
            Pattern.compile(
                    "(?i)\\b(?:full|complete|total|whole|entire(?:ly)?|all|every\\w*|nobody|no one|100 ?%)");
    private static final Set<String> KNOWN_TO_ALL =
            Set.of(
                    "HTTP", "HTTPS", "API", "APIS", "URL", "URI", "SQL", "CPU", "RAM", "UTC", "DNS",
                    "JSON", "XML", "HTML", "CSS", "TCP", "UDP", "IP", "TLS", "SSL", "SSH", "ID",
                    "IDS", "OK", "CI", "CD", "OS", "PDF", "CSV", "UI", "SEV", "INC", "USA", "US",
                    "EU", "UK", "AM", "PM", "GB", "MB", "KB", "TB", "IT", "QA", "FAQ", "GET",
                    "POST", "PUT", "DELETE", "PATCH", "HEAD", "NULL", "AND", "OR", "NOT", "IN",
                    "TO", "ON", "TODO", "TBD", "TBC", "FIXME", "XXX", "YYYY");

    private final Incident incident;
    private final Written written;
    private final Proof proof;
    private final List<Check> checks = new ArrayList<>();

    WordRules(Incident incident, Written written, Proof proof) {
        this.incident = incident;
        this.written = written;
        this.proof = proof;
    }

    List<Check> checks() {
        dataLoss();
        placeholders();
        secrets();
        acronyms();
        outage();
        return checks;
    }

    private void dataLoss() {
        for (ReviewSection section : ReviewSection.values()) {
            for (String sentence : written.of(section).sentences()) {
                if (NO_LOSS.matcher(sentence).find() && !CITATION.matcher(sentence).find()) {
                    add(
                            missing(
                                    CheckRule.DATA_LOSS,
                                    in(section),
                                    "That no data was lost needs its evidence, as in [E1].",
                                    write(section)));
                }
            }
        }
        kept(CheckRule.DATA_LOSS, "Nothing is said about lost data without evidence.");
    }

    private void placeholders() {
        for (ReviewSection section : ReviewSection.values()) {
            String found = written.of(section).placeholder();
            if (!found.isBlank()) {
                add(
                        missing(
                                CheckRule.PLACEHOLDERS,
                                in(section),
                                "Replace the placeholder " + found + ".",
                                write(section)));
            }
        }
        for (Action action : open()) {
            String found = Prose.of(action.item().text()).placeholder();
            if (!found.isBlank()) {
                add(
                        missing(
                                CheckRule.PLACEHOLDERS,
                                new Where.AtAction(action.number()),
                                "Replace the placeholder " + found + "."));
            }
        }
        kept(CheckRule.PLACEHOLDERS, "No placeholder is left.");
    }

    private void secrets() {
        if (proof.secrets().isEmpty()) {
            add(
                    new Check(
                            CheckRule.SECRETS,
                            Verdict.UNCHECKED,
                            new Where.Whole(),
                            "Nobody looked for secrets.",
                            Optional.empty()));
            return;
        }
        Function<String, List<String>> finder = proof.secrets().get();
        Map<Where, String> texts = new LinkedHashMap<>();
        for (ReviewSection section : ReviewSection.values()) {
            texts.put(in(section), incident.review(section));
        }
        var places = new Places(incident);
        incident.notes()
                .forEach(n -> texts.put(new Where.InTimeline(places.seq(n.id())), n.text()));
        open().forEach(a -> texts.put(new Where.AtAction(a.number()), a.item().text()));
        incident.steps()
                .forEach(s ->
                        texts.put(
                                new Where.AtStep(s.step().id(), s.number()),
                                String.join("\n", s.fields().values())));
        texts.forEach((where, text) -> {
            List<String> found = text.isBlank() ? List.of() : finder.apply(text);
            if (!found.isEmpty()) {
                add(
                        missing(
                                CheckRule.SECRETS,
                                where,
                                "Take out what looks like a secret: "
                                        + String.join(", ", found)
                                        + "."));
            }
        });
        kept(CheckRule.SECRETS, "No secret was found in the text.");
    }

    private void acronyms() {
        var whole = new StringBuilder();
        Map<String, ReviewSection> first = new LinkedHashMap<>();
        for (ReviewSection section : ReviewSection.values()) {
            String text = written.of(section).text();
            whole.append(text).append('\n');
            Matcher found = ACRONYM.matcher(text);
            while (found.find()) {
                if (!KNOWN_TO_ALL.contains(found.group())) {
                    first.putIfAbsent(found.group(), section);
                }
            }
        }
        String all = whole.toString();
        Map<ReviewSection, TreeSet<String>> unknown = new LinkedHashMap<>();
        first.forEach((word, section) -> {
            if (!all.contains("(" + word + ")") && !all.contains(word + " (")) {
                unknown.computeIfAbsent(section, _ -> new TreeSet<>()).add(word);
            }
        });
        unknown.forEach((section, words) ->
                add(
                        missing(
                                CheckRule.ACRONYMS,
                                in(section),
                                "Spell out once, in brackets: " + String.join(", ", words) + ".",
                                write(section))));
        kept(CheckRule.ACRONYMS, "Every acronym is spelled out once.");
    }

    private void outage() {
        boolean full = written.of(ReviewSection.IMPACT).has(FULL);
        for (ReviewSection section : ReviewSection.values()) {
            if (!full && written.of(section).has(OUTAGE)) {
                add(
                        missing(
                                CheckRule.OUTAGE,
                                in(section),
                                "The impact does not say that everything was down; write degradation, or say so.",
                                write(section)));
            }
        }
        kept(CheckRule.OUTAGE, "Outage is not said of a part.");
    }

    private List<Action> open() {
        return incident.actions().stream().filter(a -> !a.removed()).toList();
    }

    /// Says that a rule is kept, unless something broke it.
    private void kept(CheckRule rule, String sentence) {
        if (checks.stream().noneMatch(c -> c.rule() == rule)) {
            add(met(rule, new Where.Whole(), sentence));
        }
    }

    private void add(Check check) {
        checks.add(check);
    }

    private static Where in(ReviewSection section) {
        return new Where.InSection(section);
    }

    private static Mend write(ReviewSection section) {
        return new Mend.Write(section, "");
    }
}
