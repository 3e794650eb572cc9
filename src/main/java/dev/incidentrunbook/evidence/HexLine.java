package dev.incidentrunbook.evidence;

import java.util.HexFormat;

/// Bytes as a person can read them: an offset, sixteen bytes in hexadecimal, and their ASCII characters.
public final class HexLine {
    /// Bytes in a line.
    public static final int BYTES = 16;

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private HexLine() {}

    /// One line.
    ///
    /// @param offset where the first of the bytes lies
    /// @param from place of the first byte in `bytes`
    /// @param to place after the last
    public static String of(long offset, byte[] bytes, int from, int to) {
        var characters = new StringBuilder();
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            characters.append(b >= ' ' && b < 0x7f ? (char) b : '.');
        }
        return String.format(
                "%08x  %-47s  %s", offset, SPACED.formatHex(bytes, from, to), characters);
    }
}
