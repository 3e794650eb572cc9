package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Review.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a review says; each test tells a story and reads one section.
class ReviewTest {
    private static String section(Incident incident, String heading) {
        Review review = Review.of(incident);
        Section section =
                review.sections().stream()
                        .filter(s -> s.heading().startsWith(heading))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("No section " + heading));
        return MarkdownReview.write(review, section);
    }

    private static String section(Story story, String heading) {
        return section(story.incident(), heading);
    }

    private static void assertHas(String part, String whole) {
        assertTrue(whole.contains(part), () -> part + "\nis not in\n" + whole);
    }

    private static void assertHasNot(String part, String whole) {
        assertFalse(whole.contains(part), () -> part + "\nis in\n" + whole);
    }

    private static Story supposing(State state, String reason, Ground... grounds) {
        Story story = Story.http500().attach("logs", "api.log");
        story.record(Hypotheses.propose(story.incident(), "database", "", List.of(grounds)));
        Hypothesis proposed = story.incident().hypotheses().getFirst();
        return state == State.OPEN
                ? story
                : story.record(Hypotheses.judge(proposed, state, reason));
    }

    @Test
    void whatWasRuledOutStandsWithTheReasonAndWhatSpokeAgainstIt() {
        Story story =
                supposing(
                        State.REFUTED,
                        "no query waited",
                        new Ground(Side.AGAINST, "the pool is calm", "E1:L4"));
        assertHas(
                "H1, Database query that fails or takes too long: no query waited; against it: the pool is calm [E1]",
                section(story, ReviewSection.RULED_OUT.heading()));
    }

    @Test
    void whatWasSupportedStandsWithTheRootCauseAndWhatIsOpenWithTheQuestions() {
        assertHas(
                "H1, Database query that fails or takes too long: locks were seen",
                section(
                        supposing(State.SUPPORTED, "locks were seen"),
                        ReviewSection.ROOT_CAUSE.heading()));
        assertHas(
                "for it: a lock (Grafana)",
                section(
                        supposing(State.OPEN, "", new Ground(Side.FOR, "a lock", "Grafana")),
                        ReviewSection.OPEN_QUESTIONS.heading()));
    }

    @Test
    void theSummaryTakesTheCauseFromTheBoardWhenNobodyPutItIntoWords() {
        assertHas(
                "Cause, as supported during the response: Database query that fails or takes too long. [E1]",
                section(
                        supposing(
                                State.SUPPORTED,
                                "locks were seen",
                                new Ground(Side.FOR, "a lock", "E1:L4")),
                        ReviewSection.SUMMARY.heading()));
    }

    @Test
    void howTheRunbookFittedStandsWithItsFeedback() {
        Story story =
                Story.http500().record(new FeedbackGiven("logs", Verdict.MISSING, "the CDN's log"));
        assertHas(
                "Step 2, Check logs and traces: something is missing in the runbook: the CDN's log",
                section(story, ReviewSection.RUNBOOK_FEEDBACK.heading()));
    }

    @Test
    void aClockThatWasSetIsFlaggedWithItsPlaceAndSize() {
        Story story = new Story().start("look").after("10m");
        story.wallSetTo("2026-11-22T01:30:00Z").note("look", "who did that?");
        assertHas(
                "- The clock was set back by 1 h 00 m between events 2 and 3, from 2026-11-22 02:30:00 UTC to "
                        + "2026-11-22 01:30:00 UTC.",
                section(story, "Metrics"));
        assertHas(
                "| 2026-11-22 01:30:00 | Clock set back by 1 h 00 m; clock times before this point may be off | clock | – |",
                section(story, "Timeline"));
    }

    @Test
    void aClockThatGoesRightIsNotMentioned() {
        Story story = new Story().start("look").after("10m").inSession("shell").note("look", "x");
        assertHasNot("clock", section(story, "Metrics"));
        assertHasNot("clock", section(story, "Timeline"));
    }

    @Test
    void theTimelineStaysInOrderWhenTheClockIsSetBack() {
        Story story = new Story().note("look", "first").after("10m");
        story.wallSetTo("2026-11-22T01:30:00Z").note("look", "second");
        String timeline = section(story, "Timeline");
        assertTrue(timeline.indexOf("first") < timeline.indexOf("second"), timeline);
    }

    @Test
    void everyWrittenSectionHasItsPlaceAndEveryHeadingIsItsOwn() {
        Review review = Review.of(new Story().incident());
        for (ReviewSection written : ReviewSection.values()) {
            Section section = review.section(written).orElseThrow();
            String says = MarkdownReview.write(review, section).lines().toList().get(2);
            assertTrue(
                    says.equals("Not written yet.")
                            || says.contains("unknown")
                            || says.contains("declared")
                            || says.startsWith("Everyone"),
                    says);
        }
        List<String> headings = review.sections().stream().map(Section::heading).toList();
        assertEquals(headings.size(), new HashSet<>(headings).size());
    }

    @Test
    void whatIsNotKnownIsCalledUnknown() {
        String overview = MarkdownReview.write(Review.of(new Story().incident()));
        assertHas("# HTTP 500, not titled yet (INC-2026-0001)\n", overview);
        assertHas(
                "| Severity | unknown |\n| Service | unknown |\n| Environment | unknown |",
                overview);
        assertHas("| Request IDs | unknown |\n| Impact started | unknown |", overview);
        assertHas("| Duration | unknown |", overview);
        assertHas("No evidence was attached.", overview);
        assertHas("No action was agreed.", overview);
    }

    @Test
    void aMetricWithoutBothEndsIsUnknownAndNeverNegative() {
        Story story =
                new Story()
                        .after("1h")
                        .milestone(Milestone.DETECTED, "2026-11-22T02:30:00Z")
                        .milestone(Milestone.RECOVERED, "2026-11-22T02:25:00Z")
                        .milestone(Milestone.MITIGATED, "2026-11-22T02:20:00Z");
        String metrics = section(story, "Metrics");
        assertHas(
                "| Time to detect | unknown | Impact started, unknown | Detected, 2026-11-22 02:30:00 UTC |",
                metrics);
        assertHas(
                "| Time to respond | unknown (end before start) | Detected, 2026-11-22 02:30:00 UTC |",
                metrics);
        assertHas("| Time to repair | 0 s |", metrics);
        assertTrue(Metric.RESPOND.of(story.incident()).isEmpty());
    }

    @Test
    void whatStillRunsIsMeasuredUntilTheLastEvent() {
        Story story =
                new Story()
                        .milestone(Milestone.STARTED, "2026-11-22T02:10:00Z")
                        .start("look")
                        .after("25m")
                        .note("look", "still looking")
                        .after("3h");
        assertHas(
                "| Duration | 35 min so far, from the start of the impact to the last event |",
                section(story, "HTTP 500"));
        assertHas(
                "| 1 | Look into the logs | in progress | – | 25 min so far | 0 s | 25 min so far | "
                        + "10 min, exceeded by 15 min |",
                section(story, "Steps"));
    }

    @Test
    void pausedTimeIsToldApart() {
        Story story =
                new Story()
                        .start("look")
                        .after("2m")
                        .pause("look")
                        .after("5m")
                        .resume("look")
                        .after("1m")
                        .finish("look", Outcome.DONE);
        assertHas("| 3 min | 5 min | 8 min | 10 min |", section(story, "Steps"));
    }

    @Test
    void whatWasUndoneIsLeftOut() {
        Story story = new Story().note("", "a slip").undo().action("a mistake").undo();
        String whole = MarkdownReview.write(Review.of(story.incident()));
        assertHasNot("a slip", whole);
        assertHasNot("a mistake", whole);
    }

    @Test
    void backDatedEntriesStandWhereTheyHappenedAndSaySo() {
        Story story =
                new Story()
                        .after("10m")
                        .note("", "later")
                        .recordAgo("5m", new NoteAdded("", NoteKind.OBSERVATION, "earlier"));
        assertHas(
                """
                | [T3] | 2026-11-22 02:25:00 | earlier (recorded 2026-11-22 02:30:00) | note | – |
                | [T2] | 2026-11-22 02:30:00 | later | note | – |
                """,
                section(story, "Timeline"));
    }

    @Test
    void markedLinesAreToldWithTheFileOfAnArchiveThatTheyStandIn() {
        Story story = new Story().attach("look", "logs.zip");
        UUID archive = story.lastId();
        story.record(new LinesMarked(archive, "var/app.log", 7, 9, "ERROR x", "the first"));
        assertHas(
                "| L7-L9 of `var/app.log` `ERROR x` the first | evidence | [E1] |",
                section(story, "Timeline"));
    }

    @Test
    void ticksDetailsAndReviewWritingAreNotInTheTimeline() {
        Story story =
                new Story()
                        .detail(Detail.TITLE, "a title")
                        .tick("look", "read-log")
                        .fill("look", "runtime", "a runtime")
                        .write(ReviewSection.SUMMARY, "a summary");
        assertEquals(
                """
                ## Timeline

                | Nr | Time (UTC) | Event | Kind | Evidence |
                | --- | --- | --- | --- | --- |
                | [T1] | 2026-11-22 02:20:00 | Incident opened | milestone | – |
                | [T3] | 2026-11-22 02:20:00 | Step 1, Look into the logs started | step | – |
                """,
                section(story, "Timeline"));
    }

    @Test
    void aCorrectedMilestoneStandsOnceWithItsEarlierTime() {
        Story story =
                new Story()
                        .after("1h")
                        .milestone(Milestone.STARTED, "2026-11-22T02:10:00Z")
                        .milestone(Milestone.STARTED, "2026-11-22T02:05:00Z")
                        .milestone(Milestone.RESOLVED)
                        .record(new MilestoneCleared(Milestone.RESOLVED));
        String timeline = section(story, "Timeline");
        assertHas(
                "| 2026-11-22 02:05:00 | Impact started (first given as 2026-11-22 02:10:00)",
                timeline);
        assertHasNot("| 2026-11-22 02:10:00 |", timeline);
        assertHasNot("Resolved", timeline);
    }

    @Test
    void aCorrectedNoteHasItsLastWords() {
        Story story = new Story().note("", "the pool");
        story.record(new NoteRevised(story.lastId(), "the connection pool"));
        assertHas("| the connection pool (corrected) | note |", section(story, "Timeline"));
    }

    @Test
    void whatRestsOnEvidenceCitesIt() {
        Story story =
                new Story()
                        .attach("look", "app.log")
                        .note("look", NoteKind.DECISION, "Roll back, as E1 shows")
                        .fill("look", "runtime", "17, says E1")
                        .fill("look", "exception", "E1 line 4\nE1 line 5")
                        .finish("look", Outcome.FAILED, "E1 was cut short", "")
                        .action("Keep more than E1 holds");
        assertHas("| Attached `app.log` | evidence | [E1] |", section(story, "Timeline"));
        assertHas(
                "| Decision: Roll back, as [E1] shows | note | [E1] |", section(story, "Timeline"));
        assertHas(
                "failed, because: [E1] was cut short | step | [E1] |", section(story, "Timeline"));
        assertHas("decision: Roll back, as [E1] shows", section(story, "Response"));
        assertHas("- Runtime and version: `17, says E1` [E1]", section(story, "Step 1"));
        assertHas(
                "Exception (citing [E1]):\n\n```text\nE1 line 4\nE1 line 5\n```",
                section(story, "Step 1"));
        assertHas("Evidence: [E1] `app.log`", section(story, "Step 1"));
        assertHas("| A1 | Keep more than [E1] holds |", section(story, "Action items"));
    }

    @Test
    void removedEvidenceStaysInTheRegisterAsRemoved() {
        Story story = new Story().attach("look", "secret.txt");
        story.record(new EvidenceRemoved(story.lastId(), "holds a password")).attach("", "app.log");
        String register = section(story, "Evidence register");
        assertHas("| [E1] | `secret.txt` | 42 |", register);
        assertHas("| removed, because: holds a password |", register);
        assertHas("| `/var/log/app.log` | – | – | attached |", register);
        assertHasNot("secret.txt", section(story, "Step 1"));
    }

    @Test
    void longNotesStandInFullBelowTheTable() {
        Story story = new Story().note("", "trace:\n  at a.b\n  at c.d").note("", "x".repeat(400));
        String timeline = section(story, "Timeline");
        assertHas("| trace:… | note |", timeline);
        assertHas("Row 2, event, in full:\n\n```text\ntrace:\n  at a.b\n  at c.d\n```", timeline);
        assertHas("Row 3, event, in full:\n\n```text\n" + "x".repeat(400) + "\n```", timeline);
    }

    @Test
    void aLongNoteInAListPointsToTheTimeline() {
        Story story =
                new Story()
                        .note("", NoteKind.DECISION, "Roll back\nbecause of E1")
                        .attach("", "a.txt");
        assertHas(
                "- 2026-11-22 02:20:00 UTC, decision: Roll back… (in full in the timeline) [E1]",
                section(story, "Response"));
    }

    @Test
    void aDroppedActionSaysSo() {
        Story story = new Story().action("Rewrite it all");
        story.record(new ActionRemoved(story.lastId()));
        assertHas(
                "| A1 | Rewrite it all | unknown | unknown | unknown | unknown | dropped |",
                section(story, "Action items"));
    }

    @Test
    void everyItemTellsItsAnswer() {
        Story story =
                new Story()
                        .tick("look", "read-log")
                        .notApplicable("look", "ask-users", "nobody awake")
                        .finish("look", Outcome.DEFERRED, "shift ends", "");
        assertHas(
                """
                Outcome: deferred, because: shift ends

                - [x] Read the error log
                - [ ] Find the failing request (required)
                - Not applicable: Ask a user, because: nobody awake
                """,
                section(story, "Step 1"));
    }

    @Test
    void howTheFaultWasMendedIsToldInTheResponse() {
        Story story = new Story().fill("mend", "approver", "Grace").fill("look", "runtime", "17");
        String response = section(story, "Response");
        assertHas("- Step 2, Approved by: `Grace`", response);
        assertHasNot("17", response);
    }

    @Test
    void eventsOfANewerVersionAreShown() {
        assertHas(
                "An event of a newer version, of the kind `paged`",
                section(new Story().record(new Unknown("paged", "{}")), "Timeline"));
    }

    @Test
    void aRunbookThatCannotBeReadIsSaidToBeSo() {
        var events = new ArrayList<>(new Story().note("", "seen").incident().history());
        Recorded opening = events.removeFirst();
        events.addFirst(
                new Recorded(
                        opening.incident(),
                        opening.seq(),
                        opening.id(),
                        opening.happenedAt(),
                        opening.recorded(),
                        opening.who(),
                        opening.kind(),
                        opening.body(),
                        opening.hash(),
                        new Unknown("opened", "{}")));
        Incident incident = Incident.replay(events);
        assertHas(
                "| Runbook | unknown, its text cannot be read by this version |",
                section(incident, "Incident,"));
        assertHas("Unknown: the text of the runbook cannot be read", section(incident, "Steps"));
    }

    @Test
    void aLongTitleIsCutInTheHeadingAndWholeInTheTable() {
        String title = "slow ".repeat(40).strip();
        Story story = new Story().detail(Detail.TITLE, title);
        String overview = section(story, "slow");
        assertTrue(
                overview.startsWith("# " + title.substring(0, 100).strip() + "… (INC-2026-0001)\n"),
                overview);
        assertHas("| Title | `" + title + "` |", overview);
    }

    @Test
    void aStepHeadingEndsWithoutPunctuation() {
        Incident incident =
                Told.underRunbookOf(new Story().incident(), _ -> "Mend it (now)!:\u00a0");
        assertHas("### Step 2: Mend it (now)\n", section(incident, "Step 2"));
    }
}
