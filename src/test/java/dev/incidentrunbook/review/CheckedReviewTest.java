package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Check.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A review that lacks nothing, spoiled in one place at a time; and an empty one, filled with words that mean nothing.
class CheckedReviewTest {
    private static final Proof LOOKED =
            new Proof(Optional.of(Map.of()), Optional.of(_ -> List.of()));

    /// An incident whose review lacks nothing.
    private static Story whole() {
        Story story =
                new Story()
                        .after("10m")
                        .milestone(Milestone.STARTED, "2026-11-22T02:05:00Z")
                        .milestone(Milestone.DETECTED, "2026-11-22T02:19:00Z")
                        .recordAgo(
                                "11m", new NoteAdded("", NoteKind.COMMUNICATION, "The alert fired"))
                        .attach("look", "app.log")
                        .note("look", "The pool is empty, see E1")
                        .note("look", NoteKind.RULED_OUT, "Not the network: E1 has every host")
                        .after("20m")
                        .milestone(Milestone.MITIGATED)
                        .attach("mend", "after.txt")
                        .after("5m")
                        .milestone(Milestone.RESOLVED)
                        .write(
                                ReviewSection.SUMMARY,
                                "For 45 minutes customers could not order, because a release halved the pool.")
                        .write(ReviewSection.IMPACT, "312 of 5,000 orders failed [E1].")
                        .write(ReviewSection.TRIGGER, "Release 4.2 went live at 02:05.")
                        .write(
                                ReviewSection.ROOT_CAUSE,
                                "The pool is sized for each host, and the release runs on more of them.")
                        .write(
                                ReviewSection.CONTRIBUTING_FACTORS,
                                "No alert watches the pool\nStaging has a single host")
                        .write(
                                ReviewSection.RESPONSE,
                                "Rolled back at once, then fixed the size. Orders were tested and answer again [E2].")
                        .write(ReviewSection.WENT_WELL, "The rollback took seven minutes.")
                        .write(ReviewSection.LUCKY, "It was night, so few people ordered.");
        return action(story, "Size the pool for the whole service", ActionItem.Type.PREVENT);
    }

    private static Story action(Story story, String text, ActionItem.Type type) {
        return story.record(
                new ActionAdded(
                        new ActionItem(
                                text,
                                Optional.of("Checkout team"),
                                Optional.of(LocalDate.of(2026, 12, 1)),
                                Optional.of(type),
                                Optional.empty())));
    }

    private static CheckedReview check(Story story) {
        return CheckedReview.of(Known.of(story.incident()), LOOKED);
    }

    private static Check only(Story story) {
        List<Check> missing = check(story).missing();
        assertEquals(1, missing.size(), missing::toString);
        return missing.getFirst();
    }

    @Test
    void aHypothesisRefutedOnTheBoardIsAnotherCauseThatWasConsidered() {
        Story story = new Story();
        story.record(Hypotheses.propose(story.incident(), "The network"));
        story.record(
                Hypotheses.judge(
                        story.incident().hypotheses().getFirst(),
                        State.REFUTED,
                        "no host was lost"));
        assertTrue(
                check(story).checks().stream()
                        .anyMatch(c ->
                                c.rule() == CheckRule.HYPOTHESES && c.verdict() == Verdict.MET));
    }

    private static void assertMissing(CheckRule rule, String where, Story story) {
        Check check = only(story);
        assertEquals(rule, check.rule(), check::toString);
        assertEquals(where, check.where().label());
    }

    @Test
    void aReviewThatLacksNothingIsComplete() {
        CheckedReview checked = check(whole());
        assertEquals(List.of(), checked.missing());
        assertTrue(checked.complete());
        assertEquals(100, checked.score());
    }

