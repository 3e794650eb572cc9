package dev.incidentrunbook.bundle;

/// What a bundle may ask of the machine that reads it. Nothing that a store can make of a real incident is near these, and a
/// bundle that would not be taken in is not made either.
final class Limits {
    /// Entries of the zip; 65,536 of them are a known way to keep a reader busy.
    static final int ENTRIES = 10_000;

    /// Bytes of the zip's directory: of each entry 46, its name, and what other zip programs add.
    static final int DIRECTORY = 4 * 1024 * 1024;

    static final int MANIFEST = 8 * 1024 * 1024;

    /// Bytes of all events: two hundred thousand of ordinary size. They are held in memory.
    static final int EVENTS = 64 * 1024 * 1024;

    static final int LINE = 16 * 1024 * 1024;
    static final int REVIEW = 64 * 1024 * 1024;

    /// From this size on, an entry may be no more than so many times as large as it is packed: deflate gets to 1032.
    static final long RATIO_FROM = 64L * 1024 * 1024;

    static final int RATIO = 200;

    private Limits() {}

    /// Whether unpacking takes out of proportion to what is packed.
    static boolean bomb(long size, long packed) {
        return size > RATIO_FROM && size / RATIO > packed;
    }
}
