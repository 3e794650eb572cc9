package dev.incidentrunbook.review;

import static dev.incidentrunbook.review.CheckedReview.met;
import static dev.incidentrunbook.review.CheckedReview.missing;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Check.Where;
import dev.incidentrunbook.review.CheckedReview.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The rules about what the sections tell.
final class StoryRules {
    private static final int LONGEST_SUMMARY = 120;
    private static final Pattern DURATION =
            Pattern.compile(
                    "(?i)\\b\\d+(?:[.,]\\d+)?[  ]?(?:d|h|min|s|sec|days?|hours?|minutes?|seconds?)\\b|\\b\\d{1,2}:\\d{2}\\b.*?\\b\\d{1,2}:\\d{2}\\b|\\b(?:minutes|hours|days)\\b");
    private static final Pattern WHOM =
            Pattern.compile(
                    "(?i)\\b(?:users?|customers?|clients?|visitors?|requests?|orders?|people|teams?|sites?|services?|traffic|everybody|everyone|nobody|partners?|tenants?|accounts?|projects?|quotes?|consumers?|merchants?)\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d");
    private static final Pattern NOT_MEASURED =
            Pattern.compile(
                    "(?i)\\bnot (?:been )?(?:measured|measurable|counted)\\b|\\b(?:cannot|could not) be (?:measured|counted)\\b");
    private static final Pattern PERSON =
            Pattern.compile(
                    "(?i)\\b(?:human|operator|user|pilot|engineer'?s?|developer'?s?|admin\\w*|somebody'?s?|someone'?s?|colleague'?s?|his|her)\\s+(?:error|mistakes?|fault|carelessness|negligence|forgot|failed|neglected|overlooked)\\b|\\bhuman error\\b");
    private static final Pattern AT_ONCE =
            Pattern.compile(
                    "(?i)\\b(?:mitigat\\w*|temporar\\w*|work-?arounds?|roll(?:ed|ing)?[ -]?back|restart\\w*|switch(?:ed|ing)? off|turn(?:ed|ing)? off|disabl\\w*|revert\\w*|fail(?:ed|ing)?[ -]?over|stopp\\w*|drain\\w*|scal\\w+ up|paus\\w*|kill\\w*|block\\w*|restor\\w*|first|at once)\\b");
    private static final Pattern FOR_GOOD =
            Pattern.compile(
                    "(?i)\\b(?:permanent\\w*|for good|fix(?:ed|es)?|patch\\w*|deploy\\w*|releas\\w*|replac\\w*|re-?enabl\\w*|repair\\w*|correct\\w*|rebuil\\w*|moved|changed|upgrad\\w*)\\b");

    private final Incident incident;
    private final Written written;
    private final List<Check> checks = new ArrayList<>();

    StoryRules(Incident incident, Written written) {
        this.incident = incident;
        this.written = written;
    }

    List<Check> checks() {
        summary();
        impact();
        trigger();
        factors();
        resolution();
        lessons();
        return checks;
    }

    private void summary() {
        Prose summary = written.shown(ReviewSection.SUMMARY);
        int words = summary.words().size();
        var lacks = new ArrayList<String>();
        if (!summary.has(DURATION)) {
            lacks.add("how long it lasted");
        }
        if (!summary.has(WHOM) || summary.text().contains("Whom it hit is unknown")) {
            lacks.add("whom it hit");
        }
        if (!written.of(ReviewSection.SUMMARY).text().isBlank()
                && !written.says(ReviewSection.SUMMARY)) {
            add(
                    missing(
                            CheckRule.SUMMARY,
                            in(ReviewSection.SUMMARY),
                            "The summary says nothing yet.",
                            write(ReviewSection.SUMMARY)));
        } else if (!lacks.isEmpty()) {
            add(
                    missing(
                            CheckRule.SUMMARY,
                            in(ReviewSection.SUMMARY),
                            "The summary does not say " + String.join(" and ", lacks) + ".",
                            write(ReviewSection.SUMMARY)));
        } else if (words > LONGEST_SUMMARY) {
            add(
                    missing(
                            CheckRule.SUMMARY,
                            in(ReviewSection.SUMMARY),
                            "The summary has %s words; shorten it to %s."
                                    .formatted(words, LONGEST_SUMMARY),
                            write(ReviewSection.SUMMARY)));
        } else {
            add(
                    met(
                            CheckRule.SUMMARY,
                            in(ReviewSection.SUMMARY),
                            "The summary says how long it lasted and whom it hit."));
        }
    }

