package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check.Verdict;
import dev.incidentrunbook.review.Check.Where;
import dev.incidentrunbook.review.CheckedReview.Written;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Hints at words that judge by what was known afterwards, or that point at people. Hints only: the person who writes
/// knows more than a list of words. Actions may say what should be done.
final class Blameless {
    private static final int MOST_A_PLACE = 3;
    private static final Set<ReviewSection> ABOUT_CAUSES =
            EnumSet.of(
                    ReviewSection.WHAT_HAPPENED,
                    ReviewSection.TRIGGER,
                    ReviewSection.ROOT_CAUSE,
                    ReviewSection.CONTRIBUTING_FACTORS,
                    ReviewSection.WENT_BADLY);
    private static final Pattern ROLE =
            Pattern.compile(
                    "(?i)\\b(?:engineer|team|lead|on-call|responder|support|operator|manager|desk)\\b");

    private static final List<Advice> ADVICE =
            List.of(
                    new Advice(
                            "(?:should|could|would|might|ought to) (?:not )?have|shouldn['’]t have|couldn['’]t have",
                            "judges by what was known afterwards; write what was known then"),
                    new Advice(
                            "(?:failed|neglected|forgot|omitted) to|overlooked",
                            "judges by what was known afterwards; write what was seen and done"),
                    new Advice(
                            "if (?:only|(?:he|she|they|we|somebody|someone|anybody|anyone) had)",
                            "tells what did not happen; write what did"),
                    new Advice(
                            "(?:human|operator|user|pilot) errors?",
                            "is where a review begins, not ends; write what made it easy to do"),
                    new Advice(
                            "careless(?:ly|ness)?|negligen(?:t|ce)|reckless(?:ly)?|sloppy|stupid(?:ly)?|lazy|incompetent|inattentive|irresponsible|clumsy",
                            "is about a character; write what the situation was"),
                    new Advice(
                            "blam(?:e|ed|es|ing)|at fault|(?:his|her|their) (?:fault|mistake)|guilty|culprit",
                            "looks for somebody to blame; write what made it possible"),
                    new Advice(
                            "(?<!, )who (?:did|caused|broke)|why (?:did|didn['’]t|does|was|were) (?:he|she|they|nobody|the engineer)",
                            "asks who and why; ask how and what"),
                    new Advice(
                            "obviously|of course|needless to say",
                            "is only so afterwards; leave it out"));

    private final Incident incident;
    private final Written written;
    private final Optional<Pattern> names;

    Blameless(Incident incident, Written written) {
        this.incident = incident;
        this.written = written;
        this.names = names(incident);
    }

    /// Words to look out for, and what to do in their place.
    private record Advice(Pattern words, String sentence) {
        Advice(String words, String sentence) {
            this(
                    Pattern.compile("(?i)(?<![\\p{L}\\p{N}-])(?:" + words + ")(?![\\p{L}\\p{N}-])"),
                    sentence);
        }
    }

    List<Check> hints() {
        var hints = new ArrayList<Check>();
        for (ReviewSection section : ReviewSection.values()) {
            var where = new Where.InSection(section);
            hints.addAll(hints(where, written.of(section), ABOUT_CAUSES.contains(section)));
        }
        var places = new Places(incident);
        for (Note note : incident.notes()) {
            var where = new Where.InTimeline(places.seq(note.id()));
            hints.addAll(hints(where, Prose.of(note.text()), false));
        }
        return hints;
    }

    private List<Check> hints(Where where, Prose prose, boolean aboutCauses) {
        var hints = new ArrayList<Check>();
        for (Advice advice : ADVICE) {
            Matcher found = advice.words().matcher(prose.text());
            while (found.find()) {
                hints.add(hint(where, "\"" + found.group() + "\" " + advice.sentence() + "."));
            }
        }
        if (aboutCauses && names.isPresent()) {
            Matcher found = names.get().matcher(prose.text());
            if (found.find()) {
                hints.add(
                        hint(
                                where,
                                "\"%s\" is a person; write \"a responder\", or the role."
                                        .formatted(found.group())));
            }
        }
        return hints.stream().limit(MOST_A_PLACE).toList();
    }

    private static Check hint(Where where, String sentence) {
        return new Check(CheckRule.BLAMELESS, Verdict.HINT, where, sentence, Optional.empty());
    }

    /// The names under which people recorded, but for those that are roles.
    private static Optional<Pattern> names(Incident incident) {
        String all =
                incident.history().stream()
                        .map(Recorded::who)
                        .distinct()
                        .filter(n -> n.length() > 2 && !ROLE.matcher(n).find())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Pattern.compile(
                                "(?<![\\p{L}\\p{N}])(?:" + all + ")(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
}
