package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.diagnosis.LogReading;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.incident.Incident.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An attached log that is read for what it shows. It is cited by its number, so that a citation finds its way back.
///
/// @param evidence the log
public record LogSource(Evidence evidence) {
    private static final int BUFFER = 256 * 1024;

    /// Bytes between two looks at what was found so far: about four a second while a quick disk is read.
    private static final long LOOK = 32L * 1024 * 1024;

    /// Hears now and then what was found so far.
    @FunctionalInterface
    public interface Watcher {
        /// Hears what was found so far.
        ///
        /// @param found goes on changing while the log is read
        /// @param bytes how many of the evidence's bytes that took
        void see(List<SourceFindings> found, long bytes);
    }

    /// Reads it to its end, or all logs that are packed in it.
    ///
    /// @throws IOException when what is stored is damaged
    public List<SourceFindings> read(EvidenceStore store, Watcher watcher) throws IOException {
        var run = new Run(watcher);
        Optional<StoredEvidence> stored =
                evidence.packed() ? store.find(evidence.sha256()) : Optional.empty();
        if (stored.isPresent()) {
            new PackedEvidence(store)
                    .texts(
                            stored.get(),
                            evidence.name(),
                            run,
                            (member, bytes) ->
                                    run.read(
                                            bytes,
                                            member.cited(evidence.label()),
                                            member.modified().orElse(evidence.at())));
        } else {
            try (InputStream in = store.open(evidence.sha256())) {
                run.read(in, evidence.label(), evidence.at());
            }
        }
        return run.done;
    }

    /// One run through the evidence.
    private static final class Run implements Progress {
        private final Watcher watcher;
        private final List<SourceFindings> done = new ArrayList<>();
        private OptionalLong packedBytes = OptionalLong.empty();
        private long bytes;
        private long next = LOOK;

        Run(Watcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public boolean at(long read, OptionalLong total) {
            packedBytes = OptionalLong.of(read);
            return true;
        }

        void read(InputStream in, String name, Instant near) throws IOException {
            var reading = new LogReading(name, near);
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                reading.read(buffer, 0, read);
                bytes += read;
                if (bytes >= next) {
                    next += LOOK;
                    var found = new ArrayList<>(done);
                    found.add(reading.soFar());
                    watcher.see(found, packedBytes.orElse(bytes));
                }
            }
            done.add(reading.end());
        }
    }
}
