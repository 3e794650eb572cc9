package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Incomplete;
import dev.incidentrunbook.incident.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutShortTest {
    private final Story story = Story.http500();
    private final Rig rig = new Rig(story);

    @TempDir private Path folder;

    @Test
    void whatWasCutShortIsToldAtTheNextStart() {
        leave(1, "api.log", "/var/log/api.log");
        ShellViewModel vm = rig.start();
        assertEquals(
                "api.log was being attached when the program ended; 312 MB were taken in. Open the incident to attach it again.",
                banner(vm).sentence());
        assertEquals(List.of(Banner.Offer.REMOVE, Banner.Offer.LATER), banner(vm).offers());
    }

    @Test
    void inAnIncidentItIsAttachedAgainAndWhatWasLeftIsRemoved() throws IOException {
        Path file = Files.writeString(folder.resolve("api.log"), "OutOfMemoryError\n");
        leave(1, "api.log", file.toString());
        ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"));
        vm.upkeep().take(banner(vm).offers().getFirst());
        assertEquals("api.log", story.incident().evidence().getFirst().name());
        assertEquals(List.of(), rig.evidence.incomplete());
        assertEquals(List.of(), vm.upkeep().banners().get());
    }

    @Test
    void whatCannotBeAttachedAgainStaysUntilItIsRemoved() {
        leave(1, "api.log", folder.resolve("gone.log").toString());
        ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"));
        vm.upkeep().take(Banner.Offer.ATTACH_AGAIN);
        assertEquals(1, rig.evidence.incomplete().size());
        String told =
                vm.screens().get().orElseThrow().attachments().underWay().getFirst().status().get();
        assertTrue(told.contains("There is no file"), told);
    }

    @Test
    void whatCameFromTheClipboardCanOnlyBeRemoved() {
        leave(1, "clipboard.png", "clipboard");
        ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"));
        assertEquals(List.of(Banner.Offer.REMOVE, Banner.Offer.LATER), banner(vm).offers());
        vm.upkeep().take(Banner.Offer.REMOVE);
        assertEquals(List.of(), rig.evidence.incomplete());
    }

    @Test
    void severalAreToldInOneLineAndMayWait() {
        for (int i = 1; i <= 5; i++) {
            leave(i, "log-" + i, "/var/log/" + i);
        }
        ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"));
        assertEquals(
                "5 files were being attached when the program ended: log-1, log-2, log-3 and others.",
                banner(vm).sentence());
        vm.upkeep().take(Banner.Offer.LATER);
        assertEquals(List.of(), vm.upkeep().banners().get());
        assertEquals(5, rig.evidence.incomplete().size());
    }

    private void leave(long number, String name, String origin) {
        rig.evidence.leave(new Incomplete(number, name, origin, Story.BEGIN, 312_000_000));
    }

    private static Banner banner(ShellViewModel vm) {
        return vm.upkeep().banners().get().getFirst();
    }
}
