package dev.incidentrunbook.store;

/// Counts lines in bytes as they pass by. A text in UTF-16 is known by its byte-order mark; in it a line feed is a unit of two
/// bytes, and a single byte of that value may be half of another character.
final class LineCount {
    private enum Unit {
        UNKNOWN,
        BYTE,
        LITTLE_ENDIAN,
        BIG_ENDIAN
    }

    private Unit unit = Unit.UNKNOWN;
    private long position;
    private int previous;
    private long feeds;
    private boolean endsWithFeed;

    void add(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            add(bytes[i] & 0xff);
        }
    }

    /// Line feeds so far.
    long feeds() {
        return feeds;
    }

    /// Lines so far; a last one without a line feed counts.
    long lines() {
        return position == 0 || endsWithFeed ? feeds : feeds + 1;
    }

    private void add(int value) {
        if (position == 1) {
            unit = unit(previous, value);
        }
        boolean whole = unit == Unit.UNKNOWN || unit == Unit.BYTE || position % 2 == 1;
        if (whole) {
            endsWithFeed =
                    switch (unit) {
                        case UNKNOWN, BYTE -> value == '\n';
                        case LITTLE_ENDIAN -> previous == '\n' && value == 0;
                        case BIG_ENDIAN -> previous == 0 && value == '\n';
                    };
            if (endsWithFeed) {
                feeds++;
            }
        }
        previous = value;
        position++;
    }

    private static Unit unit(int first, int second) {
        if (first == 0xff && second == 0xfe) {
            return Unit.LITTLE_ENDIAN;
        }
        return first == 0xfe && second == 0xff ? Unit.BIG_ENDIAN : Unit.BYTE;
    }
}
