package dev.incidentrunbook.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How the characters of a text are written as bytes.
enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8, 0),
    UTF_8_MARKED(StandardCharsets.UTF_8, 3),
    UTF_16_LITTLE_ENDIAN(StandardCharsets.UTF_16LE, 2),
    UTF_16_BIG_ENDIAN(StandardCharsets.UTF_16BE, 2);

    // Beyond this share of bytes that are no UTF-8, a file is not a text with a few spots but
    // something else.
    private static final double SPOTS = 0.05;

    private final Charset charset;
    private final int markLength;

    TextEncoding(Charset charset, int markLength) {
        this.charset = charset;
        this.markLength = markLength;
    }

    /// How the text that begins with these bytes is written; empty when they are no text. A few bytes that are not UTF-8
    /// make no log a binary file; a zero byte does, unless a byte-order mark says that it is half a character.
    ///
    /// @param head the first bytes of a file; a character may be cut by their end
    static Optional<TextEncoding> of(byte[] head) {
        if (starts(head, 0xff, 0xfe)) {
            return Optional.of(UTF_16_LITTLE_ENDIAN);
        }
        if (starts(head, 0xfe, 0xff)) {
            return Optional.of(UTF_16_BIG_ENDIAN);
        }
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return Optional.of(UTF_8_MARKED);
        }
        return looksLikeText(head) ? Optional.of(UTF_8) : Optional.empty();
    }

    /// Bytes of the mark at the beginning of a text.
    int mark() {
        return markLength;
    }

    /// Bytes of the smallest character, a line feed for instance.
    int unit() {
        return charset.equals(StandardCharsets.UTF_8) ? 1 : 2;
    }

    /// Where the next line feed lies.
    ///
    /// @param bytes where characters begin at even places when they have two bytes
    /// @return -1 when there is none before `to`
    int nextFeed(byte[] bytes, int from, int to) {
        if (unit() == 1) {
            for (int at = from; at < to; at++) {
                if (bytes[at] == '\n') {
                    return at;
                }
            }
            return -1;
        }
        int low = this == UTF_16_LITTLE_ENDIAN ? 0 : 1;
        for (int at = from + (from & 1); at + 1 < to; at += 2) {
            if (bytes[at + low] == '\n' && bytes[at + 1 - low] == 0) {
                return at;
            }
        }
        return -1;
    }

    /// The first place from one on at which a character begins.
    int firstWhole(byte[] bytes, int from) {
        int at = from;
        if (unit() == 2) {
            int high = this == UTF_16_LITTLE_ENDIAN ? 1 : 0;
            return at + 1 < bytes.length && (bytes[at + high] & 0xfc) == 0xdc ? at + 2 : at;
        }
        // No more than three such bytes belong to one character.
        while (at < bytes.length && at - from < 3 && (bytes[at] & 0xc0) == 0x80) {
            at++;
        }
        return at;
    }

    /// The characters of a stretch without a mark, with U+FFFD for what is none.
    String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), charset);
    }

    /// The characters, with U+FFFD for what is none. A character cut by the end is left out.
    String decode(byte[] bytes) {
        return decode(bytes, bytes.length);
    }

    String decode(byte[] bytes, int length) {
        int skipped = Math.min(markLength, length);
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer characters = CharBuffer.allocate(length + 1);
        CoderResult result =
                decoder.decode(
                        ByteBuffer.wrap(bytes, skipped, length - skipped), characters, false);
        if (result.isOverflow()) {
            throw new IllegalStateException("More characters than bytes in " + charset);
        }
        return characters.flip().toString();
    }

    private static boolean looksLikeText(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
        }
        long spots = UTF_8.decode(head).chars().filter(c -> c == '\ufffd' || control(c)).count();
        return spots <= head.length * SPOTS;
    }

    /// Controls other than those that logs use: tab, line feed, form feed, carriage return, escape for colours.
    private static boolean control(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r' && c != '\u001b';
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
