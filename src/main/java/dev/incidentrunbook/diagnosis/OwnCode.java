package dev.incidentrunbook.diagnosis;

import java.util.List;
import java.util.Locale;

/// Tells the user's own code from frameworks, libraries and the language.
///
/// @param functions beginnings of functions that are not the user's
/// @param generated parts of functions that compilers and frameworks write into the user's modules
/// @param folders parts of file paths that are not the user's
record OwnCode(List<String> functions, List<String> generated, List<String> folders) {
    OwnCode {
        functions = List.copyOf(functions);
        generated = List.copyOf(generated);
        folders = List.copyOf(folders);
    }

    /// Whether a function begins with a known beginning, and not only with the first letters of a longer word.
    private static boolean begins(String function, String known) {
        if (!function.startsWith(known)) {
            return false;
        }
        char last = known.charAt(known.length() - 1);
        return !Character.isLetterOrDigit(last)
                || function.length() == known.length()
                || !Character.isLetterOrDigit(function.charAt(known.length()));
    }

    boolean is(String function, String file) {
        String path = file.replace('\\', '/').toLowerCase(Locale.ROOT);
        boolean nameless = function.isEmpty() && (path.isEmpty() || path.startsWith("<"));
        boolean operator = !function.isEmpty() && function.chars().noneMatch(Character::isLetter);
        return !nameless
                && !operator
                && functions.stream().noneMatch(known -> begins(function, known))
                && generated.stream().noneMatch(function::contains)
                && folders.stream().noneMatch(path::contains);
    }
}
