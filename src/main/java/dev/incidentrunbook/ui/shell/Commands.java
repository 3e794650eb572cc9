package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.details.DetailsViewModel;
import dev.incidentrunbook.ui.home.HomeRow;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Everything that can be done by name now.
final class Commands {
    private final ShellViewModel vm;
    private final Consumer<Shortcut> press;

    /// @param press does what a key stands for
    Commands(ShellViewModel vm, Consumer<Shortcut> press) {
        this.vm = vm;
        this.press = press;
    }

    /// Every command: first the steps, then what keys do, then the evidence and the incidents.
    List<Command> all() {
        var all = new ArrayList<Command>();
        boolean opened = vm.screens().get().isPresent();
        for (StepLine line : vm.steps()) {
            String keys =
                    line.number() <= 8 ? Shortcut.valueOf("STEP_" + line.number()).keyText() : "";
            String name =
                    Messages.text(
                            "shell.command.step", Integer.toString(line.number()), line.title());
            all.add(new Command(name, keys, () -> vm.go(line.place())));
        }
        for (Shortcut shortcut : Shortcut.values()) {
            if (offered(shortcut) && (opened || general(shortcut))) {
                all.add(
                        new Command(
                                shortcut.text(), shortcut.keyText(), () -> press.accept(shortcut)));
            }
        }
        vm.screens().get().map(screens -> end(screens.details())).ifPresent(all::add);
        for (Theme theme : Theme.values()) {
            String name = Messages.text("shell.command.theme", theme.text());
            all.add(new Command(name, "", () -> vm.settings().theme().set(theme)));
        }
        vm.screens().get().ifPresent(screens -> addEvidence(screens.open(), all));
        for (HomeRow row : vm.home().all()) {
            String name =
                    Messages.text(
                            "shell.command.incident", row.id(), row.title(), row.status().words());
            all.add(new Command(name, "", () -> vm.open(row.id())));
        }
        return all;
    }

    private void addEvidence(OpenIncident open, List<Command> all) {
        open.incident().get().evidence().stream()
                .filter(e -> !e.removed())
                .forEach(e -> {
                    String name = Messages.text("shell.command.evidence", e.label(), e.name());
                    all.add(new Command(name, "", () -> vm.go(new Place.Evidence(e.number()))));
                });
    }

    /// Closes the incident, or takes it up again. Too rare, and too far-reaching, for a key of its own.
    private static Command end(DetailsViewModel details) {
        return details.closed().get()
                ? new Command(Messages.text("details.reopen"), "", details::reopen)
                : new Command(Messages.text("details.close"), "", details::close);
    }

    /// Steps are offered by their titles, and offering the palette in the palette leads nowhere.
    private static boolean offered(Shortcut shortcut) {
        return switch (shortcut) {
            case STEP_1, STEP_2, STEP_3, STEP_4, STEP_5, STEP_6, STEP_7, STEP_8, PALETTE -> false;
            case NEW_INCIDENT,
                    HOME,
                    TRENDS,
                    PREVIOUS_STEP,
                    NEXT_STEP,
                    FINISH_STEP,
                    STEP_OUTCOME,
                    PAUSE_RESUME,
                    FEEDBACK,
                    NOTE,
                    ATTACH_FILE,
                    ATTACH_CLIPBOARD,
                    DETAILS,
                    EVIDENCE,
                    TIMELINE,
                    DIAGNOSIS,
                    HYPOTHESES,
                    REFERENCE,
                    RUNBOOK_CHANGES,
                    REVIEW,
                    EXPORT_REVIEW,
                    EXPORT_BUNDLE,
                    IMPORT_BUNDLE,
                    UNDO,
                    REDO,
                    FIND,
                    GO_TO_LINE,
                    FIND_EVERYWHERE,
                    SETTINGS,
                    SAFEKEEPING,
                    KEYS ->
                    true;
        };
    }

    /// Whether it needs no open incident.
    private static boolean general(Shortcut shortcut) {
        return switch (shortcut) {
            case NEW_INCIDENT,
                    HOME,
                    TRENDS,
                    IMPORT_BUNDLE,
                    FIND,
                    FIND_EVERYWHERE,
                    SETTINGS,
                    SAFEKEEPING,
                    KEYS ->
                    true;
            case STEP_1,
                    STEP_2,
                    STEP_3,
                    STEP_4,
                    STEP_5,
                    STEP_6,
                    STEP_7,
                    STEP_8,
                    PREVIOUS_STEP,
                    NEXT_STEP,
                    FINISH_STEP,
                    STEP_OUTCOME,
                    PAUSE_RESUME,
                    FEEDBACK,
                    NOTE,
                    ATTACH_FILE,
                    ATTACH_CLIPBOARD,
                    DETAILS,
                    EVIDENCE,
                    TIMELINE,
                    DIAGNOSIS,
                    HYPOTHESES,
                    REFERENCE,
                    RUNBOOK_CHANGES,
                    REVIEW,
                    EXPORT_REVIEW,
                    EXPORT_BUNDLE,
                    UNDO,
                    REDO,
                    GO_TO_LINE,
                    PALETTE ->
                    false;
        };
    }
}
