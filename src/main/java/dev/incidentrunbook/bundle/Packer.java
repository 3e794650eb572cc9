package dev.incidentrunbook.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a zip that is the same whenever it is written, and that its own reader would not take for a bomb.
final class Packer {
    /// The earliest moment a zip can tell, so that the day of writing changes nothing.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /// Evidence that packs better than this is stored for a while instead, which keeps it under [Limits#RATIO] in all.
    private static final int RATIO = Limits.RATIO / 4;

    private final Counting counting;
    private final ZipOutputStream zip;
    private long packedBefore;
    private long size;
    private boolean storing;

    Packer(OutputStream out) {
        counting = new Counting(out);
        zip = new ZipOutputStream(counting);
    }

    /// Adds an entry whole.
    void add(String path, byte[] bytes) throws IOException {
        begin(path);
        int part = 1 << 16;
        for (int from = 0; from < bytes.length; from += part) {
            write(bytes, from, Math.min(part, bytes.length - from));
        }
        end();
    }

    /// Begins an entry.
    void begin(String path) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(entry);
        packedBefore = counting.written;
        size = 0;
        storing = false;
    }

    void write(byte[] buffer, int length) throws IOException {
        write(buffer, 0, length);
    }

    private void write(byte[] buffer, int from, int length) throws IOException {
        boolean packsTooWell = (counting.written - packedBefore) * RATIO < size;
        if (packsTooWell != storing) {
            storing = packsTooWell;
            zip.setLevel(storing ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        }
        zip.write(buffer, from, length);
        size += length;
    }

    void end() throws IOException {
        zip.closeEntry();
    }

    /// Writes the directory; what is beneath stays open.
    void finish() throws IOException {
        zip.finish();
    }

    /// Counts what goes through.
    private static final class Counting extends FilterOutputStream {
        private long written;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int oneByte) throws IOException {
            out.write(oneByte);
            written++;
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            out.write(buffer, from, length);
            written += length;
        }
    }
}
