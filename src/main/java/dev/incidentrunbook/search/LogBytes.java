package dev.incidentrunbook.search;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/// Reads logs in stretches.
///
/// @param evidence the bytes
record LogBytes(EvidenceStore evidence) {
    /// Stretches that are read at once; also what bounds the memory.
    static final int AT_ONCE = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    /// How the characters of a log are written.
    Charset charset(StoredEvidence log) {
        return Stretch.charset(read(log, 0, 2));
    }

    /// How many stretches a log has.
    static long stretches(StoredEvidence log) {
        return Math.ceilDiv(log.size(), Stretch.SIZE);
    }

    /// One of them.
    Stretch stretch(StoredEvidence log, long number, Charset charset) {
        byte[] bytes = read(log, number * Stretch.SIZE, Stretch.SIZE + Stretch.OVERLAP);
        return new Stretch(bytes, Stretch.SIZE, number == 0, charset);
    }

    /// Some bytes of a log, as many as there are.
    ///
    /// @throws UncheckedIOException when they are damaged; the message names them
    byte[] read(StoredEvidence log, long from, int most) {
        var bytes = new byte[(int) Math.min(most, log.size() - from)];
        try (InputStream in = evidence.open(log.sha256())) {
            in.skipNBytes(from);
            in.readNBytes(bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
