package dev.incidentrunbook.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.search.MemoryIndex;
import dev.incidentrunbook.search.Spot;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchViewModelTest {
    private final MemoryEvidence evidence = new MemoryEvidence();
    private final List<String> gone = new ArrayList<>();
    private final Story first =
            new Story().detail(Detail.TITLE, "Login fails").note("look", "The pool is empty");

    @BeforeEach
    void attach() {
        byte[] bytes = "all is well\npool empty\n".getBytes(StandardCharsets.UTF_8);
        try (Intake intake = evidence.begin("a.log", "a test")) {
            intake.write(bytes, bytes.length);
            StoredEvidence stored = intake.complete();
            first.record(
                    new EvidenceAttached(
                            "", stored.sha256(), stored.size(), "a.log", "text/plain", "", ""));
        }
        new Story(Story.SMALL, first.log(), first.clock()).detail(Detail.TITLE, "An empty page");
    }

    @Test
    void whatEachIncidentHasStandsTogetherUnderIt() {
        SearchViewModel vm = searching("empty");

        assertEquals(
                List.of(
                        "INC-2026-0002 Title true",
                        "INC-2026-0001 Note, step 1 true",
                        "INC-2026-0001 E1:L2 false"),
                vm.rows().stream()
                        .map(row ->
                                row.hit().incident() + " " + row.hit().where() + " " + row.first())
                        .toList());
        assertTrue(
                vm.status()
                        .get()
                        .startsWith(
                                "3 found in 2 incidents, in what people wrote and 1 logs (23 B)"));
    }

    @Test
    void whereToSearchCanBeChosen() {
        SearchViewModel vm = searching("empty");
        vm.within().set(Within.LOGS);
        assertEquals(List.of("E1:L2"), places(vm));
        vm.within().set(Within.NOTES);
        assertEquals(List.of("Title", "Note, step 1"), places(vm));
    }

    @Test
    void aRegularExpressionIsLookedForInLogs() {
        SearchViewModel vm = searching("^p.*y$");
        vm.regex().set(true);

        assertEquals(List.of("E1:L2"), places(vm));
    }

    @Test
    void aRegularExpressionThatIsNotWholeYetIsTold() {
        SearchViewModel vm = searching("");
        vm.regex().set(true);
        vm.text().set("p(oo");

        assertTrue(vm.status().get().contains("is no regular expression"), vm.status().get());
    }

    @Test
    void nothingFoundSaysWhereWasLooked() {
        SearchViewModel vm = searching("blizzard");

        assertEquals(
                "Nothing found in what people wrote and 1 logs (23 B), 0.0 s.", vm.status().get());
    }

    @Test
    void anEmptyFieldSaysWhatCanBeFound() {
        SearchViewModel vm = searching("pool");
        vm.text().set(" ");

        assertEquals(List.of(), vm.rows());
        assertEquals(Messages.text("search.begin"), vm.status().get());
    }

    @Test
    void aSearchThatCameToItsEndTooLateShowsNothing() {
        var work = new HeldWork();
        SearchViewModel vm = vm(work);
        vm.text().set("pool");
        vm.text().set("blizzard");
        work.all();

        assertEquals(List.of(), vm.rows());
    }

    @Test
    void openingLeadsToTheLine() {
        SearchViewModel vm = searching("well");
        vm.open(vm.rows().getFirst());

        assertEquals(List.of("INC-2026-0001 " + new Spot.OfLine(1, "", 1)), gone);
    }

    private static List<String> places(SearchViewModel vm) {
        return vm.rows().stream().map(row -> row.hit().where()).toList();
    }

    private SearchViewModel searching(String typed) {
        SearchViewModel vm = vm(Work.inline());
        vm.text().set(typed);
        return vm;
    }

    private SearchViewModel vm(Work work) {
        return new SearchViewModel(
                new MemoryIndex(first.log()),
                first.log(),
                evidence,
                first.clock(),
                work,
                new SearchViewModel.Doors() {
                    @Override
                    public void open(String incident, Spot spot) {
                        gone.add(incident + " " + spot);
                    }

                    @Override
                    public void back() {
                        gone.add("back");
                    }
                });
    }
}
