package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.review.Check.Verdict;
import dev.incidentrunbook.review.Check.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A review held against the rules.
///
/// @param checks what came of every rule, by its number, then in the order of the document; hints last
/// @param score 0 to 100: the share of the rules that something has to be there for and that are kept, less five for each
///     rule that what is there breaks. Writing more words of no meaning never raises it
public record CheckedReview(List<Check> checks, int score) {
    private static final int LOST_BY_BREAKING = 5;

    public CheckedReview {
        checks = List.copyOf(checks);
    }

    /// Holds what is known against the rules.
    public static CheckedReview of(Known known, Proof proof) {
        var written = new Written(known);
        var checks = new ArrayList<Check>();
        checks.addAll(new StoryRules(known.incident(), written).checks());
        checks.addAll(new WordRules(known.incident(), written, proof).checks());
        checks.addAll(new RecordRules(known, written, proof).checks());
        checks.addAll(new ActionRules(known.incident()).checks());
        checks.sort(Comparator.comparingInt(c -> c.rule().number()));
        checks.addAll(new Blameless(known.incident(), written).hints());
        return new CheckedReview(checks, score(checks));
    }

    /// Whether no rule found anything missing.
    public boolean complete() {
        return checks.stream().noneMatch(c -> c.verdict() == Verdict.MISSING);
    }

    /// What is missing.
    public List<Check> missing() {
        return checks.stream().filter(c -> c.verdict() == Verdict.MISSING).toList();
    }

    /// What is worth a look.
    public List<Check> hints() {
        return checks.stream().filter(c -> c.verdict() == Verdict.HINT).toList();
    }

    private static int score(List<Check> checks) {
        Map<CheckRule, Boolean> kept = new EnumMap<>(CheckRule.class);
        for (Check check : checks) {
            if (check.verdict() == Verdict.MET || check.verdict() == Verdict.MISSING) {
                kept.merge(check.rule(), check.verdict() == Verdict.MET, Boolean::logicalAnd);
            }
        }
        long earnable = kept.keySet().stream().filter(CheckRule::earned).count();
        long earned =
                kept.entrySet().stream().filter(e -> e.getKey().earned() && e.getValue()).count();
        long broken =
                kept.entrySet().stream().filter(e -> !e.getKey().earned() && !e.getValue()).count();
        long score = earnable == 0 ? 0 : 100 * earned / earnable;
        return (int) Math.max(0, score - LOST_BY_BREAKING * broken);
    }

    /// The texts of a review, as people wrote them and as they are shown.
    static final class Written {
        private final Map<ReviewSection, Prose> people = new EnumMap<>(ReviewSection.class);
        private final Map<ReviewSection, Prose> shown = new EnumMap<>(ReviewSection.class);

        Written(Known known) {
            var drafts = new Drafts(known, new Places(known.incident()));
            for (ReviewSection section : ReviewSection.values()) {
                String text = known.incident().review(section);
                people.put(section, Prose.of(text));
                String markdown =
                        text.isBlank() ? SectionText.markdown(known, drafts, section) : text;
                shown.put(section, text.isBlank() ? new Prose(markdown) : Prose.of(markdown));
            }
        }

        /// What a person says in a section.
        Prose of(ReviewSection section) {
            return people.getOrDefault(section, new Prose(""));
        }

        /// What a section says, the draft where no person has written.
        Prose shown(ReviewSection section) {
            return shown.getOrDefault(section, new Prose(""));
        }

        /// Whether a person says something in a section that is neither filler, nor its prompt, nor what stands elsewhere.
        boolean says(ReviewSection section) {
            Prose prose = of(section);
            return prose.says()
                    && Arrays.stream(ReviewSection.values())
                            .noneMatch(s ->
                                    prose.repeats(new Prose(s.prompt()))
                                            || (s != section && prose.repeats(of(s))));
        }
    }

    /// A rule that is kept.
    static Check met(CheckRule rule, Where where, String sentence) {
        return new Check(rule, Verdict.MET, where, sentence, Optional.empty());
    }

    /// A rule that is not kept.
    static Check missing(CheckRule rule, Where where, String sentence, Check.Mend mend) {
        return new Check(rule, Verdict.MISSING, where, sentence, Optional.of(mend));
    }

    /// A rule that is not kept, and that only a person can mend.
    static Check missing(CheckRule rule, Where where, String sentence) {
        return new Check(rule, Verdict.MISSING, where, sentence, Optional.empty());
    }
}
