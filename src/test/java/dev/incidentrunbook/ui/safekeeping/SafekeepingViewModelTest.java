package dev.incidentrunbook.ui.safekeeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.MemorySafekeeping;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafekeepingViewModelTest {
    private static final Damage DAMAGE =
            new Damage("events.jsonl", Optional.empty(), Optional.empty(), "Line 3 is damaged.");

    private final MemorySafekeeping safekeeping = new MemorySafekeeping();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final List<String> gone = new ArrayList<>();

    @Test
    void withoutABackupItSaysWhatToDo() {
        SafekeepingViewModel vm = read(Work.inline());
        assertTrue(vm.last().get().contains("Back up now"), vm.last().get());
    }

    @Test
    void aBackupTakenByHandIsToldAndListed() {
        SafekeepingViewModel vm = read(Work.inline());
        vm.backUp();
        assertEquals(
                "Backup 0001 is taken, read back and verified: 31 events of 1 incident.",
                vm.result().get());
        assertEquals("22 Nov 03:20, by hand", vm.title(vm.backups().getFirst()));
        assertEquals(
                "The last backup is of 2026-11-22 03:20:00 CET (02:20:00 UTC), 7 min ago: 31 events of 1 incident, read back and verified.",
                vm.last().get());
    }

    @Test
    void aBackupThatFailsSaysWhy() {
        safekeeping.fail("The disk is full; make room.");
        SafekeepingViewModel vm = read(Work.inline());
        vm.backUp();
        assertEquals("The disk is full; make room.", vm.result().get());
        assertTrue(vm.failed().get());
    }

    @Test
    void aSecondPressDoesNotTakeASecondBackup() {
        var work = new HeldWork();
        SafekeepingViewModel vm = read(work);
        vm.backUp();
        vm.backUp();
        assertTrue(vm.busy().get());
        work.all();
        assertEquals(1, vm.backups().size());
        assertFalse(vm.busy().get());
    }

    @Test
    void aSoundStoreIsCalledSound() {
        SafekeepingViewModel vm = read(Work.inline());
        vm.check();
        assertEquals(
                "Everything was read, and every byte is as it was written.", vm.result().get());
        assertEquals(List.of("checked, 0 damages"), gone);
    }

    @Test
    void whatACheckFindsIsListedToldAndCanBeRecovered() {
        safekeeping.hiding(DAMAGE);
        SafekeepingViewModel vm = read(Work.inline());
        vm.check();
        assertEquals(List.of(DAMAGE), vm.found().get().damages());
        assertTrue(vm.failed().get());
        vm.recover();
        assertEquals(List.of("checked, 1 damages", "recover"), gone);
    }

    @Test
    void aCheckCanBeCancelled() {
        var work = new HeldWork();
        SafekeepingViewModel vm = read(work);
        work.all();
        vm.check();
        vm.cancel();
        work.all();
        assertEquals("Cancelled; everything is as it was.", vm.result().get());
        assertFalse(vm.failed().get());
    }

    @Test
    void restoringAsksFirstAndSaysWhatBecomesOfWhatIsThere() {
        SafekeepingViewModel vm = read(Work.inline());
        vm.backUp();
        dialogs.confirming(false);
        vm.restore(vm.backups().getFirst());
        assertEquals(List.of(), gone);
        String question = dialogs.asked().getLast();
        assertTrue(question.contains("set aside, and nothing is deleted"), question);
        assertTrue(question.contains("What was recorded after it is kept"), question);
        dialogs.confirming(true);
        vm.exactly().set(true);
        vm.restore(vm.backups().getFirst());
        assertEquals(List.of("restore 0001 exactly"), gone);
    }

    private SafekeepingViewModel read(Work work) {
        var doors =
                new SafekeepingViewModel.Doors() {
                    @Override
                    public void restore(Backup backup, boolean exactly) {
                        gone.add("restore " + backup.name() + (exactly ? " exactly" : ""));
                    }

                    @Override
                    public void recover(Health health) {
                        gone.add("recover");
                    }

                    @Override
                    public void checked(Health health) {
                        gone.add("checked, " + health.damages().size() + " damages");
                    }
                };
        var vm =
                new SafekeepingViewModel(
                        safekeeping,
                        Path.of("/data"),
                        new Moments(ZoneId.of("Europe/Berlin")),
                        new SettableClock(Instant.parse("2026-11-22T02:27:00Z")),
                        work,
                        dialogs,
                        doors);
        vm.read();
        return vm;
    }
}
