package dev.incidentrunbook.ui.kit;

import java.util.Locale;
import javafx.scene.input.KeyCombination;

/// Every key of the desktop, in one list: the screens act on them, `F1` and `Ctrl+K` show them. `Shortcut` is Ctrl, and Cmd on
/// a Mac.
public enum Shortcut {
    NEW_INCIDENT("Shortcut+Shift+N"),
    HOME("Shortcut+0"),
    TRENDS("Shortcut+Shift+T"),
    STEP_1("Shortcut+1"),
    STEP_2("Shortcut+2"),
    STEP_3("Shortcut+3"),
    STEP_4("Shortcut+4"),
    STEP_5("Shortcut+5"),
    STEP_6("Shortcut+6"),
    STEP_7("Shortcut+7"),
    STEP_8("Shortcut+8"),
    PREVIOUS_STEP("Alt+Left"),
    NEXT_STEP("Alt+Right"),
    FINISH_STEP("Shortcut+Enter"),
    STEP_OUTCOME("Shortcut+Shift+Enter"),
    PAUSE_RESUME("Shortcut+P"),
    FEEDBACK("Shortcut+Shift+K"),
    NOTE("Shortcut+N"),
    ATTACH_FILE("Shortcut+E"),
    ATTACH_CLIPBOARD("Shortcut+V"),
    DETAILS("Shortcut+I"),
    EVIDENCE("Shortcut+Shift+A"),
    TIMELINE("Shortcut+T"),
    DIAGNOSIS("Shortcut+D"),
    HYPOTHESES("Shortcut+Shift+H"),
    REFERENCE("F2"),
    RUNBOOK_CHANGES("Shortcut+Shift+R"),
    REVIEW("Shortcut+R"),
    EXPORT_REVIEW("Shortcut+Shift+E"),
    EXPORT_BUNDLE("Shortcut+Shift+B"),
    IMPORT_BUNDLE("Shortcut+Shift+I"),
    UNDO("Shortcut+Z"),
    REDO("Shortcut+Shift+Z"),
    FIND("Shortcut+F"),
    GO_TO_LINE("Shortcut+G"),
    FIND_EVERYWHERE("Shortcut+Shift+F"),
    PALETTE("Shortcut+K"),
    SETTINGS("Shortcut+Comma"),
    SAFEKEEPING("Shortcut+B"),
    KEYS("F1");

    private final String keys;

    Shortcut(String keys) {
        this.keys = keys;
    }

    /// The keys, for matching events and accelerators.
    public KeyCombination keys() {
        return KeyCombination.valueOf(keys);
    }

    /// The keys as people read them, for instance `Ctrl+Shift+E`.
    public String keyText() {
        return keys().getDisplayText();
    }

    /// What it does, in a few words.
    public String text() {
        return Messages.text("shortcut." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
