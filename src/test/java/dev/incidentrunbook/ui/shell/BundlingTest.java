package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles exported and imported in the window.
class BundlingTest {
    private static final String ID = "INC-2026-0001";

    @TempDir Path temp;

    private final Rig there = new Rig(Story.http500());
    private Path file = Path.of("");

    @BeforeEach
    void chooseTheFile() {
        file = temp.resolve("x.zip");
        there.dialogs.writingTo(file);
    }

    @Test
    void theOpenIncidentIsExportedToTheChosenFile() {
        ShellViewModel vm = there.start(Optional.of(ID));

        vm.exportBundle();

        assertEquals(List.of("Export bundle " + ID + ".zip"), there.dialogs.asked());
        assertTrue(Files.exists(file));
        assertTrue(vm.notice().get().startsWith(ID + " is in " + file), vm.notice().get());
        assertEquals("", vm.bundling().line().get());
    }

    @Test
    void withoutAnOpenIncidentNothingIsExported() {
        ShellViewModel vm = there.start();
        vm.exportBundle();
        assertEquals(List.of(), there.dialogs.asked());
    }

    @Test
    void anImportedIncidentIsInTheListAndTheSecondTimeNothingChanges() {
        there.start(Optional.of(ID)).exportBundle();
        var here = new Rig();
        here.dialogs.choosing(file);
        ShellViewModel vm = here.start();

        vm.importBundle();

        assertTrue(vm.notice().get().contains("was imported"), vm.notice().get());
        assertEquals(1, vm.home().all().size());
        vm.importBundle();
        assertTrue(vm.notice().get().endsWith("is here already. Nothing changed."));
    }

    @Test
    void anIncidentWhoseIdIsTakenIsNamedWithItsOwn() {
        there.start(Optional.of(ID)).exportBundle();
        var here = new Rig(Story.http500());
        here.dialogs.choosing(file);
        ShellViewModel vm = here.start();

        vm.importBundle();

        assertTrue(vm.notice().get().startsWith(ID + "~2, "), vm.notice().get());
        vm.open(ID + "~2");
        assertEquals(ID + "~2", vm.header().get().orElseThrow().id());
    }

    @Test
    void whatIsNoBundleIsRefusedInASentence() throws IOException {
        var here = new Rig();
        here.dialogs.choosing(Files.writeString(temp.resolve("no.zip"), "no"));
        ShellViewModel vm = here.start();

        vm.importBundle();

        assertTrue(vm.notice().get().startsWith("Nothing was imported because"));
        assertEquals(List.of(), here.dialogs.problems());
    }

    @Test
    void afterASecondItShowsHowFarItIsAndCanBeCancelled() {
        var work = new HeldWork();
        ShellViewModel vm = there.start(Optional.of(ID), work);
        work.all();
        vm.exportBundle();
        // Read, then looked through for secrets.
        work.one();
        work.one();

        work.report(new Work.Progress("x.zip", 1_000_000, 4_000_000));
        assertEquals("", vm.bundling().line().get());
        there.clock.advance(Duration.ofSeconds(1));
        work.report(new Work.Progress("x.zip", 2_000_000, 4_000_000));
        assertEquals("x.zip: 2.0 MB of 4.0 MB exported", vm.bundling().line().get());
        assertEquals(0.5, vm.bundling().progress().get());

        vm.bundling().cancel();
        work.all();
        assertEquals("The export was cancelled. Nothing was written.", vm.notice().get());
        assertEquals("", vm.bundling().line().get());
        assertFalse(Files.exists(file));
    }
}
