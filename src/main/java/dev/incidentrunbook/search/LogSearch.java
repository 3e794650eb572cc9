package dev.incidentrunbook.search;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Looks through the lines of everything attached to any incident, the newest incident first. Bytes that are attached more
/// than once are looked through once.
///
/// @param index knows which incidents have evidence
/// @param log the events
/// @param evidence the bytes
public record LogSearch(IncidentIndex index, IncidentLog log, EvidenceStore evidence) {
    /// Stretches that are looked through at once; also what bounds the memory.
    private static final int AT_ONCE = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());

    /// Hears what is found.
    public interface Listener {
        /// A line matches.
        void found(Hit hit);

        /// How far the search is.
        ///
        /// @param where what is being read: `INC-2026-0001 E3`
        /// @param bytes bytes read so far
        void at(String where, long bytes);

        /// Something could not be read, in one sentence; the search goes on behind it.
        void unreadable(String sentence);

        /// Whether to stop.
        boolean cancelled();
    }

    /// How a search ended.
    ///
    /// @param logs how many logs were looked through
    /// @param bytes how many bytes
    /// @param more whether it stopped before its end
    public record Ended(int logs, long bytes, boolean more) {}

    /// Looks for lines.
    ///
    /// @param most how many at the most
    public Ended find(LinePattern pattern, int most, Listener listener) {
        var run = new Run(pattern, most, listener);
        Set<String> seen = new HashSet<>();
        for (String id : index.withEvidence()) {
            Incident incident = Incident.replay(log.read(id));
            for (Incident.Evidence attached : incident.evidence()) {
                if (run.over()) {
                    return run.ended(true);
                }
                if (!attached.removed()
                        && text(attached.mediaType())
                        && seen.add(attached.sha256())) {
                    run.through(incident, attached);
                }
            }
        }
        return run.ended(run.over());
    }

    /// Whether lines are to be expected; a text with zero bytes in it is of no known type.
    private static boolean text(String mediaType) {
        return mediaType.startsWith("text/")
                || mediaType.startsWith("application/json")
                || mediaType.equals("application/x-ndjson")
                || mediaType.equals("application/octet-stream");
    }

    /// One search while it goes on.
    private final class Run {
        private final LinePattern pattern;
        private final int most;
        private final Listener listener;
        private int hits;
        private int logs;
        private long bytes;

        Run(LinePattern pattern, int most, Listener listener) {
            this.pattern = pattern;
            this.most = most;
            this.listener = listener;
        }

        boolean over() {
            return hits >= most || listener.cancelled();
        }

        Ended ended(boolean more) {
            return new Ended(logs, bytes, more);
        }

        void through(Incident incident, Incident.Evidence attached) {
            Optional<StoredEvidence> stored = evidence.find(attached.sha256());
            String where = incident.id() + " " + attached.label();
            if (stored.isEmpty()) {
                listener.unreadable("The bytes of " + where + " are not in this store.");
                return;
            }
            logs++;
            try {
                through(incident, attached, stored.get().size(), where);
            } catch (UncheckedIOException e) {
                listener.unreadable(where + ": " + e.getCause().getMessage());
            }
        }

        private void through(
                Incident incident, Incident.Evidence attached, long size, String where) {
            Charset charset =
                    Stretch.charset(bytes(attached.sha256(), 0, (int) Math.min(size, 2)));
            long stretches = Math.ceilDiv(size, Stretch.SIZE);
            long feeds = 0;
            long lastLine = 0;
            for (long from = 0; from < stretches && !over(); from += AT_ONCE) {
                listener.at(where, bytes);
                long begin = from;
                int count = Math.toIntExact(Math.min(AT_ONCE, stretches - from));
                List<Stretch.Looked> looked =
                        IntStream.range(0, count)
                                .parallel()
                                .mapToObj(i ->
                                        stretch(attached.sha256(), size, begin + i, charset)
                                                .look(pattern, most))
                                .toList();
                for (Stretch.Looked part : looked) {
                    for (Stretch.Line line : part.lines()) {
                        long number = feeds + line.feedsBefore() + 1;
                        if (number != lastLine && !over()) {
                            tell(incident, attached, number, line.excerpt());
                        }
                        lastLine = number;
                    }
                    feeds += part.feeds();
                }
                bytes += Math.min(size, (begin + count) * Stretch.SIZE) - begin * Stretch.SIZE;
            }
        }

        private void tell(
                Incident incident, Incident.Evidence attached, long line, Excerpt excerpt) {
            hits++;
            listener.found(
                    new Hit(
                            incident.id(),
                            incident.displayTitle(),
                            new Spot.OfLine(attached.number(), line),
                            attached.label() + ":L" + line,
                            excerpt));
        }
    }

    private Stretch stretch(String sha256, long size, long number, Charset charset) {
        long from = number * Stretch.SIZE;
        byte[] bytes =
                bytes(sha256, from, (int) Math.min(size - from, Stretch.SIZE + Stretch.OVERLAP));
        return new Stretch(bytes, bytes.length, Stretch.SIZE, number == 0, charset);
    }

    private byte[] bytes(String sha256, long from, int length) {
        try (InputStream in = evidence.open(sha256)) {
            in.skipNBytes(from);
            var bytes = new byte[length];
            in.readNBytes(bytes, 0, length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
