package dev.incidentrunbook.safekeeping;

import java.nio.file.Path;
import java.util.List;

/// What mending the store came to.
///
/// @param recovered what was saved and from where, one sentence each
/// @param lost what could not be found anywhere, one sentence each; empty when everything is back
/// @param setAside the folder in which the files as they were before are kept
public record Recovery(List<String> recovered, List<String> lost, Path setAside) {
    public Recovery {
        recovered = List.copyOf(recovered);
        lost = List.copyOf(lost);
    }
}
