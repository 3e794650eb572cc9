package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;

/// The second record of all events: a text file with one line of JSON for each, in the order of arrival. Lines are only ever
/// added, and only by whoever holds the write lock of the database, so lines of two programs never mix.
///
/// @param file the file, `events.jsonl`
record Witness(Path file) {
    static final String FILE_NAME = "events.jsonl";

    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    /// Up to where file and database were found to agree.
    ///
    /// @param end the byte after the last line that was compared
    /// @param lastStart the first byte of that line
    /// @param lastSha256 SHA-256 of that line
    record Mark(long end, long lastStart, String lastSha256) {
        static final Mark NONE = new Mark(0, 0, Sha256.of(new byte[0]));
    }

    /// Receives lines.
    @FunctionalInterface
    interface Lines {
        /// Receives the next line.
        ///
        /// @param start the line's first byte in the file
        /// @param line the line, its line feed included; a last one without is one that was cut short
        void line(long start, byte[] line) throws SQLException;
    }

    /// Makes sure there is a file, readable for its owner alone.
    void create() throws IOException {
        PrivateFiles.create(file);
    }

    /// Bytes in the file; 0 when it is gone.
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// Adds lines in one write and forces them to the disk. What could not be written whole is taken back.
    ///
    /// @param lines one line or several, each ended by a line feed
    /// @return the mark after the last of them
    Mark append(byte[] lines) throws IOException {
        create();
        long size = size();
        boolean torn = size > 0 && lastByte() != '\n';
        ByteBuffer bytes = ByteBuffer.allocate(lines.length + 1);
        if (torn) {
            bytes.put((byte) '\n');
        }
        bytes.put(lines).flip();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            takeBack(size, e);
            throw e;
        }
        int last = lastLine(lines);
        long start = torn ? size + 1 : size;
        return new Mark(
                start + lines.length,
                start + last,
                Sha256.of(Arrays.copyOfRange(lines, last, lines.length)));
    }

    private static int lastLine(byte[] lines) {
        int start = lines.length - 1;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /// Cuts the file back to a length. Only for lines that were never acknowledged, by whoever holds the write lock.
    void cutBack(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.force(true);
        }
    }

    /// Whether the file still holds the marked line at the marked place.
    boolean holds(Mark mark) throws IOException {
        boolean sane = mark.lastStart() >= 0 && mark.lastStart() <= mark.end();
        if (!sane || size() < mark.end() || mark.end() - mark.lastStart() > LONGEST_LINE) {
            return false;
        }
        int length = Math.toIntExact(mark.end() - mark.lastStart());
        try (InputStream in = from(mark.lastStart())) {
            return Sha256.of(in.readNBytes(length)).equals(mark.lastSha256());
        }
    }

    /// Reads lines one after the other, never more than one at a time in memory.
    ///
    /// @param start the first byte of a line
    /// @param end the byte after the last line to read
    void read(long start, long end, Lines lines) throws IOException, SQLException {
        try (InputStream in = from(start)) {
            long at = start;
            while (at < end) {
                long lineStart = at;
                var line = new ByteArrayOutputStream();
                int next = -1;
                while (at < end && next != '\n') {
                    next = in.read();
                    if (next < 0) {
                        return;
                    }
                    at++;
                    if (line.size() < LONGEST_LINE) {
                        line.write(next);
                    }
                }
                lines.line(lineStart, line.toByteArray());
            }
        }
    }

    private InputStream from(long position) throws IOException {
        if (!Files.exists(file)) {
            return InputStream.nullInputStream();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new BufferedInputStream(
                    Channels.newInputStream(channel.position(position)), 1 << 16);
        } catch (IOException e) {
            try (channel) {
                throw e;
            }
        }
    }

    private int lastByte() throws IOException {
        try (InputStream in = from(size() - 1)) {
            return in.read();
        }
    }

    private void takeBack(long size, IOException failure) {
        try {
            cutBack(size);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
