package dev.incidentrunbook.ui.kit;

import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;

/// Brings a list on the screen up to date by touching only what differs, so that selection and scroll position stay.
public final class Patch {
    private Patch() {}

    /// Makes `shown` equal to `wanted`; what both have in common at the beginning and at the end is left alone.
    public static <T> void apply(ObservableList<T> shown, List<? extends T> wanted) {
        int shorter = Math.min(shown.size(), wanted.size());
        int head = 0;
        while (head < shorter && Objects.equals(shown.get(head), wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && Objects.equals(
                        shown.get(shown.size() - 1 - tail), wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        List<? extends T> middle = wanted.subList(head, wanted.size() - tail);
        int gone = shown.size() - tail - head;
        int kept = Math.min(gone, middle.size());
        for (int i = 0; i < kept; i++) {
            shown.set(head + i, middle.get(i));
        }
        if (gone > kept) {
            shown.remove(head + kept, head + gone);
        } else if (middle.size() > kept) {
            shown.addAll(head + kept, middle.subList(kept, middle.size()));
        }
    }
}
