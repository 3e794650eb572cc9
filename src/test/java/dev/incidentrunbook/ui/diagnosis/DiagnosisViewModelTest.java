package dev.incidentrunbook.ui.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.RankedCause;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.evidence.Packer;
import dev.incidentrunbook.incident.Answer;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisViewModelTest {
    private static final String LOG =
            """
            2026-11-22T02:05:58.114Z INFO  checkout cart 4711 has 3 lines
            2026-11-22T02:06:00.020Z ERROR checkout Unhandled exception in POST /api/checkout
            java.lang.NullPointerException: Cannot invoke "Voucher.percent()" because "voucher" is null
                at shop.checkout.Discounts.apply(Discounts.java:88)
                at shop.checkout.CheckoutController.pay(CheckoutController.java:41)
            """;

    private final Story story = Story.http500();
    private final MemoryEvidence evidence = new MemoryEvidence();
    private final List<Place> visited = new ArrayList<>();
    private final List<String> proposed = new ArrayList<>();
    private final List<Ground> grounds = new ArrayList<>();
    private final OpenIncident open = OpenStory.of(story);
    private final DiagnosisViewModel vm =
            new DiagnosisViewModel(
                    open,
                    evidence,
                    Work.inline(),
                    visited::add,
                    new Moments(ZoneId.of("Europe/Berlin")),
                    (cause, _, why) -> {
                        proposed.add(cause);
                        grounds.addAll(why);
                    });

    private void attach(String name, String text) {
        attach(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void attach(String name, byte[] bytes) {
        StoredEvidence stored = evidence.keep(name, bytes);
        open.record(
                new EvidenceAttached(
                        "logs",
                        stored.sha256(),
                        stored.size(),
                        name,
                        stored.mediaType(),
                        "/var/log/" + name,
                        ""));
    }

    private Incident incident() {
        return open.incident().get();
    }

    private Diagnosis found() {
        return vm.diagnosis().get().orElseThrow();
    }

    @Test
    void nothingIsReadBeforeSomebodyLooks() {
        attach("app.log", LOG);
        assertTrue(vm.diagnosis().get().isEmpty());
        vm.show();
        assertEquals(1, found().exceptions().size());
        assertEquals("", vm.progress().get());
    }

    @Test
    void aLogThatIsAttachedLaterIsReadByItself() {
        vm.show();
        assertTrue(vm.diagnosis().get().isEmpty());
        attach("app.log", LOG);
        assertEquals("java.lang.NullPointerException", found().exceptions().getFirst().type());
    }

    @Test
    void readingRecordsNothing() {
        attach("app.log", LOG);
        int before = incident().history().size();
        vm.show();
        assertEquals(before, incident().history().size());
    }

    @Test
    void whatIsPackedIsReadThroughAndCitedByItsPath() {
        attach("app.log.gz", Packer.gzip(LOG.getBytes(StandardCharsets.UTF_8)));
        byte[] other = LOG.replace("NullPointer", "IllegalState").getBytes(StandardCharsets.UTF_8);
        attach("logs.zip", Packer.zip(Packer.files("empty.log", new byte[0], "var/x.log", other)));
        vm.show();
        assertEquals(
                List.of("E1", "E2/var/x.log"),
                found().exceptions().stream()
                        .map(e -> e.citations().getFirst().file())
                        .sorted()
                        .toList());
    }

    @Test
    void aCitationInAnArchiveLeadsToTheLineInItsFile() {
        attach(
                "logs.zip",
                Packer.zip(Packer.files("var/app.log", LOG.getBytes(StandardCharsets.UTF_8))));
        vm.show();
        Citation citation = found().exceptions().getFirst().citations().getFirst();
        assertEquals(
                "E1:L" + citation.line() + " (var/app.log)", DiagnosisViewModel.text(citation));
        vm.open(citation);
        assertEquals(List.of(new Place.Viewer(1, "var/app.log", citation.line())), visited);
    }

    @Test
    void aCitationLeadsToItsLine() {
        attach("app.log", LOG);
        vm.show();
        Citation citation = found().exceptions().getFirst().citations().getFirst();
        vm.open(citation);
        assertEquals(List.of(new Place.Viewer(1, citation.line())), visited);
        assertTrue(DiagnosisViewModel.text(citation).startsWith("E1:L"));
    }

    @Test
    void aFieldAndAnItemThatTheLogsAnswerAreOfferedAndRecordedWhenAccepted() {
        attach("app.log", LOG);
        vm.show();
        Offer fill = offer("Exception type and message");
        vm.accept(fill);
        String written =
                incident().steps().get(1).fields().values().stream().findFirst().orElse("");
        assertTrue(written.startsWith("java.lang.NullPointerException: "), written);
        assertTrue(vm.offers().stream().noneMatch(o -> o.title().equals(fill.title())));

        Offer tick =
                vm.offers().stream()
                        .filter(o -> o.title().startsWith("Step 2, tick"))
                        .findFirst()
                        .orElseThrow();
        long before = ticked();
        vm.accept(tick);
        assertEquals(before + 1, ticked());
    }

    @Test
    void aCauseGoesToTheBoardWithWhatSpeaksForIt() {
        attach("app.log", LOG);
        vm.show();
        RankedCause first = found().causes().getFirst();
        vm.propose(first);
        assertEquals(List.of(first.id()), proposed);
        assertFalse(grounds.isEmpty());
        assertTrue(grounds.getFirst().citation().startsWith("E1:L"));
    }

    @Test
    void aFindingStandsInTheTimelineAtItsOwnTime() {
        attach("app.log", LOG);
        vm.show();
        var group = found().exceptions().getFirst();
        vm.note(group.type(), group.first(), group.citations());
        var note = incident().notes().getLast();
        assertEquals(Instant.parse("2026-11-22T02:06:00Z"), note.at());
        assertTrue(note.text().contains("(E1:L"), note.text());
    }

    @Test
    void theFirstFailureBecomesTheStartOfTheIncident() {
        Instant at = Instant.parse("2026-11-22T02:06:00Z");
        vm.setStarted(at);
        assertEquals(at, incident().milestone(Milestone.STARTED).orElseThrow());
    }

    private Offer offer(String words) {
        return vm.offers().stream()
                .filter(o -> o.title().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private long ticked() {
        return incident().steps().get(1).answers().values().stream()
                .filter(Answer.Done.class::isInstance)
                .count();
    }
}
