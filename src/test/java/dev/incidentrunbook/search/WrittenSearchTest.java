package dev.incidentrunbook.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.FieldFilled;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.NoteRevised;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSearchTest {
    @TempDir Path folder;

    SqliteStore store;
    Response response;
    Incident incident;

    @BeforeEach
    void open() {
        store =
                SqliteStore.open(
                        folder, new EventCodec(new RunbookReader()), InstantSource.system());
        response = new Response(store.log(), new SettableClock(Story.BEGIN), "ada");
        incident = response.open(Story.SMALL);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everythingThatPeopleWriteIsFoundWhereItStands() {
        record(new DetailSet(Detail.TITLE, "Gauge of the title"));
        record(new RequestIdAdded("gauge-7f3a"));
        record(new FieldFilled("look", "runtime", "gauge 25"));
        note("the gauge fell");
        record(new StepFinished("look", Outcome.SKIPPED, "no gauge", ""));
        record(evidence("gauge.log", "before the gauge"));
        record(new ActionAdded(ActionItem.of("Mend the gauge")));
        record(new ReviewWritten(ReviewSection.ROOT_CAUSE, "A broken gauge."));

        assertEquals(
                List.of(
                        "Action A1",
                        "E1",
                        "Note, step 1",
                        "Request ID",
                        "Review, Root cause",
                        "Step 1",
                        "Step 1, Runtime and version",
                        "Title"),
                places("gauge").stream().sorted().toList());
    }

    @Test
    void theBeginningOfEveryWordIsEnough() {
        note("Connection pool exhausted");

        assertEquals(List.of("Note, step 1"), places("exh conn"));
        assertEquals(List.of(), places("exh missing"));
        assertEquals(List.of(), places("hausted"));
    }

    @Test
    void wordsInQuotesMustFollowOneAnother() {
        note("Connection pool exhausted");

        assertEquals(List.of("Note, step 1"), places("\"pool exhausted\""));
        assertEquals(List.of(), places("\"exhausted pool\""));
        assertEquals(List.of(), places("\"pool exh\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gerät", "gerat", "GERÄT", "gera\u0308t"})
    void caseAndAccentsDoNotCount(String typed) {
        note("Das Gera\u0308t antwortet nicht");
        assertEquals(1, places(typed).size(), typed);
        note("Ein anderes GERÄT");
        assertEquals(2, places(typed).size(), typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "a\"b",
                "AND",
                "OR",
                "NOT",
                "NEAR(",
                "a NEAR/2 b",
                "text:a",
                "*",
                "-a",
                "^a",
                "(",
                ")",
                "+",
                "{a b}:c",
                "'",
                ";",
                "\\",
                "\0",
                "a\0b",
                "🔥",
                "%",
                ":",
                "a*b*",
                "\"a\" + \"b\""
            })
    void noTextIsWrong(String typed) {
        note("a b");

        places(typed);
        places("a " + typed);
    }

    @Test
    void noTextMadeByChanceIsWrong() {
        note("a b");
        var random = new Random(7);
        String alphabet = "ab \"*()+-:^{}'\\.,/\u0000äé🔥ANDORNOT";
        for (int i = 0; i < 500; i++) {
            var typed = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            places(typed.toString());
        }
    }

    @Test
    void whatHoldsNoWordFindsNothing() {
        note("a b");

        assertEquals(List.of(), places(" -- !? "));
        assertTrue(Wanted.of(" -- !? ").isEmpty());
    }

    @Test
    void aPhraseThatIsStillBeingTypedIsFoundByItsBeginning() {
        note("Connection pool exhausted");

        assertEquals(1, places("\"pool exh").size());
    }

    @Test
    void whatWasUndoneIsNotFound() {
        note("a mistake");
        incident = response.undo(incident);

        assertEquals(List.of(), places("mistake"));
    }

    @Test
    void aCorrectedNoteIsFoundOnceAndByItsPresentWords() {
        note("the disk is fine");
        record(new NoteRevised(incident.notes().getFirst().id(), "the disk is full"));

        assertEquals(List.of(), places("fine"));
        assertEquals(List.of("Note, step 1"), places("disk"));
        assertEquals(List.of("Note, step 1"), places("full"));
    }

    @Test
    void anEvidenceIsFoundByItsNameAfterItsCaptionWasChanged() {
        record(evidence("api.log", "before"));
        record(new EvidenceCaptioned(incident.evidence().getFirst().id(), "after"));

        assertEquals(List.of("E1"), places("api"));
        assertEquals(List.of("E1"), places("after"));
        assertEquals(List.of(), places("before"));
    }

    @Test
    void aRemovedEvidenceIsNotFound() {
        record(evidence("api.log", ""));
        record(new EvidenceRemoved(incident.evidence().getFirst().id(), "wrong file"));

        assertEquals(List.of(), places("api"));
    }

    @Test
    void whatIsFoundIsMarked() {
        note("first line\n" + "x".repeat(300) + " the Gerät\tfell " + "y".repeat(300));

        Excerpt excerpt = find("gerat fel", 10).getFirst().excerpt();

        assertEquals(
                List.of("Gerät", "fel"),
                excerpt.marks().stream()
                        .map(mark -> excerpt.text().substring(mark.from(), mark.to()))
                        .toList());
        assertTrue(excerpt.text().startsWith("…") && excerpt.text().endsWith("…"));
        assertFalse(excerpt.text().contains("\t"));
    }

    @Test
    void noMoreIsToldThanAskedFor() {
        for (int i = 0; i < 5; i++) {
            note("again " + i);
        }
        var found = new ArrayList<Hit>();

        boolean more = search().find(Wanted.of("again"), 3, found::add, () -> false);

        assertEquals(3, found.size());
        assertTrue(more);
    }

    @Test
    void aSearchThatIsCancelledEnds() {
        note("again");

        assertTrue(search().find(Wanted.of("again"), 3, _ -> {}, () -> true));
    }

    private void note(String text) {
        record(new NoteAdded("look", NoteKind.OBSERVATION, text));
    }

    private static EvidenceAttached evidence(String name, String caption) {
        return new EvidenceAttached("look", "ab", 1, name, "text/plain", "a test", caption);
    }

    private void record(IncidentEvent event) {
        incident = response.record(incident, event);
    }

    private List<String> places(String typed) {
        return find(typed, 100).stream().map(Hit::where).toList();
    }

    private List<Hit> find(String typed, int most) {
        var found = new ArrayList<Hit>();
        search().find(Wanted.of(typed), most, found::add, () -> false);
        return found;
    }

    private WrittenSearch search() {
        return new WrittenSearch(store.index(), store.log());
    }
}
