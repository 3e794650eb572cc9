package dev.incidentrunbook.incident;

import static dev.incidentrunbook.incident.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneCleared;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private final Story story = new Story();

    @Test
    void aDetailIsSet() {
        assertEquals(
                new DetailSet(Detail.TITLE, "Checkout fails"), set("title", " Checkout fails "));
    }

    @Test
    void anEmptyValueClears() {
        assertEquals(new DetailSet(Detail.TITLE, ""), set("title", " "));
        assertEquals(new DetailSet(Detail.SEVERITY, ""), set("severity", ""));
        assertEquals(new FieldFilled("look", "runtime", ""), set("1.runtime", ""));
        assertEquals(new ReviewWritten(ReviewSection.IMPACT, ""), set("impact", " \n"));
        assertEquals(new MilestoneCleared(Milestone.MITIGATED), set("mitigated", ""));
    }

    @Test
    void lineBreaksOfAPastedTitleBecomeSpaces() {
        assertEquals(
                new DetailSet(Detail.TITLE, "Checkout fails"),
                set("title", "Checkout\r\n\tfails\u0007"));
    }

    @Test
    void aTitleOfAPageIsRefused() {
        assertEquals(
                "Title is limited to 500 characters and this has 501; write the rest into a note.",
                refusal(() -> set("title", "x".repeat(501))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEV2", "sev2", "2", " Sev2 "})
    void severityIsStoredInOneSpelling(String value) {
        assertEquals(new DetailSet(Detail.SEVERITY, "SEV2"), set("severity", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEV6", "SEV0", "high", "SEV"})
    void whatIsNoSeverityIsRefusedWithThoseThereAre(String value) {
        assertEquals(
                "\"" + value + "\" is no severity; write SEV1 (worst), SEV2, SEV3, SEV4 or SEV5.",
                refusal(() -> set("severity", value)));
    }

    @Test
    void aRequestIdIsAdded() {
        assertEquals(new RequestIdAdded("4f9c-2ab"), set("request-id", " 4f9c-2ab\n"));
    }

    @Test
    void anEmptyRequestIdIsRefused() {
        assertTrue(
                refusal(() -> set("request-id", " ")).startsWith("A request ID cannot be empty"));
    }

    @Test
    void theValueOfAMilestoneIsItsMoment() {
        Setting setting = setting("mitigated", "-12m");
        assertEquals(new MilestoneReached(Milestone.MITIGATED), setting.event());
        assertEquals(Optional.of(Instant.parse("2026-11-22T02:08:00Z")), setting.happenedAt());
    }

    @Test
    void aMilestoneThatIsNoTimeIsRefused() {
        assertTrue(refusal(() -> set("mitigated", "soon")).startsWith("\"soon\" is not a time"));
    }

    @Test
    void onlyAFieldOfSeveralLinesKeepsThem() {
        assertEquals(new FieldFilled("look", "exception", "a\nb"), set("1.exception", "a\nb\n"));
        assertEquals(new FieldFilled("look", "runtime", "a b"), set("1.runtime", "a\nb\n"));
    }

    @Test
    void aSectionOfTheReviewKeepsItsLines() {
        assertEquals(
                new ReviewWritten(ReviewSection.ROOT_CAUSE, "one\n\ntwo"),
                set("root-cause", "one\n\ntwo\n"));
    }

    private IncidentEvent set(String field, String value) {
        return setting(field, value).event();
    }

    private Setting setting(String field, String value) {
        return Setting.of(
                Address.settable(story.incident(), field),
                value,
                new MomentReader(ZoneOffset.UTC),
                Story.BEGIN);
    }
}
