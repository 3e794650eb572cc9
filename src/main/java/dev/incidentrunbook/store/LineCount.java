package dev.incidentrunbook.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Counts the lines of an evidence, chunk by chunk.
final class LineCount {
    private Unit unit = Unit.BYTE;
    private long size;
    private long feeds;
    private boolean endsWithFeed;

    /// What stands for a character. A text in UTF-16 is known by its byte-order mark; in it a line feed is a unit of two bytes,
    /// and a single byte of that value may be half of another character.
    enum Unit {
        BYTE {
            @Override
            long feeds(byte[] bytes, int length) {
                long feeds = 0;
                int at = 0;
                for (; at <= length - Long.BYTES; at += Long.BYTES) {
                    feeds += feedsAmong((long) EIGHT_BYTES.get(bytes, at));
                }
                for (; at < length; at++) {
                    feeds += bytes[at] == '\n' ? 1 : 0;
                }
                return feeds;
            }

            @Override
            boolean endsWithFeed(byte[] bytes, int length) {
                return length > 0 && bytes[length - 1] == '\n';
            }
        },
        LITTLE_ENDIAN {
            @Override
            boolean feedAt(byte[] bytes, int at) {
                return bytes[at] == '\n' && bytes[at + 1] == 0;
            }
        },
        BIG_ENDIAN {
            @Override
            boolean feedAt(byte[] bytes, int at) {
                return bytes[at] == 0 && bytes[at + 1] == '\n';
            }
        };

        private static final VarHandle EIGHT_BYTES =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
        private static final long ALL_FEEDS = 0x0a0a_0a0a_0a0a_0a0aL;
        private static final long ALL_BUT_TOP_BITS = 0x7f7f_7f7f_7f7f_7f7fL;

        /// The unit of a text that begins with these bytes.
        static Unit of(byte[] head, int length) {
            int mark = length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
            return switch (mark) {
                case 0xfffe -> LITTLE_ENDIAN;
                case 0xfeff -> BIG_ENDIAN;
                default -> BYTE;
            };
        }

        /// Line feeds in a chunk, which begins with a whole unit.
        long feeds(byte[] bytes, int length) {
            long feeds = 0;
            for (int at = 0; at + 1 < length; at += 2) {
                feeds += feedAt(bytes, at) ? 1 : 0;
            }
            return feeds;
        }

        /// Whether the last whole unit of a chunk is a line feed.
        boolean endsWithFeed(byte[] bytes, int length) {
            return length >= 2 && feedAt(bytes, (length & ~1) - 2);
        }

        boolean feedAt(byte[] bytes, int at) {
            return bytes[at] == '\n';
        }

        /// Line feeds among eight bytes at once: the top bit of a byte is set in the end where the byte was a line feed.
        private static int feedsAmong(long bytes) {
            long zeroWhereFeed = bytes ^ ALL_FEEDS;
            long carried = (zeroWhereFeed & ALL_BUT_TOP_BITS) + ALL_BUT_TOP_BITS;
            return Long.bitCount(~(carried | zeroWhereFeed | ALL_BUT_TOP_BITS));
        }
    }

    /// How many lines there are in all; a last one without a line feed counts.
    static long lines(long size, long feeds, boolean endsWithFeed) {
        return size == 0 || endsWithFeed ? feeds : feeds + 1;
    }

    /// Counts the next chunk.
    void add(byte[] chunk) {
        if (size == 0) {
            unit = Unit.of(chunk, chunk.length);
        }
        size += chunk.length;
        feeds += unit.feeds(chunk, chunk.length);
        endsWithFeed = unit.endsWithFeed(chunk, chunk.length);
    }

    /// Line feeds so far.
    long feeds() {
        return feeds;
    }

    /// Lines so far.
    long lines() {
        return lines(size, feeds, endsWithFeed);
    }
}
