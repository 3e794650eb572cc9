package dev.incidentrunbook.ui.kit;

import java.nio.file.Path;
import java.util.List;

/// What is on the clipboard or was dropped, taken off the controls so that it can be kept away from the FX thread.
public sealed interface Pasted {
    /// Files, as a file manager copies or drags them.
    record Files(List<Path> paths) implements Pasted {
        public Files {
            paths = List.copyOf(paths);
        }
    }

    /// A picture, as a screenshot tool copies it.
    record Picture(Pixels pixels) implements Pasted {}

    /// Text.
    record Text(String text) implements Pasted {}

    /// Nothing that can be attached.
    record Nothing() implements Pasted {}
}
