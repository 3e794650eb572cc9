package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Theme;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.recovery.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DesktopViewModelTest {
    private static final Damage DAMAGE =
            new Damage(
                    "incidents.db",
                    Optional.empty(),
                    Optional.empty(),
                    "The header of incidents.db is not that of a database.");

    private final Rig rig = new Rig(Story.http500());
    private final List<String> ended = new ArrayList<>();
    private String refusal = "";

    @Test
    void aSoundStoreIsOpenedBeforeThereIsAWindow() {
        DesktopViewModel vm = start();
        assertTrue(vm.shell().get().isPresent());
    }

    @Test
    void aDamagedStoreIsNotOpenedBeforeSomebodySaidWhatToDo() {
        rig.safekeeping.damaged(false, DAMAGE);
        DesktopViewModel vm = start();
        assertTrue(vm.shell().get().isEmpty());
        assertInstanceOf(Page.Damaged.class, vm.recovery().page().get());
    }

    @Test
    void recoveringLeadsToAllIncidents() {
        rig.safekeeping.damaged(false, DAMAGE);
        DesktopViewModel vm = start();
        vm.recovery().recover();
        vm.recovery().goOn();
        ShellViewModel shell = vm.shell().get().orElseThrow();
        assertEquals(new Place.Home(), shell.place().get());
        assertEquals(1, shell.home().all().size());
        assertEquals(List.of(), shell.upkeep().banners().get());
    }

    @Test
    void whatWasChosenHoldsAsSoonAsTheStoreIsOpen() {
        rig.preferences.remember(Choice.THEME.key(), Theme.DARK.key());
        rig.safekeeping.damaged(false, DAMAGE);
        DesktopViewModel vm = start(Choices.unread(Work.inline()));
        vm.recovery().recover();
        vm.recovery().goOn();
        assertEquals(Theme.DARK, vm.shell().get().orElseThrow().settings().theme().get());
    }

    @Test
    void whoGoesOnWithoutRecoveringIsRemindedAndCanStillRecover() {
        rig.safekeeping.damaged(true, DAMAGE);
        DesktopViewModel vm = start();
        vm.recovery().goOn();
        ShellViewModel shell = vm.shell().get().orElseThrow();
        assertEquals(
                "Damage found: The header of incidents.db is not that of a database.",
                shell.upkeep().banners().get().getFirst().sentence());
        shell.upkeep().take(Banner.Offer.RECOVER);
        assertTrue(vm.shell().get().isEmpty());
        vm.recovery().recover();
        assertInstanceOf(Page.Done.class, vm.recovery().page().get());
    }

    @Test
    void afterRecoveringOneIsBackWhereOneWas() {
        DesktopViewModel vm = start();
        ShellViewModel before = vm.shell().get().orElseThrow();
        before.open("INC-2026-0001");
        before.route().goToStep(4);
        vm.recover(rig.safekeeping.damaged(true, DAMAGE).glance());
        vm.recovery().recover();
        vm.recovery().goOn();
        ShellViewModel after = vm.shell().get().orElseThrow();
        assertEquals(Optional.of("INC-2026-0001"), after.openIncident());
        assertEquals(after.steps().get(3).place(), after.place().get());
    }

    @Test
    void aStoreThatDoesNotOpenIsToldInTheWindow() {
        refusal = "The disk is full.";
        DesktopViewModel vm = start();
        assertEquals(
                new Page.Refused("The store could not be opened", "The disk is full."),
                vm.recovery().page().get());
        refusal = "";
        vm.recovery().tryAgain();
        assertTrue(vm.shell().get().isPresent());
    }

    @Test
    void whatASecondStartAsksForIsShownAtOnceOrWhenTheStoreIsOpen() {
        DesktopViewModel vm = start();
        vm.show("INC-2026-0001");
        assertEquals(Optional.of("INC-2026-0001"), vm.shell().get().orElseThrow().openIncident());

        rig.safekeeping.damaged(true, DAMAGE);
        DesktopViewModel damaged = start();
        damaged.show("INC-2026-0001");
        damaged.recovery().recover();
        damaged.recovery().goOn();
        assertEquals(
                Optional.of("INC-2026-0001"), damaged.shell().get().orElseThrow().openIncident());
    }

    @Test
    void theWindowClosesWhereverOneIs() {
        DesktopViewModel vm = start();
        vm.close();
        vm.recover(rig.safekeeping.damaged(true, DAMAGE).glance());
        vm.close();
        assertEquals(List.of("ended", "ended"), ended);
    }

    private DesktopViewModel start() {
        return start(rig.choices);
    }

    private DesktopViewModel start(Choices choices) {
        Desktop from = rig.desktop(Optional.empty());
        var desktop =
                new Desktop(
                        () -> {
                            if (!refusal.isEmpty()) {
                                throw new StorageException(refusal);
                            }
                            return from.stores().get();
                        },
                        from.safekeeping(),
                        from.runbooks(),
                        from.clock(),
                        from.zone(),
                        from.folder(),
                        from.open());
        var door = new StoreDoor(desktop.stores(), Work.inline());
        FirstLook found = FirstLook.at(desktop.safekeeping(), door);
        var appearance = new Appearance(choices);
        var vm =
                new DesktopViewModel(
                        desktop,
                        door,
                        choices,
                        appearance,
                        Work.inline(),
                        rig.dialogs,
                        () -> ended.add("ended"));
        vm.start(found);
        return vm;
    }
}
