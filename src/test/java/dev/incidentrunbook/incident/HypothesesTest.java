package dev.incidentrunbook.incident;

import static dev.incidentrunbook.incident.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.runbook.Runbook.Cause;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HypothesesTest {
    private final Story story = Story.http500();

    private Hypothesis propose(String cause, String text, Ground... grounds) {
        story.record(Hypotheses.propose(story.incident(), cause, text, List.of(grounds)));
        return newest();
    }

    private Hypothesis newest() {
        return story.incident().hypotheses().getLast();
    }

    private void judge(State state, String reason) {
        story.record(Hypotheses.judge(newest(), state, reason));
    }

    private String lastSentence() {
        return Timeline.byRecording(story.incident()).getLast().text();
    }

    @Test
    void aCauseOfTheRunbookBringsItsTitle() {
        Hypothesis proposed = propose("database", "");
        assertEquals("Database query that fails or takes too long", proposed.text());
        assertEquals("H1", proposed.label());
        assertEquals(State.OPEN, proposed.state());
        assertEquals(
                "Hypothesis H1 proposed: Database query that fails or takes too long",
                lastSentence());
    }

    @Test
    void ownWordsMayStandForACause() {
        assertEquals(
                "The orders table is locked",
                propose("database", "The orders\n table is locked").text());
    }

    @Test
    void whatIsKnownAtOnceIsRecordedAtOnce() {
        story.attach("logs", "api.log");
        Hypothesis proposed =
                propose(
                        "unhandled-exception",
                        "",
                        new Ground(Side.FOR, "NullPointerException in Discounts", "e1:l88"),
                        Ground.of(Side.AGAINST, "only one host fails"));
        assertEquals(
                List.of(new Ground(Side.FOR, "NullPointerException in Discounts", "E1:L88")),
                proposed.grounds(Side.FOR));
        assertEquals(1, proposed.grounds(Side.AGAINST).size());
        assertTrue(
                lastSentence()
                        .endsWith(
                                "; for: NullPointerException in Discounts (E1:L88); against: only one host fails"));
    }

    @Test
    void groundsAreKeptInTheOrderRecordedWithTheirMoments() {
        Hypothesis proposed = propose("", "Voucher is null");
        story.after("5m")
                .record(
                        Hypotheses.ground(
                                story.incident(), proposed, Ground.of(Side.FOR, "stack trace")));
        Hypothesis.Stated stated = newest().grounds().getFirst();
        assertEquals(Duration.ofMinutes(5), Duration.between(proposed.at(), stated.at()));
        assertEquals("Hypothesis H1 for: stack trace", lastSentence());
    }

    @Test
    void aCitedEvidenceIsTheTimelinesToo() {
        story.attach("logs", "api.log");
        Hypothesis proposed = propose("", "Voucher is null");
        story.record(
                Hypotheses.ground(
                        story.incident(), proposed, new Ground(Side.FOR, "trace", "E1:L4")));
        assertEquals(
                OptionalInt.of(1), Timeline.byRecording(story.incident()).getLast().evidence());
    }

    @Test
    void evidenceThatIsNotThereCannotBeCited() {
        Hypothesis proposed = propose("", "Voucher is null");
        assertTrue(
                refusal(() ->
                                Hypotheses.ground(
                                        story.incident(),
                                        proposed,
                                        new Ground(Side.FOR, "trace", "E4")))
                        .contains("no evidence \"E4\""));
    }

    @Test
    void aCitationMayBeFreeWords() {
        assertEquals(
                OptionalInt.empty(), new Ground(Side.FOR, "a", "Grafana, pool panel").evidence());
        assertEquals(OptionalInt.of(1042), new Ground(Side.FOR, "a", "E3:L1042").line());
        assertEquals(OptionalInt.empty(), new Ground(Side.FOR, "a", "E3").line());
    }

    @Test
    void rulingOutNeedsAReasonOrSomethingAgainstIt() {
        Hypothesis proposed = propose("database", "");
        assertEquals(
                "H1 needs a reason to be called refuted; say why in one sentence.",
                refusal(() -> Hypotheses.judge(proposed, State.REFUTED, " ")));
        story.record(
                Hypotheses.ground(
                        story.incident(), proposed, Ground.of(Side.AGAINST, "pool is calm")));
        judge(State.REFUTED, "");
        assertEquals(State.REFUTED, newest().state());
    }

    @Test
    void aHypothesisStandsAsItWasLastJudged() {
        propose("database", "");
        judge(State.REFUTED, "no waits");
        story.after("10m");
        judge(State.SUPPORTED, "there are waits after all");
        assertEquals(State.SUPPORTED, newest().state());
        assertEquals("there are waits after all", newest().reason());
        assertEquals(Duration.ofMinutes(10), Duration.between(newest().at(), newest().since()));
        judge(State.OPEN, "");
        assertEquals("", newest().reason());
    }

    @Test
    void undoingTakesBackTheLastWordOnly() {
        propose("database", "");
        judge(State.REFUTED, "no waits");
        story.undo();
        assertEquals(State.OPEN, newest().state());
        story.redo();
        assertEquals(State.REFUTED, newest().state());
    }

    @Test
    void anUndoneHypothesisKeepsItsNumber() {
        propose("database", "");
        story.undo();
        assertEquals(List.of(), story.incident().hypotheses());
        assertEquals("H2", propose("", "Voucher is null").label());
    }

    @Test
    void theSameHypothesisIsProposedOnce() {
        propose("database", "");
        assertEquals(
                "H1 says that already: Database query that fails or takes too long",
                refusal(() -> Hypotheses.propose(story.incident(), "database", "", List.of())));
    }

    @Test
    void anUnknownCauseIsRefusedWithTheOneThatWasMeant() {
        assertEquals(
                "\"databse\" is no cause of the runbook; did you mean database?",
                refusal(() -> Hypotheses.propose(story.incident(), "databse", "", List.of())));
    }

    @Test
    void causesNobodyProposedAreOfferedInTheRunbooksOrder() {
        propose("misconfiguration", "");
        assertEquals(
                List.of("unhandled-exception", "database", "resource-exhaustion", "bad-deployment"),
                Hypotheses.unproposed(story.incident()).stream().map(Cause::id).toList());
    }

    @Test
    void whatIsSaidAboutAHypothesisThatIsNotThereIsPassedOver() {
        story.record(new IncidentEvent.NextCheckSet(UUID.randomUUID(), "look"));
        assertEquals(List.of(), story.incident().hypotheses());
        assertEquals("Hypothesis next check: look", lastSentence());
    }

    @Test
    void theNextCheckIsSaidAndCleared() {
        Hypothesis proposed = propose("database", "");
        story.record(Hypotheses.nextCheck(proposed, "list the locks"));
        assertEquals("list the locks", newest().nextCheck());
        story.record(Hypotheses.nextCheck(proposed, " "));
        assertEquals("", newest().nextCheck());
    }

    @Test
    void hypothesesAreFoundByTheirNumber() {
        propose("database", "");
        assertEquals(newest(), Address.hypothesis(story.incident(), "h1"));
        assertEquals(newest(), Address.hypothesis(story.incident(), "1"));
        assertEquals(
                "There is no hypothesis \"H7\" in INC-2026-0001; it has H1.",
                refusal(() -> Address.hypothesis(story.incident(), "H7")));
    }

    @Test
    void feedbackBelongsToItsStepAndStartsNoClock() {
        story.record(
                Setting.feedback(
                        story.incident().step("logs").orElseThrow(),
                        Verdict.MISSING,
                        "the CDN's log"));
        assertEquals("the CDN's log", story.incident().feedbackOf("logs").getFirst().text());
        assertFalse(story.incident().active().isPresent());
        assertEquals(
                "Step 2, Check logs and traces: something is missing in the runbook: the CDN's log",
                lastSentence());
    }

    @Test
    void feedbackCanBeTakenBack() {
        story.record(new IncidentEvent.FeedbackGiven("logs", Verdict.HELD, ""));
        story.undo();
        assertEquals(List.of(), story.incident().feedback());
    }
}
