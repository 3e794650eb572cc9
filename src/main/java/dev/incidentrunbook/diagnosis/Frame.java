package dev.incidentrunbook.diagnosis;

/// One call of a stack.
///
/// @param function what was called, without what changes from run to run
/// @param file the source file without its folders' beginning; empty when the trace does not say
/// @param line the line in it; 0 when the trace does not say
/// @param ownCode whether it belongs to the user's code, not to a framework or the language
/// @param at which line of the record it stands on, counted from 0
record Frame(String function, String file, int line, boolean ownCode, int at) {
    /// `Pay.charge (Pay.java:41)`.
    String text() {
        String place = file.isEmpty() ? "" : "(" + shortFile() + (line > 0 ? ":" + line : "") + ")";
        return (function + " " + place).strip();
    }

    /// The file's name with the folder it is in, when its own name says little.
    String shortFile() {
        String path = file.replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The function without its package, and where it is: `Pay.charge (Pay.java:41)`.
    String shortText() {
        return new Frame(shortFunction(), file, line, ownCode, at).text();
    }

    /// The function without its package.
    String shortFunction() {
        String name = FrameNames.readable(function);
        String[] parts = name.split("[./]|::|->|#", -1);
        return parts.length >= 2
                        && !name.contains("::")
                        && !name.contains("->")
                        && !name.contains("#")
                        && !name.matches("[^./]+/[^./]+")
                ? parts[parts.length - 2] + "." + parts[parts.length - 1]
                : name;
    }
}
