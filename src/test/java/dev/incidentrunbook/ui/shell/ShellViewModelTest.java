package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private final Story story = Story.http500();
    private final Rig rig = new Rig(story);
    private final ShellViewModel vm = rig.start();

    @Test
    void beginningStartsTheFirstStepWithNothingAsked() {
        vm.begin();
        assertEquals(new Place.Step("reproduce"), vm.place().get());
        assertEquals("INC-2026-0002", vm.header().get().orElseThrow().id());
        assertEquals(Outcome.IN_PROGRESS, vm.steps().getFirst().outcome());
        assertEquals(0, rig.dialogs.asked().size());
    }

    @Test
    void openingLandsInTheStepThatIsWorkedOn() {
        story.start("logs");
        vm.open("INC-2026-0001");
        assertEquals(new Place.Step("logs"), vm.place().get());
    }

    @Test
    void openingAnIncidentThatIsNotThereSaysSo() {
        vm.open("INC-2026-0009");
        assertEquals(new Place.Home(), vm.place().get());
        assertTrue(vm.notice().get().contains("INC-2026-0009"), vm.notice().get());
        vm.dismissNotice();
        assertEquals("", vm.notice().get());
    }

    @Test
    void evidenceIsFoundByItsName() {
        story.attach("logs", "ledger.log");
        vm.open("INC-2026-0001");
        var palette = new PaletteViewModel(new Commands(vm, _ -> {}).all());
        palette.query().set("ledger");
        palette.found().getFirst().act().run();
        assertEquals(new Place.Evidence(1), vm.place().get());
    }

    @Test
    void theOpenIncidentIsRemembered() {
        vm.open("INC-2026-0001");
        assertEquals(Optional.of("INC-2026-0001"), rig.choices.get(Choice.LAST_INCIDENT));
    }

    @Test
    void aStepSaysItsNumberItsStateAndWhatIsOpen() {
        story.start("reproduce").after("12m");
        vm.open("INC-2026-0001");
        assertEquals(
                "Step 1 of 8, Reproduce in a safe environment, in progress, 12 min, 5 required items open",
                vm.steps().getFirst().spoken());
    }

    @Test
    void thePreviousAndTheNextStepEndAtTheEnds() {
        vm.open("INC-2026-0001");
        vm.route().goBy(-1);
        assertEquals(vm.steps().getFirst().place(), vm.place().get());
        vm.route().goBy(1);
        assertEquals(vm.steps().get(1).place(), vm.place().get());
        vm.route().goToStep(8);
        vm.route().goBy(1);
        assertEquals(vm.steps().getLast().place(), vm.place().get());
    }

    @Test
    void theReferenceLeadsBackToWhereOneWas() {
        vm.open("INC-2026-0001");
        vm.route().goToStep(4);
        vm.route().turnReference();
        assertEquals(new Place.Reference(), vm.place().get());
        vm.route().turnReference();
        assertEquals(vm.steps().get(3).place(), vm.place().get());
    }

    @Test
    void nothingOfAnIncidentIsReachableBeforeOneIsOpen() {
        vm.go(new Place.Timeline());
        assertEquals(new Place.Home(), vm.place().get());
    }

    @Test
    void undoSaysWhatItTookBack() {
        vm.open("INC-2026-0001");
        story.detail(Detail.TITLE, "Checkout fails");
        vm.screens().get().orElseThrow().open().refresh();
        vm.undo();
        assertEquals("Undone: Title: Checkout fails.", vm.notice().get());
        vm.redo();
        assertEquals("Checkout fails", story.incident().detail(Detail.TITLE));
    }

    @Test
    void undoDoesNothingOutOfSight() {
        vm.open("INC-2026-0001");
        story.detail(Detail.TITLE, "Checkout fails");
        vm.go(new Place.Home());
        vm.undo();
        assertEquals("Checkout fails", story.incident().detail(Detail.TITLE));
    }

    @Test
    void leavingAScreenRecordsWhatWasTyped() {
        vm.open("INC-2026-0001");
        vm.go(new Place.Details());
        vm.screens().get().orElseThrow().details().detail(Detail.TITLE).text().set("Half typed");
        vm.go(new Place.Timeline());
        assertEquals("Half typed", story.incident().detail(Detail.TITLE));
    }

    @Test
    void leavingTheTimelineRecordsTheEntryThatWasTyped() {
        vm.open("INC-2026-0001");
        vm.go(new Place.Timeline());
        vm.screens().get().orElseThrow().timeline().draft().text().set("Half typed");
        vm.go(new Place.Details());
        assertEquals("Half typed", story.incident().notes().getLast().text());
    }

    @Test
    void closingTheWindowRecordsWhatWasTyped() {
        vm.open("INC-2026-0001");
        vm.screens().get().orElseThrow().details().detail(Detail.TITLE).text().set("Half typed");
        boolean[] closed = new boolean[1];
        vm.close(() -> closed[0] = true);
        assertTrue(closed[0]);
        assertEquals("Half typed", story.incident().detail(Detail.TITLE));
    }

    @Test
    void closingTheWindowAsksWhenTheLastWordsCannotBeSaved() {
        vm.open("INC-2026-0001");
        vm.screens().get().orElseThrow().details().detail(Detail.TITLE).text().set("Half typed");
        story.log().fail("The disk is full.");
        rig.dialogs.confirming(false);
        boolean[] closed = new boolean[1];
        vm.close(() -> closed[0] = true);
        assertFalse(closed[0]);
        assertEquals(1, rig.dialogs.asked().size());
    }

    @Test
    void aNewNameStandsBesideWhatIsRecordedFromThenOn() {
        vm.open("INC-2026-0001");
        vm.settings().responder().set("Grace");
        vm.settings().flush();
        vm.screens().get().orElseThrow().details().detail(Detail.TITLE).text().set("By Grace");
        vm.flush();
        assertEquals("Grace", story.last().who());
    }

    @Test
    void theTotalTimeIsCalmAndItsTooltipExact() {
        vm.open("INC-2026-0001");
        story.after("1h5m20s");
        vm.screens().get().orElseThrow().open().tick();
        Header header = vm.header().get().orElseThrow();
        assertEquals("1 h 05 min", header.elapsed());
        assertEquals("Since 2026-11-22 03:20:00 CET (02:20:00 UTC)", header.elapsedDetail());
    }

    @Test
    void theIncidentAskedForIsOpenAtOnce() {
        ShellViewModel asked = new Rig(story).start(Optional.of("INC-2026-0001"));
        assertEquals("INC-2026-0001", asked.header().get().orElseThrow().id());
    }
}
