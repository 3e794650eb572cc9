package dev.incidentrunbook.redaction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How the bytes of a stream are looked at as characters: one for each unit of its encoding, so that every character has its
/// bytes and none is lost, whether or not they are valid. What is looked for is ASCII in all of them.
enum Units {
    /// UTF-8 and every other encoding that holds ASCII as it is.
    BYTES(1, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8),
    UTF_16_LITTLE_ENDIAN(2, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE),
    UTF_16_BIG_ENDIAN(2, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16BE);

    private final int width;
    private final Charset looked;
    private final Charset encoding;

    Units(int width, Charset looked, Charset encoding) {
        this.width = width;
        this.looked = looked;
        this.encoding = encoding;
    }

    /// How a stream is written that begins with these bytes.
    static Units of(byte[] head, int length) {
        var zeros = new int[2];
        for (int at = 0; at < Math.min(length, 4096); at++) {
            zeros[at % 2] += head[at] == 0 ? 1 : 0;
        }
        int third = Math.min(length, 4096) / 3;
        if (marked(head, length, 0xff, 0xfe) || zeros[1] > third) {
            return UTF_16_LITTLE_ENDIAN;
        }
        return marked(head, length, 0xfe, 0xff) || zeros[0] > third ? UTF_16_BIG_ENDIAN : BYTES;
    }

    private static boolean marked(byte[] head, int length, int first, int second) {
        return length >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    /// Bytes of a character.
    int width() {
        return width;
    }

    /// The characters of whole units; a half one at the end is left out.
    String text(byte[] bytes, int length) {
        if (this == BYTES) {
            return new String(bytes, 0, length, looked);
        }
        // Not by a decoder, which would replace what is no character.
        var units = new char[length / 2];
        int high = this == UTF_16_LITTLE_ENDIAN ? 1 : 0;
        for (int at = 0; at < units.length; at++) {
            units[at] =
                    (char)
                            (((bytes[2 * at + high] & 0xff) << 8)
                                    | (bytes[2 * at + 1 - high] & 0xff));
        }
        return new String(units);
    }

    /// What characters looked at say as they are written.
    String written(String looked) {
        return this == BYTES
                ? new String(looked.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : looked;
    }

    /// A mask as bytes.
    byte[] bytes(String mask) {
        return mask.getBytes(encoding);
    }
}
