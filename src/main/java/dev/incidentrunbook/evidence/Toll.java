package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.PackedEvidence.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/// Counts the bytes that go into unpacking and those that come out of it, and ends it when it is cancelled or what comes out is
/// out of all proportion.
final class Toll {
    private final String name;
    private final long size;
    private final Limits limits;
    private final Progress progress;
    private long packedBytes;
    private long unpackedBytes;

    /// @param name what is unpacked
    /// @param size its packed size
    Toll(String name, long size, Limits limits, Progress progress) {
        this.name = name;
        this.size = size;
        this.limits = limits;
        this.progress = progress;
    }

    /// Counts packed bytes.
    InputStream entering(InputStream packed) {
        return new Counted(packed) {
            @Override
            void count(long bytes) {
                packedBytes += bytes;
                if (!progress.at(Math.min(packedBytes, size), OptionalLong.of(size))) {
                    throw new CancellationException("Reading " + name + " was cancelled.");
                }
            }
        };
    }

    /// Counts unpacked bytes.
    InputStream leaving(InputStream unpacked) {
        return new Counted(unpacked) {
            @Override
            void count(long bytes) throws IOException {
                unpackedBytes += bytes;
                if (unpackedBytes > limits.bytes()) {
                    throw new PackedTrouble(
                            name
                                    + " unpacks to more than "
                                    + ByteSize.text(limits.bytes())
                                    + ", so it is not read any further; export it and unpack it where there is room.");
                }
                if (unpackedBytes > limits.allowance()
                        && unpackedBytes / limits.ratio() > packedBytes) {
                    throw new PackedTrouble(
                            name
                                    + " unpacks to more than "
                                    + limits.ratio()
                                    + " times its size, as only something made to fill a disk does, so it is not read any"
                                    + " further; export it and unpack it with care if you trust it.");
                }
            }
        };
    }

    private abstract static class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        abstract void count(long bytes) throws IOException;

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
