package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Known.Finding;
import dev.incidentrunbook.review.LogFindings;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceReadingTest {
    private static final String LOG =
            """
            10.0.0.7 - - [22/Nov/2026:02:05:58 +0000] "GET /api/cart HTTP/1.1" 200 812
            10.0.0.7 - - [22/Nov/2026:02:06:00 +0000] "POST /api/checkout HTTP/1.1" 500 91
            """;

    private final Story story = Story.http500();
    private final MemoryEvidence evidence = new MemoryEvidence();
    private final OpenIncident open = OpenStory.of(story);
    private final EvidenceReading reading = new EvidenceReading(open, evidence, Work.inline());

    private void attach(String name, String mediaType, String text) {
        StoredEvidence stored = evidence.keep(name, text.getBytes(StandardCharsets.UTF_8));
        attach(name, mediaType, stored.sha256(), stored.size());
    }

    private void attach(String name, String mediaType, String sha256, long size) {
        open.record(
                new EvidenceAttached(
                        "logs", sha256, size, name, mediaType, "/var/log/" + name, ""));
    }

    private LogFindings found() {
        return reading.read().get().logs();
    }

    @Test
    void theRequestsOfAnAttachedLogAreCounted() {
        attach("access.log", "text/plain", LOG);
        reading.watch(true);
        assertEquals(1, found().requests().getFirst().fine());
        assertEquals(1, found().requests().getLast().failed());
    }

    @Test
    void nothingIsReadBeforeSomebodyLooks() {
        attach("access.log", "text/plain", LOG);
        assertEquals(0, evidence.opened());
    }

    @Test
    void aLogIsReadOnceHoweverOftenTheIncidentChanges() {
        attach("access.log", "text/plain", LOG);
        reading.watch(true);
        story.note("logs", "Something else");
        open.refresh();
        attach("second.log", "text/plain", "ERROR nothing\n");
        assertEquals(2, evidence.opened());
    }

    @Test
    void everyEvidenceIsHeldAgainstItsDigest() {
        attach("page.png", "image/png", "a picture");
        reading.watch(true);
        assertEquals(Optional.of(Map.of(1, List.of())), reading.read().get().proof().damage());
    }

    @Test
    void aLogThatIsNotInTheStoreIsSaidToBeDamaged() {
        attach("lost.log", "text/plain", "ab".repeat(32), 42);
        reading.watch(true);
        assertEquals(List.<Finding>of(), found().findings());
        assertEquals(
                Optional.of(Map.of(1, List.of("The bytes are not those that were taken in."))),
                reading.read().get().proof().damage());
    }

    @Test
    void logsThatAreTooLargeAreNotReadAndThatIsSaid() {
        attach("huge.log", "text/plain", "ab".repeat(32), 1L << 40);
        reading.watch(true);
        assertEquals(LogFindings.none(), found());
        assertTrue(reading.told().get().startsWith("The attached logs are too large"));
    }

    @Test
    void whoWaitsForTheLogsIsCalledOnceTheyAreRead() {
        attach("access.log", "text/plain", LOG);
        var seen = new ArrayList<Integer>();
        reading.afterLogs(() -> seen.add(found().requests().size()));
        assertEquals(List.of(2), seen);
    }
}