    private void impact() {
        Prose impact = written.shown(ReviewSection.IMPACT);
        boolean people = written.says(ReviewSection.IMPACT);
        boolean counted =
                written.of(ReviewSection.IMPACT).text().isBlank()
                        && impact.has(NUMBER)
                        && !impact.text().contains("unknown");
        if ((people || counted) && impact.has(NUMBER)) {
            add(met(CheckRule.IMPACT, in(ReviewSection.IMPACT), "The impact has a number."));
        } else if (impact.has(NOT_MEASURED)) {
            add(
                    met(
                            CheckRule.IMPACT,
                            in(ReviewSection.IMPACT),
                            "The impact says that it was not measured."));
        } else {
            add(
                    missing(
                            CheckRule.IMPACT,
                            in(ReviewSection.IMPACT),
                            "The impact has no number; write one, or that it was not measured.",
                            new Mend.Write(
                                    ReviewSection.IMPACT, "How many were hit was not measured.")));
        }
    }

    private void trigger() {
        Prose trigger = written.of(ReviewSection.TRIGGER);
        Prose cause = written.of(ReviewSection.ROOT_CAUSE);
        for (ReviewSection section : List.of(ReviewSection.TRIGGER, ReviewSection.ROOT_CAUSE)) {
            if (!written.of(section).says()) {
                add(
                        missing(
                                CheckRule.TRIGGER,
                                in(section),
                                "Nobody has written the %s.".formatted(lower(section)),
                                write(section)));
            }
        }
        if (trigger.says() && cause.says()) {
            add(
                    trigger.repeats(cause)
                            ? missing(
                                    CheckRule.TRIGGER,
                                    in(ReviewSection.ROOT_CAUSE),
                                    "Trigger and root cause say the same; write what had to be true for the trigger to do harm.",
                                    write(ReviewSection.ROOT_CAUSE))
                            : met(
                                    CheckRule.TRIGGER,
                                    in(ReviewSection.TRIGGER),
                                    "Trigger and root cause are told apart."));
        }
    }

    private void factors() {
        List<String> factors =
                incident.review(ReviewSection.CONTRIBUTING_FACTORS)
                        .lines()
                        .map(l -> l.replaceFirst("^\\s*(?:[-*+]|\\d+[.)])\\s+", "").strip())
                        .filter(l -> Prose.of(l).says())
                        .distinct()
                        .toList();
        Where where = in(ReviewSection.CONTRIBUTING_FACTORS);
        List<String> persons = factors.stream().filter(f -> Prose.of(f).has(PERSON)).toList();
        if (!persons.isEmpty()) {
            add(
                    missing(
                            CheckRule.FACTORS,
                            where,
                            "A person is no factor; write what made it possible, in place of: "
                                    + MarkdownReview.brief(persons.getFirst(), 80),
                            write(ReviewSection.CONTRIBUTING_FACTORS)));
        } else if (factors.size() < 2) {
            add(
                    missing(
                            CheckRule.FACTORS,
                            where,
                            "Write at least two contributing factors, one a line; there %s."
                                    .formatted(factors.isEmpty() ? "is none" : "is one"),
                            write(ReviewSection.CONTRIBUTING_FACTORS)));
        } else {
            add(
                    met(
                            CheckRule.FACTORS,
                            where,
                            "%s contributing factors are named.".formatted(factors.size())));
        }
    }

    private void resolution() {
        Prose response = written.shown(ReviewSection.RESPONSE);
        var lacks = new ArrayList<String>();
        String text = response.text();
        if (!response.has(AT_ONCE) || text.contains("how it was mitigated is unknown")) {
            lacks.add("what helped at once");
        }
        if (!response.has(FOR_GOOD) || text.contains("What fixed it for good is unknown")) {
            lacks.add("what mended it for good");
        }
        Where where = in(ReviewSection.RESPONSE);
        boolean filler =
                !written.of(ReviewSection.RESPONSE).text().isBlank()
                        && !written.says(ReviewSection.RESPONSE);
        add(
                lacks.isEmpty() && !filler
                        ? met(
                                CheckRule.RESOLUTION,
                                where,
                                "The resolution names what helped at once and what mended it for good.")
                        : missing(
                                CheckRule.RESOLUTION,
                                where,
                                filler
                                        ? "The resolution says nothing yet."
                                        : "The resolution does not say %s."
                                                .formatted(String.join(" and ", lacks)),
                                write(ReviewSection.RESPONSE)));
    }

    private void lessons() {
        for (ReviewSection section : List.of(ReviewSection.WENT_WELL, ReviewSection.LUCKY)) {
            if (!written.says(section)) {
                add(
                        missing(
                                CheckRule.LESSONS,
                                in(section),
                                section == ReviewSection.LUCKY
                                        ? "Say where luck helped, or why it did not."
                                        : "Say what went well, so that it is kept.",
                                write(section)));
            }
        }
        kept(CheckRule.LESSONS, "What went well and where luck helped are written.");
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

    private static String lower(ReviewSection section) {
        return section.heading().toLowerCase(Locale.ROOT);
    }
}
