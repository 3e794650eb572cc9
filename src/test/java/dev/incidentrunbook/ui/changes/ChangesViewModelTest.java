package dev.incidentrunbook.ui.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesViewModelTest {
    @TempDir Path folder;

    private final FakeDialogs dialogs = new FakeDialogs();
    private final Story story =
            Story.http500()
                    .record(new FeedbackGiven("logs", Verdict.MISSING, "Read the CDN's log"))
                    .notApplicable("reproduce", "open-staging", "no staging");
    private final OpenIncident open = OpenStory.of(story, dialogs);
    private final ChangesViewModel vm =
            new ChangesViewModel(open, dialogs, ZoneId.of("Europe/Berlin"));

    private Runbook saved() {
        Path file = folder.resolve("mine.yaml");
        dialogs.writingTo(file);
        vm.save();
        return new RunbookReader().readFile(file);
    }

    @Test
    void everythingThatWasRecordedIsOffered() {
        assertEquals("2 of 2 changes, version 1.0.0 becomes 1.1.0.", vm.summary().get());
        assertEquals(
                List.of(
                        "Step 1: no longer required, Open a staging environment that mirrors production (no staging)",
                        "Step 2: new item, Read the CDN's log"),
                vm.changes().stream().map(vm::sentence).toList());
    }

    @Test
    void whatIsSavedCanBeFollowed() {
        Runbook mine = saved();
        assertEquals("1.1.0", mine.version());
        assertTrue(mine.step("logs").orElseThrow().item("read-the-cdn-s-log").isPresent());
        assertFalse(vm.failed().get());
    }

    @Test
    void whatIsUntickedIsLeftOut() {
        vm.want(vm.changes().getLast(), false);
        assertEquals(story.incident().runbook().orElseThrow().step("logs"), saved().step("logs"));
    }

    @Test
    void withNothingTickedThereIsNothingToSave() {
        vm.changes().forEach(change -> vm.want(change, false));
        vm.save();
        assertTrue(vm.failed().get());
        assertEquals(List.of(), dialogs.asked());
        assertEquals(List.of(), vm.difference());
    }

    @Test
    void aFolderThatIsNotThereIsToldInASentence() {
        dialogs.writingTo(folder.resolve("gone").resolve("mine.yaml"));
        vm.save();
        assertTrue(vm.failed().get());
        assertTrue(vm.outcome().get().contains("gone"), vm.outcome().get());
    }

    @Test
    void feedbackGivenMeanwhileShowsAtOnce() {
        open.record(new FeedbackGiven("deploy", Verdict.CONTRADICTED, ""));
        assertEquals(3, vm.changes().size());
    }
}
