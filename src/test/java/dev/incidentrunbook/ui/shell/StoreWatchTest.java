package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.ui.kit.HeldWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreWatchTest {
    private static final Damage DAMAGE =
            new Damage(
                    "evidence.db",
                    Optional.of("INC-2026-0001"),
                    Optional.of("E3"),
                    "E3 is not as it was attached.");

    private final Story story = Story.http500();
    private final Rig rig = new Rig(story);
    private final HeldWork work = new HeldWork();
    private final ShellViewModel vm = rig.start(Optional.empty(), work);

    @Test
    void aNoticeShowsWithinASecondAndGoesWithItsCause() {
        work.all();
        rig.safekeeping.say(new Notice(Notice.About.ROOM, "The disk is nearly full."));
        pass("1s");
        assertEquals(List.of("The disk is nearly full."), sentences());
        rig.safekeeping.say();
        pass("1s");
        assertEquals(List.of(), sentences());
    }

    @Test
    void aBackupIsTakenWhenItIsDueWithoutAnybodyAsking() {
        work.all();
        rig.safekeeping.due(true);
        pass("1m");
        assertEquals("every 15 minutes", rig.safekeeping.backups().getFirst().reason());
    }

    @Test
    void closingAnIncidentAsksForABackupAtOnce() {
        work.all();
        vm.open("INC-2026-0001");
        work.all();
        rig.safekeeping.due(true);
        story.close();
        vm.screens().get().orElseThrow().open().refresh();
        work.all();
        assertEquals(1, rig.safekeeping.backups().size());
    }

    @Test
    void aBackupThatFailsIsToldUntilOneSucceeds() {
        work.all();
        rig.safekeeping.fail("No backup was taken, since the disk is full.");
        pass("1m");
        assertEquals(List.of("No backup was taken, since the disk is full."), sentences());
        rig.safekeeping.fail("");
        pass("1m");
        assertEquals(List.of(), sentences());
    }

    @Test
    void everyByteIsCheckedOnceADayWhileNobodyTypes() {
        work.all();
        pass("30s");
        assertEquals(0, rig.safekeeping.checks());
        pass("31s");
        assertEquals(1, rig.safekeeping.checks());
        pass("2h");
        assertEquals(1, rig.safekeeping.checks());
        pass("23h");
        assertEquals(2, rig.safekeeping.checks());
    }

    @Test
    void nothingIsCheckedWhileSomebodyTypes() {
        work.all();
        for (int i = 0; i < 5; i++) {
            rig.clock.advance(Duration.ofSeconds(50));
            vm.upkeep().watch().touch();
            work.beat();
            work.all();
        }
        assertEquals(0, rig.safekeeping.checks());
    }

    @Test
    void whatTheCheckFindsIsToldAndCanBeRecovered() {
        work.all();
        rig.safekeeping.hiding(DAMAGE);
        pass("61s");
        assertEquals(List.of("Damage found: E3 is not as it was attached."), sentences());
        vm.upkeep().take(vm.upkeep().banners().get().getFirst().offers().getFirst());
        assertEquals(List.of("recover"), rig.asked);
    }

    @Test
    void whatIsDamagedAndLeftAloneIsToldInOneLine() {
        work.all();
        vm.upkeep().watch().checked(new Health(List.of(DAMAGE), List.of(), true));
        rig.safekeeping.say(
                new Notice(
                        Notice.About.RECORD,
                        "E3 is not as it was attached, so nothing is written to it."));
        pass("1s");
        assertEquals(
                List.of(
                        "Damage found: E3 is not as it was attached. Nothing is written there before it is recovered."),
                sentences());
    }

    @Test
    void evidenceThatIsNotWhatWasAttachedHasEverythingCheckedAtOnce() {
        work.all();
        rig.safekeeping.hiding(DAMAGE);
        vm.upkeep().watch().suspect();
        vm.upkeep().watch().suspect();
        work.all();
        assertEquals(1, rig.safekeeping.checks());
        assertEquals(List.of("Damage found: E3 is not as it was attached."), sentences());
    }

    @Test
    void aCheckEndsWithTheWindow() {
        work.all();
        rig.clock.advance(Duration.ofSeconds(61));
        work.beat();
        boolean[] ended = new boolean[1];
        vm.stop(() -> ended[0] = true);
        assertFalse(ended[0]);
        work.all();
        assertTrue(ended[0]);
        assertEquals(0, rig.safekeeping.checks());
    }

    private void pass(String time) {
        rig.clock.advance(Duration.parse("PT" + time));
        work.beat();
        work.all();
    }

    private List<String> sentences() {
        return vm.upkeep().banners().get().stream().map(Banner::sentence).toList();
    }
}
