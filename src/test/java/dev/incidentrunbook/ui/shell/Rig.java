package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.MemoryPreferences;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.time.ZoneId;
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
        var desktop =
                new Desktop(
                        log,
                        evidence,
                        preferences,
                        new RunbookReader(),
                        clock,
                        "ada",
                        ZoneId.of("Europe/Berlin"),
                        Path.of("/home/ada/.local/share/incident-runbook"),
                        open);
        var vm = new ShellViewModel(desktop, choices, appearance, Work.inline(), dialogs);
        vm.start();
        return vm;
    }
}