    @Test
    void anEmptyReviewScoresNothing() {
        CheckedReview checked = check(new Story());
        assertFalse(checked.complete());
        assertEquals(0, checked.score());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "n/a",
                "none none none none",
                "TODO",
                "TBD: write this later on please",
                "lorem ipsum dolor sit amet",
                "asdf qwrt zxcv bnmk hjkl",
                "word word word word word word word word word word word word word word",
                "1 2 3 4 5 6 7 8 9",
                "Who could not do what, with numbers or \"not measured\".",
                "the same sentence everywhere about customers for 5 minutes"
            })
    void fillerNeverRaisesTheScore(String filler) {
        Story story = new Story();
        for (ReviewSection section : ReviewSection.values()) {
            story.write(section, filler);
        }
        assertEquals(0, check(story).score(), () -> check(story).checks().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUMMARY   | summary   | For 45 minutes a release halved the pool of connections.",
                "SUMMARY   | summary   | Customers could not order because a release halved the pool.",
                "IMPACT    | impact    | Many orders failed that night.",
                "TRIGGER   | root-cause | Release 4.2 went live at 02:05, live at 02:05.",
                "FACTORS   | contributing-factors | No alert watches the pool",
                "FACTORS   | contributing-factors | Human error of the night shift",
                "RESOLUTION | response | Orders were tested and answer again, see [E2].",
                "DATA_LOSS | surprised | There was no data loss in the whole night.",
                "PLACEHOLDERS | surprised | It was not as we thought: TODO explain this.",
                "ACRONYMS  | surprised | The LBX kept old connections for an hour.",
                "OUTAGE    | surprised | The outage did not show on the board.",
                "LESSONS   | lucky | nothing"
            })
    void whatIsMissingIsToldWithItsPlace(CheckRule rule, String section, String text) {
        ReviewSection written = ReviewSection.of(section).orElseThrow();
        assertMissing(rule, written.heading(), whole().write(written, text));
    }

    @Test
    void aSpelledOutAcronymAndACitedClaimAreFine() {
        Story story =
                whole().write(
                                ReviewSection.SURPRISED,
                                "The load balancer (LBX) kept old connections. There was no data loss [E1].");
        assertTrue(check(story).complete(), () -> check(story).missing().toString());
    }

    @Test
    void anImpactThatWasNotMeasuredSaysSo() {
        assertTrue(
                check(
                                whole().write(
                                                ReviewSection.IMPACT,
                                                "How many orders failed was not measured."))
                        .complete());
    }

    @Test
    void milestonesOutOfOrderAreMissingTheirOrder() {
        assertMissing(
                CheckRule.TIMES,
                "Resolved",
                whole().milestone(Milestone.RESOLVED, "2026-11-22T02:20:00Z"));
    }

    @Test
    void anActionWithoutOwnerAndDateIsOfferedForFillingIn() {
        Story story = whole().action("Watch the pool with an alert at 80 %");
        Check check = only(story);
        assertEquals(
                Optional.of(new Mend.CompleteAction(2, List.of("owner", "due", "type"))),
                check.mend());
        assertEquals(
                "action change 2 --owner OWNER --due DUE --type TYPE",
                check.mend().orElseThrow().command());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Investigate the pool",
                "Consider more hosts",
                "Be more careful with releases"
            })
    void anActionWithoutEndIsFound(String text) {
        assertMissing(
                CheckRule.ENDLESS_ACTIONS, "A2", action(whole(), text, ActionItem.Type.DETECT));
    }

    @Test
    void anActionThatSaysWhenItIsDoneMayInvestigate() {
        assertTrue(
                check(
                                action(
                                        whole(),
                                        "Investigate the pool and write down its limits",
                                        ActionItem.Type.DETECT))
                        .complete());
    }

    @Test
    void moreThanSevenActionsAreTooMany() {
        Story story = whole();
        for (int i = 0; i < 7; i++) {
            action(story, "Mend part " + i + " of the pool", ActionItem.Type.MITIGATE);
        }
        assertMissing(CheckRule.ACTIONS, "Review", story);
    }

    @Test
    void damagedEvidenceIsToldByItsNumber() {
        var proof =
                new Proof(Optional.of(Map.of(1, List.of("The bytes changed."))), Optional.empty());
        CheckedReview checked = CheckedReview.of(Known.of(whole().incident()), proof);
        assertEquals(
                List.of("E1: The bytes changed."),
                checked.missing().stream().map(Check::sentence).toList());
    }

    @Test
    void aSecretIsToldWhereItStandsAndNotRepeated() {
        var proof =
                new Proof(
                        Optional.of(Map.of()),
                        Optional.of(text ->
                                text.contains("hunter2") ? List.of("password") : List.of()));
        Story story = whole().write(ReviewSection.SURPRISED, "It said hunter2 in the log.");
        List<Check> missing = CheckedReview.of(Known.of(story.incident()), proof).missing();
        assertEquals(
                List.of("Take out what looks like a secret: password."),
                missing.stream().map(Check::sentence).toList());
    }

    @Test
    void whatNobodyLookedAtIsCalledUnchecked() {
        CheckedReview checked = CheckedReview.of(Known.of(whole().incident()), Proof.none());
        assertEquals(
                List.of(CheckRule.EVIDENCE, CheckRule.SECRETS),
                checked.checks().stream()
                        .filter(c -> c.verdict() == Verdict.UNCHECKED)
                        .map(Check::rule)
                        .toList());
        assertTrue(checked.complete());
    }

    @Test
    void aReviewWithoutAPreventingActionIsOfferedWhatTheRunbookSuggests() {
        Story story =
                Story.http500()
                        .write(
                                ReviewSection.ROOT_CAUSE,
                                "A query of the database waits for a lock without a timeout.");
        List<Preventions.Offer> offers = Preventions.offered(story.incident());
        assertTrue(offers.getFirst().causes().getFirst().startsWith("Database"), offers::toString);
        assertEquals("prevent", offers.getFirst().type());
        assertTrue(
                check(story).missing().stream()
                        .anyMatch(c ->
                                c.mend()
                                        .equals(
                                                Optional.of(
                                                        new Mend.AddAction(
                                                                offers.getFirst().text(),
                                                                "prevent")))));
    }

    @Test
    void everyRuleIsAnsweredOnceForACompleteReview() {
        List<Integer> numbers =
                check(whole()).checks().stream()
                        .filter(c -> c.verdict() == Verdict.MET)
                        .map(c -> c.rule().number())
                        .toList();
        assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They should have known.                          | 1",
                "She failed to look at the board.                 | 1",
                "It was human error.                              | 1",
                "A careless change.                               | 1",
                "Why did nobody page?                             | 1",
                "The default fault page was shown.                | 0",
                "The log says \"should have been closed\".         | 0",
                "The log says `user error` here.                  | 0",
                "> should have, says the ticket                   | 0",
                "The lead, who caused no delay, approved.         | 0",
                "ada restarted the pool.                          | 1",
                "Canada is far away from here.                    | 0"
            })
    void wordsThatBlameAreHintedAtAndNothingElse(String text, int hints) {
        Story story = whole().write(ReviewSection.WENT_BADLY, text);
        CheckedReview checked = check(story);
        assertEquals(
                hints,
                checked.hints().stream().filter(c -> c.rule() == CheckRule.BLAMELESS).count(),
                checked.hints()::toString);
        assertTrue(checked.complete(), checked.missing()::toString);
    }

    @Test
    void aSkippedStepThatSaysWhyIsFine() {
        Story story = whole().finish("learn", Outcome.SKIPPED, "in the morning", "");
        assertTrue(check(story).complete());
    }
}
