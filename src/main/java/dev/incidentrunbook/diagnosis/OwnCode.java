package dev.incidentrunbook.diagnosis;

import java.util.List;
import java.util.Locale;

/// Tells the user's own code from frameworks, libraries and the language.
///
/// @param functions beginnings of functions that are not the user's
/// @param folders parts of file paths that are not the user's
record OwnCode(List<String> functions, List<String> folders) {
    OwnCode {
        functions = List.copyOf(functions);
        folders = List.copyOf(folders);
    }

    boolean is(String function, String file) {
        String path = file.replace('\\', '/').toLowerCase(Locale.ROOT);
        if (function.isEmpty() && (path.isEmpty() || path.startsWith("<"))) {
            return false;
        }
        return functions.stream().noneMatch(function::startsWith)
                && folders.stream().noneMatch(path::contains);
    }
}
