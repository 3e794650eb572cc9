package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.MemorySafekeeping;
import dev.incidentrunbook.search.MemoryIndex;
import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.MemoryPreferences;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The desktop around a log in memory, where everything happens at once and dialogs are answered by the test.
final class Rig {
    final MemoryLog log;
    final SettableClock clock;
    final MemoryPreferences preferences = new MemoryPreferences();
    final FakeDialogs dialogs = new FakeDialogs();
    final Choices choices = Choices.read(preferences, Work.inline());
    final Appearance appearance = new Appearance(choices);
    final MemoryEvidence evidence;
    final MemorySafekeeping safekeeping = new MemorySafekeeping();

    /// What the window asked for that needs the store closed.
    final List<String> asked = new ArrayList<>();

    /// A desktop with nothing in it.
    Rig() {
        this(new MemoryLog(), new SettableClock(Story.BEGIN), new MemoryEvidence());
    }

    /// A desktop on the log of a story.
    Rig(Story story) {
        this(story, new MemoryEvidence());
    }

    /// A desktop on the log of a story and the evidence that belongs to it.
    Rig(Story story, MemoryEvidence evidence) {
        this(story.log(), story.clock(), evidence);
    }

    private Rig(MemoryLog log, SettableClock clock, MemoryEvidence evidence) {
        this.log = log;
        this.clock = clock;
        this.evidence = evidence;
    }

    /// The window's view model, started.
    ShellViewModel start() {
        return start(Optional.empty());
    }

    /// The window's view model, started with an incident to open.
    ShellViewModel start(Optional<String> open) {
        return start(open, Work.inline());
    }

    /// The window's view model, started with an incident to open, with work of a test's own.
    ShellViewModel start(Optional<String> open, Work work) {
        var vm =
                new ShellViewModel(
                        desktop(open),
                        store(),
                        choices,
                        appearance,
                        work,
                        dialogs,
                        doors(),
                        Health.SOUND);
        vm.start(open, Optional.empty());
        return vm;
    }

    /// Doors that only keep what was asked for.
    ShellViewModel.Doors doors() {
        return new ShellViewModel.Doors() {
            @Override
            public void recover(Health health) {
                asked.add("recover");
            }

            @Override
            public void restore(Backup backup, boolean exactly) {
                asked.add("restore " + backup.name() + (exactly ? " exactly" : ""));
            }
        };
    }

    /// What the desktop needs from outside.
    Desktop desktop(Optional<String> open) {
        return new Desktop(
                this::store,
                safekeeping,
                new RunbookReader(),
                clock,
                ZoneId.of("Europe/Berlin"),
                Path.of("/data/incident-runbook"),
                open);
    }

    private DesktopStore store() {
        safekeeping.open(true);
        return new DesktopStore(
                log,
                evidence,
                preferences,
                new MemoryIndex(log),
                "ada",
                () -> safekeeping.open(false));
    }
}
