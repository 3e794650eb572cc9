package dev.incidentrunbook.search;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out which request ids stand where in large logs, so that a later search goes there at once. Small ones are looked
/// through in no time anyway.
///
/// @param index knows what is attached, and receives what was found out
/// @param evidence the bytes
public record IdLearning(IncidentIndex index, EvidenceStore evidence) {
    private static final Logger LOG = LoggerFactory.getLogger(IdLearning.class);
    private static final long SMALL = 16L << 20;
    private static final int LATELY = 4096;
    private static final int PARTS = Stretch.SIZE / IdVolume.PART;

    /// What stands in a part.
    private static final class Learned {
        private final int[] rows;
        private final long feeds;

        Learned(int[] rows, long feeds) {
            this.rows = rows;
            this.feeds = feeds;
        }
    }

    /// Reads every large log of which nothing is known yet.
    ///
    /// @param cancelled asked now and then whether to stop
    public void run(BooleanSupplier cancelled) {
        for (IncidentIndex.Attached attached : index.attached()) {
            Optional<StoredEvidence> log =
                    evidence.find(attached.sha256())
                            .filter(stored -> stored.size() >= SMALL && !index.ids().knows(stored));
            try {
                log.ifPresent(stored -> learn(stored, cancelled));
            } catch (UncheckedIOException e) {
                // The log is damaged, which a check of the store tells.
                LOG.warn("The request ids of a log cannot be read", e);
            }
        }
    }

    private void learn(StoredEvidence log, BooleanSupplier cancelled) {
        var bytes = new LogBytes(evidence);
        if (!bytes.charset(log).equals(StandardCharsets.UTF_8)) {
            return;
        }
        long feeds = 0;
        long parts = Math.ceilDiv(log.size(), IdVolume.PART);
        int inVolume = (int) (IdVolume.BYTES / IdVolume.PART);
        for (int number = 0; (long) number * inVolume < parts; number++) {
            int count = (int) Math.min(inVolume, parts - (long) number * inVolume);
            var volume = new IdVolume(count);
            for (int part = 0; part < count; ) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                for (Learned learned :
                        learned(bytes, log, (long) number * inVolume + part, count - part)) {
                    volume.part(part, feeds, learned.rows);
                    feeds += learned.feeds;
                    part++;
                }
            }
            index.ids().keep(log, number, volume);
        }
    }

    /// The next parts, in order; at least one.
    private static List<Learned> learned(LogBytes bytes, StoredEvidence log, long from, int most) {
        int count = Math.min(most, PARTS * LogBytes.AT_ONCE);
        return IntStream.range(0, Math.ceilDiv(count, PARTS))
                .parallel()
                .mapToObj(i -> stretch(bytes, log, from + (long) i * PARTS))
                .toList()
                .stream()
                .flatMap(List::stream)
                .limit(count)
                .toList();
    }

    private static List<Learned> stretch(LogBytes bytes, StoredEvidence log, long part) {
        byte[] read = bytes.read(log, part * IdVolume.PART, Stretch.SIZE + Stretch.OVERLAP);
        var learned = new ArrayList<Learned>();
        for (int from = 0; from < Math.min(read.length, Stretch.SIZE); from += IdVolume.PART) {
            int to = Math.min(from + IdVolume.PART, read.length);
            learned.add(new Learned(rows(read, from, to), Stretch.feeds(read, from, to)));
        }
        return learned;
    }

    private static int[] rows(byte[] bytes, int from, int to) {
        // Days and names of threads stand in every line; once is enough.
        long[] lately = new long[LATELY];
        var rows = IntStream.builder();
        RequestIds.each(
                bytes,
                from,
                to,
                hash -> {
                    int place = (int) hash & (LATELY - 1);
                    if (lately[place] != hash) {
                        lately[place] = hash;
                        for (int row : IdVolume.rows(hash)) {
                            rows.add(row);
                        }
                    }
                });
        return rows.build().toArray();
    }
}
