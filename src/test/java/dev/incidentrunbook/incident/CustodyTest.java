package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceVerified;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceViewed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustodyTest {
    private final Story story = new Story();

    @BeforeEach
    void attach() {
        story.record(
                new EvidenceAttached(
                        "look", "a".repeat(64), 5, "a.log", "text/plain", "/var/log/a.log", ""));
    }

    @Test
    void everythingDoneWithAnEvidenceIsTold() {
        view();
        story.record(new EvidenceExported(List.of(id()), "/tmp/a.log", false));
        story.record(new EvidenceVerified(List.of(id()), List.of(), true));
        assertEquals(
                List.of(
                        "collected it from /var/log/a.log",
                        "viewed it",
                        "exported it to /tmp/a.log",
                        "verified it"),
                acts());
    }

    @Test
    void lookingAgainWithinTheHourIsNotRecorded() {
        view();
        story.after("59m");
        view();
        assertEquals(2, acts().size());
        story.after("2m");
        view();
        assertEquals(3, acts().size());
    }

    @Test
    void whileAnIncidentIsHandedOverLookingPartsNothing() {
        story.record(new EvidenceExported(List.of(id()), "/tmp/a.zip", true));
        int before = story.incident().history().size();
        view();
        assertEquals(before, story.incident().history().size());
    }

    @Test
    void anUndoPassesOverWhatWasDoneWithEvidence() {
        story.tick("look", "read-log");
        view();
        story.undo();
        assertTrue(story.incident().step("look").orElseThrow().gaps().size() > 1);
        assertEquals(2, acts().size());
        story.redo();
        assertEquals(1, story.incident().step("look").orElseThrow().gaps().size());
    }

    private void view() {
        story.response().keepCustody(story.incident(), new EvidenceViewed(id()));
    }

    private UUID id() {
        return story.incident().evidence().getFirst().id();
    }

    private List<String> acts() {
        Incident incident = story.incident();
        return Custody.in(incident).of(incident.evidence().getFirst()).stream()
                .map(Custody.Entry::act)
                .toList();
    }
}
