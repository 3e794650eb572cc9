package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Known.Finding;
import dev.incidentrunbook.review.Known.Requests;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is drafted from the record, and how it stands beside what a person wrote.
class SectionTextTest {
    private static SectionText text(Story story, ReviewSection section) {
        return SectionText.of(Known.of(story.incident()), section);
    }

    @Test
    void theDetectionTellsHowLongItTookAndWhatWasNotedThen() {
        Story story =
                new Story()
                        .after("10m")
                        .milestone(Milestone.STARTED, "2026-11-22T02:05:00Z")
                        .milestone(Milestone.DETECTED, "2026-11-22T02:19:00Z")
                        .recordAgo(
                                "8m",
                                new NoteAdded(
                                        "",
                                        NoteKind.COMMUNICATION,
                                        "Support passes on two complaints"));
        assertEquals(
                "It was detected at 2026-11-22 02:19:00 UTC, 14 min after the start of the impact. [T2] [T3] "
                        + "Noted at that time: Support passes on two complaints. [T4] "
                        + "People noticed it, not an alert: that is a gap in detection.",
                text(story, ReviewSection.DETECTION).draft());
    }

    @Test
    void whatNobodyRecordedIsCalledUnknown() {
        Story story = new Story();
        assertEquals(
                "When it was detected, and who or what noticed it, is unknown.",
                text(story, ReviewSection.DETECTION).draft());
        assertEquals(
                "How many users or requests it hit is unknown; nobody recorded a number.",
                text(story, ReviewSection.IMPACT).draft());
    }

    @Test
    void lessonsAndFactorsAreLeftToPeople() {
        for (ReviewSection section :
                List.of(
                        ReviewSection.CONTRIBUTING_FACTORS,
                        ReviewSection.WENT_WELL,
                        ReviewSection.WENT_BADLY,
                        ReviewSection.LUCKY,
                        ReviewSection.SURPRISED)) {
            assertEquals("", SectionText.of(Known.of(Told.wholeNight()), section).draft());
        }
    }

    @Test
    void theSummarySaysHowLongTheServiceWasHit() {
        Story story =
                Story.http500()
                        .after("1h")
                        .milestone(Milestone.STARTED, "2026-11-22T02:00:00Z")
                        .milestone(Milestone.RECOVERED, "2026-11-22T02:04:00Z");
        String summary = SectionText.of(Known.of(story.incident()), ReviewSection.SUMMARY).draft();
        assertTrue(
                summary.contains(
                        "The service had recovered 4 min after the start of the impact. [T2] [T3]"),
                summary);
    }

    @Test
    void countedRequestsGiveTheImpactItsNumber() {
        Story story = new Story().attach("", "access.log");
        var known =
                new Known(
                        story.incident(),
                        List.of(),
                        List.of(new Finding("The pool was empty.", 1)),
                        List.of(
                                new Requests(Instant.parse("2026-11-22T02:00:00Z"), 60, 2, 5, 1),
                                new Requests(Instant.parse("2026-11-22T02:01:00Z"), 5, 0, 4, 1)));
        assertEquals(
                "9 of 76 requests (11.8 %) that were counted from 2026-11-22 02:00:00 UTC to 2026-11-22 02:02:00 UTC"
                        + " were answered with 500 or above. [E1]",
                SectionText.of(known, ReviewSection.IMPACT).draft());
        assertTrue(
                SectionText.of(known, ReviewSection.WHAT_HAPPENED)
                        .draft()
                        .endsWith("- The pool was empty. [E1]"));
    }

    @Test
    void whatAPersonWroteWinsAndStaysWhenTheDraftChanges() {
        Story story =
                new Story()
                        .after("10m")
                        .milestone(Milestone.DETECTED, "2026-11-22T02:19:00Z")
                        .write(ReviewSection.DETECTION, "The alert fired.");
        assertFalse(text(story, ReviewSection.DETECTION).draftChanged());
        story.milestone(Milestone.STARTED, "2026-11-22T02:05:00Z");
        SectionText after = text(story, ReviewSection.DETECTION);
        assertTrue(after.draftChanged());
        assertEquals("The alert fired.", after.shown());
        assertTrue(after.draft().contains("14 min after the start"), after.draft());
    }

    @Test
    void aSectionThatWasClearedShowsItsDraftAgain() {
        Story story =
                new Story()
                        .write(ReviewSection.DETECTION, "The alert fired.")
                        .write(ReviewSection.DETECTION, "");
        SectionText cleared = text(story, ReviewSection.DETECTION);
        assertTrue(cleared.drafted());
        assertFalse(cleared.draftChanged());
    }

    @Test
    void aDraftThatIsTakenOverAsItIsReadsTheSame() {
        var known = Known.of(Told.wholeNight());
        String draft = SectionText.of(known, ReviewSection.WHAT_HAPPENED).draft();
        String rewritten =
                WrittenText.markdown(
                        draft,
                        false,
                        new SafeMarkdown(new Citations(known.incident().evidence().size())));
        assertEquals(
                Parsed.of(draft).text().replace("\\", ""),
                Parsed.of(rewritten).text().replace("\\", ""));
    }
}
