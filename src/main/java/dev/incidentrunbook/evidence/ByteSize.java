package dev.incidentrunbook.evidence;

import java.util.Locale;

/// How numbers of bytes read, on the screen and in the shell.
public final class ByteSize {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private ByteSize() {}

    /// A number of bytes with three digits at most: `42 B`, `1.2 MB`, `310 kB`. Units are powers of 1000, as in `ls --si`.
    public static String text(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = (double) bytes;
        int unit = -1;
        // 999.5 kB would round to "1000 kB", which is 1 MB.
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(
                Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[Math.max(unit, 0)]);
    }
}
