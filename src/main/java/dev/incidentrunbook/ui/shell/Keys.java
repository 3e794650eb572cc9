package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Shortcut;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What the keys do, wherever the focus is.
final class Keys {
    private final ShellViewModel vm;
    private final Supplier<Screen> inFront;
    private final Runnable palette;
    private final Runnable sheet;
    private final Map<Shortcut, KeyCombination> combinations = new EnumMap<>(Shortcut.class);

    /// @param inFront the screen in front
    /// @param palette opens the palette
    /// @param sheet opens the sheet of all keys
    Keys(ShellViewModel vm, Supplier<Screen> inFront, Runnable palette, Runnable sheet) {
        this.vm = vm;
        this.inFront = inFront;
        this.palette = palette;
        this.sheet = sheet;
        for (Shortcut shortcut : Shortcut.values()) {
            combinations.put(shortcut, shortcut.keys());
        }
    }

    /// Acts on a key.
    ///
    /// @param focused what has the focus, if anything has
    /// @return false when the key is for what has the focus
    boolean pressed(KeyEvent event, @Nullable Node focused) {
        for (var entry : combinations.entrySet()) {
            if (entry.getValue().match(event)) {
                return !keptByField(entry.getKey(), focused) && press(entry.getKey());
            }
        }
        return false;
    }

    /// Does what a key stands for.
    ///
    /// @return false when there is nothing to do for it now
    boolean press(Shortcut shortcut) {
        switch (shortcut) {
            case NEW_INCIDENT -> vm.begin();
            case HOME -> vm.go(new Place.Home());
            case TRENDS -> vm.go(new Place.Trends());
            case STEP_1, STEP_2, STEP_3, STEP_4, STEP_5, STEP_6, STEP_7, STEP_8 ->
                    vm.route()
                            .goToStep(
                                    Integer.parseInt(shortcut.name().substring("STEP_".length())));
            case PREVIOUS_STEP -> vm.route().goBy(-1);
            case NEXT_STEP -> vm.route().goBy(1);
            case DETAILS -> vm.go(new Place.Details());
            case EVIDENCE -> vm.go(new Place.Evidence(0));
            case TIMELINE -> vm.go(new Place.Timeline());
            case DIAGNOSIS -> vm.go(new Place.Diagnosis());
            case HYPOTHESES -> vm.go(new Place.Board());
            case REFERENCE -> vm.route().turnReference();
            case RUNBOOK_CHANGES -> vm.go(new Place.RunbookChanges());
            case REVIEW -> vm.go(new Place.Review());
            case SETTINGS -> vm.go(new Place.Settings());
            case SAFEKEEPING -> vm.go(new Place.Safekeeping());
            case FIND_EVERYWHERE -> vm.route().goSearching();
            case EXPORT_BUNDLE -> vm.exportBundle();
            case IMPORT_BUNDLE -> vm.importBundle();
            case UNDO -> vm.undo();
            case REDO -> vm.redo();
            case PALETTE -> palette.run();
            case KEYS -> sheet.run();
            case FEEDBACK, NOTE, ATTACH_FILE, ATTACH_CLIPBOARD -> {
                return toScreen(shortcut) || atWork(shortcut);
            }
            case FINISH_STEP, STEP_OUTCOME, PAUSE_RESUME -> {
                // What is not in sight is not finished: the step is shown, and the key pressed
                // there acts.
                if (!toScreen(shortcut) && vm.atIncident()) {
                    vm.route().goToWork();
                }
            }
            case EXPORT_REVIEW -> {
                vm.go(new Place.Review());
                return toScreen(shortcut);
            }
            case FIND, GO_TO_LINE -> {
                return toScreen(shortcut);
            }
        }
        return true;
    }

    private boolean toScreen(Shortcut shortcut) {
        return inFront.get().acts().test(shortcut);
    }

    private boolean atWork(Shortcut shortcut) {
        if (!vm.atIncident()) {
            return false;
        }
        vm.route().goToWork();
        return toScreen(shortcut);
    }

    /// Whether a field that has the focus keeps a key: its own undo while it has changes, and pasted text.
    private static boolean keptByField(Shortcut shortcut, @Nullable Node focused) {
        if (!(focused instanceof TextInputControl field) || !field.isEditable()) {
            return false;
        }
        if (shortcut == Shortcut.ATTACH_CLIPBOARD) {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            return clipboard.hasString() && !clipboard.hasFiles() && !clipboard.hasImage();
        }
        return (shortcut == Shortcut.UNDO && field.isUndoable())
                || (shortcut == Shortcut.REDO && field.isRedoable());
    }
}
