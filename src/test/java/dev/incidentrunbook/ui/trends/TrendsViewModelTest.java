package dev.incidentrunbook.ui.trends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Metric;
import dev.incidentrunbook.review.Trends.By;
import dev.incidentrunbook.review.Trends.Group;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.trends.TrendsViewModel.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsViewModelTest {
    @TempDir Path folder;

    private final Story story =
            Story.http500()
                    .detail(Detail.SERVICE, "search")
                    .recordAgo("30M", new MilestoneReached(Milestone.STARTED))
                    .milestone(Milestone.MITIGATED)
                    .action("Add an alert");
    private final FakeDialogs dialogs = new FakeDialogs();
    private final List<String> opened = new ArrayList<>();

    private TrendsViewModel read(Work work) {
        var vm =
                new TrendsViewModel(
                        new PastIncidents(story.log(), work),
                        story.clock(),
                        ZoneOffset.UTC,
                        work,
                        dialogs,
                        opened::add);
        vm.read();
        return vm;
    }

    @Test
    void chartAndTableShowTheSameMedians() {
        TrendsViewModel vm = read(Work.inline());
        vm.by().set(By.SERVICE);
        assertEquals(List.of(new Bar("search", 1, "30 min (1)")), List.copyOf(vm.bars()));
        assertEquals(List.of("search"), vm.groups().stream().map(Group::name).toList());
        vm.metric().set(Metric.RESOLVE);
        assertEquals(List.of(new Bar("search", 0, "unknown")), List.copyOf(vm.bars()));
    }

    @Test
    void anEmptyStoreSaysWhatWillStandHere() {
        assertTrue(
                new TrendsViewModel(
                                new PastIncidents(new MemoryLog(), Work.inline()),
                                story.clock(),
                                ZoneOffset.UTC,
                                Work.inline(),
                                dialogs,
                                opened::add)
                        .summary()
                        .get()
                        .startsWith("No incident yet."));
    }

    @Test
    void whatWasRecordedSinceIsTakenIn() {
        TrendsViewModel vm = read(Work.inline());
        new Story(Story.SMALL, story.log(), story.clock()).action("Another");
        assertEquals(1, vm.actions().size());
        vm.read();
        assertEquals(2, vm.actions().size());
        story.completeAction(story.incident().actions().getFirst().id());
        vm.read();
        assertEquals("Another", vm.actions().getFirst().action().item().text());
    }

    @Test
    void nothingIsReadOnTheScreensOwnThread() {
        var work = new HeldWork();
        TrendsViewModel vm = read(work);
        assertEquals(List.of(), vm.actions());
        work.all();
        assertEquals(1, vm.actions().size());
    }

    @Test
    void anOpenActionLeadsToItsIncident() {
        TrendsViewModel vm = read(Work.inline());
        vm.open(vm.actions().getFirst());
        assertEquals(List.of("INC-2026-0001"), opened);
    }

    @Test
    void theTableIsWrittenWhereItIsWanted() throws IOException {
        TrendsViewModel vm = read(Work.inline());
        Path file = folder.resolve("trends.csv");
        dialogs.writingTo(file);
        vm.export();
        assertTrue(Files.readString(file).startsWith("month,incidents,"));
        dialogs.writingTo(folder.resolve("gone").resolve("trends.csv"));
        vm.export();
        assertTrue(vm.failed().get());
    }
}
