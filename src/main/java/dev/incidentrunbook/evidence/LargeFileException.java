package dev.incidentrunbook.evidence;

import java.nio.file.Path;

/// A file is so large that somebody should decide whether it is copied. Nothing of it was kept.
public final class LargeFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long size;
    private final long free;

    /// @param size number of bytes of the file
    /// @param free number of bytes that are free where a copy would go
    LargeFileException(Path file, long size, long free) {
        super(
                file
                        + " has "
                        + ByteSize.text(size)
                        + ", and "
                        + ByteSize.text(free)
                        + " are free on the disk that holds the store");
        this.size = size;
        this.free = free;
    }

    /// Whether a copy is sure to find room.
    public boolean fits() {
        return free > size;
    }

    /// Both sizes, in one sentence without its end.
    public String words() {
        return String.valueOf(getMessage());
    }
}
