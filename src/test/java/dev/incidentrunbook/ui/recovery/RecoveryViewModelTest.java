package dev.incidentrunbook.ui.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.MemorySafekeeping;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.ui.kit.CareLine;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecoveryViewModelTest {
    private static final Damage DAMAGE =
            new Damage(
                    "incidents.db",
                    Optional.of("INC-2026-0001"),
                    Optional.empty(),
                    "Its list of pages cannot be read.");
    private static final Backup BACKUP =
            new Backup("0007", Instant.EPOCH, 1, 31, 65_536, "every 15 minutes");

    private final MemorySafekeeping safekeeping =
            new MemorySafekeeping().damaged(true, DAMAGE).keeping(BACKUP);
    private final List<String> gone = new ArrayList<>();
    private String refusal = "";

    private final RecoveryViewModel.Doors doors =
            new RecoveryViewModel.Doors() {
                @Override
                public void open(Consumer<String> failed) {
                    gone.add("open");
                    if (!refusal.isEmpty()) {
                        failed.accept(refusal);
                    }
                }

                @Override
                public void quit() {
                    gone.add("quit");
                }
            };

    @Test
    void itSaysWhatIsDamagedAndFromHowManyBackupsItCanBePutTogether() {
        RecoveryViewModel vm = damaged(Work.inline());
        assertEquals(new Page.Damaged(safekeeping.glance(), OptionalInt.of(1)), vm.page().get());
        assertTrue(vm.usable());
    }

    @Test
    void twoKeysLeadFromTheDamageToTheOpenStore() {
        RecoveryViewModel vm = damaged(Work.inline());
        vm.recover();
        Page.Done done = assertInstanceOf(Page.Done.class, vm.page().get());
        assertEquals("The store is recovered", done.heading());
        assertEquals(Health.SOUND, vm.left());
        vm.goOn();
        assertEquals(List.of("open"), gone);
    }

    @Test
    void itTellsHowFarItIs() {
        var work = new HeldWork();
        RecoveryViewModel vm = damaged(work);
        work.all();
        vm.recover();
        assertEquals(new Page.Busy("Recovering the store", true), vm.page().get());
        assertEquals(-1, vm.progress().get());
        work.all();
        assertEquals(1, vm.progress().get());
        assertEquals("Putting the events together again", vm.doing().get());
    }

    @Test
    void cancellingLeavesEverythingAsItWas() {
        var work = new HeldWork();
        RecoveryViewModel vm = damaged(work);
        work.all();
        vm.recover();
        vm.cancel();
        work.all();
        assertInstanceOf(Page.Damaged.class, vm.page().get());
        assertFalse(safekeeping.glance().sound());
        assertFalse(vm.left().sound());
    }

    @Test
    void quittingWaitsUntilWhatIsUnderWayHasStopped() {
        var work = new HeldWork();
        RecoveryViewModel vm = damaged(work);
        work.all();
        vm.recover();
        vm.quit();
        assertEquals(List.of(), gone);
        work.all();
        assertEquals(List.of("quit"), gone);
        assertFalse(safekeeping.glance().sound());
    }

    @Test
    void aRefusalIsShownAndCanBeTriedAgain() {
        safekeeping.open(true);
        RecoveryViewModel vm = damaged(Work.inline());
        vm.recover();
        assertEquals(
                new Page.Refused(
                        "The store was not recovered",
                        "The store is open in another window; close that first."),
                vm.page().get());
        safekeeping.open(false);
        vm.tryAgain();
        assertInstanceOf(Page.Done.class, vm.page().get());
    }

    @Test
    void workCanGoOnWithoutRecoveringAndTheDamageIsNotForgotten() {
        RecoveryViewModel vm = damaged(Work.inline());
        vm.goOn();
        assertEquals(List.of("open"), gone);
        assertFalse(vm.left().sound());
    }

    @Test
    void aStoreOfWhichNothingCanBeReadIsNotOfferedForWork() {
        safekeeping.damaged(false, DAMAGE);
        assertFalse(damaged(Work.inline()).usable());
    }

    @Test
    void aStoreThatDoesNotOpenSaysWhyInsteadOfLeavingADeadWindow() {
        refusal = "The disk is full.";
        RecoveryViewModel vm = damaged(Work.inline());
        vm.goOn();
        assertEquals(
                new Page.Refused("The store could not be opened", "The disk is full."),
                vm.page().get());
        refusal = "";
        vm.tryAgain();
        assertEquals(List.of("open", "open"), gone);
    }

    @Test
    void aBackupIsRestoredOnTheSameScreen() {
        RecoveryViewModel vm =
                new RecoveryViewModel(safekeeping, Path.of("/data"), Work.inline(), doors);
        vm.restore(BACKUP, true);
        Page.Done done = assertInstanceOf(Page.Done.class, vm.page().get());
        assertEquals("The backup is restored", done.heading());
        assertEquals(
                List.of("Everything is as it was in backup 0007."), done.recovery().recovered());
        assertFalse(done.whole());
    }

    @Test
    void aRestoreThatIsCancelledOpensTheStoreAsItIs() {
        var work = new HeldWork();
        RecoveryViewModel vm = new RecoveryViewModel(safekeeping, Path.of("/data"), work, doors);
        vm.restore(BACKUP, false);
        vm.cancel();
        work.all();
        assertEquals(List.of("open"), gone);
    }

    @Test
    void whatIsLostComesFirstAndOnlyTheFirstDamagesAreToldOneByOne() {
        List<CareLine> lines =
                CareLine.of(new Recovery(List.of("A"), List.of("B"), Path.of("/data/aside")), true);
        assertEquals(List.of("B", "A"), lines.stream().map(CareLine::sentence).toList());
        List<CareLine> many =
                CareLine.of(new Health(Collections.nCopies(1_234, DAMAGE), List.of(), true));
        assertEquals(CareLine.MOST + 1, many.size());
        assertEquals("1034 more", many.getLast().about());
    }

    private RecoveryViewModel damaged(Work work) {
        var vm = new RecoveryViewModel(safekeeping, Path.of("/data"), work, doors);
        vm.damaged(safekeeping.glance());
        return vm;
    }
}
