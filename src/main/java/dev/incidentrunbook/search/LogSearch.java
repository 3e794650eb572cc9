package dev.incidentrunbook.search;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Looks through the lines of everything attached to any incident, the newest incident first. Bytes that are attached more
/// than once are looked through once. Lines that hold a request id that is looked for come before all others.
///
/// @param index knows what is attached, and where request ids stand
/// @param log the events
/// @param evidence the bytes
public record LogSearch(IncidentIndex index, IncidentLog log, EvidenceStore evidence) {

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
        List<IncidentIndex.Attached> all = index.attached();
        Set<Long> wanted = pattern.ids();
        if (!wanted.isEmpty()) {
            int[] rows =
                    wanted.stream().flatMapToInt(id -> IntStream.of(IdVolume.rows(id))).toArray();
            // Where ids stand in packed evidence is not known.
            through(all, run, e -> text(e.mediaType()), file -> run.parts(file, rows));
        }
        through(all, run, e -> text(e.mediaType()) || e.packed(), run::all);
        return run.ended();
    }

    /// Something that is done with each log.
    private interface Pass {
        void through(LogFile file);
    }

    /// A log as it stands in an incident.
    ///
    /// @param member the file in the evidence, when that is an archive
    private record LogFile(
            Incident incident,
            Incident.Evidence attached,
            Optional<Member> member,
            StoredEvidence stored) {
        String where() {
            return incident.id() + " " + attached.label();
        }

        private String path() {
            return member.map(m -> VisibleText.of(m.path())).orElse("");
        }

        String cite(long line) {
            return attached.label() + ":L" + line + (path().isEmpty() ? "" : " (" + path() + ")");
        }

        Spot spot(long line) {
            return new Spot.OfLine(attached.number(), path(), line);
        }
    }

    private void through(
            List<IncidentIndex.Attached> all,
            Run run,
            Predicate<Incident.Evidence> wanted,
            Pass pass) {
        Set<String> seen = new HashSet<>();
        Optional<Incident> last = Optional.empty();
        for (IncidentIndex.Attached next : all) {
            if (run.over()) {
                return;
            }
            Incident incident =
                    last.filter(i -> i.id().equals(next.incident()))
                            .orElseGet(() -> Incident.replay(log.read(next.incident())));
            last = Optional.of(incident);
            Optional<Incident.Evidence> attached =
                    incident.evidence().stream()
                            .filter(e -> e.sha256().equals(next.sha256()) && !e.removed())
                            .filter(wanted)
                            .findFirst();
            if (attached.isPresent() && seen.add(next.sha256())) {
                read(incident, attached.get(), run, pass);
            }
        }
    }

    private void read(Incident incident, Incident.Evidence attached, Run run, Pass pass) {
        String where = incident.id() + " " + attached.label();
        Optional<StoredEvidence> stored = evidence.find(attached.sha256());
        try {
            if (stored.isEmpty()) {
                run.unreadable("The bytes of " + where + " are not in this store.");
            } else if (PackedEvidence.packed(stored.get().mediaType())) {
                unpacked(incident, attached, stored.get(), run, pass);
            } else {
                pass.through(new LogFile(incident, attached, Optional.empty(), stored.get()));
            }
        } catch (CancellationException _) {
            // Whoever cancelled knows; it was asked for while something was unpacked.
        } catch (IOException | UncheckedIOException | StorageException e) {
            run.unreadable(where + ": " + e.getMessage());
        }
    }

    /// Goes through the files of a packed evidence, of which copies are made to be read.
    private void unpacked(
            Incident incident,
            Incident.Evidence attached,
            StoredEvidence stored,
            Run run,
            Pass pass)
            throws IOException {
        new PackedEvidence(evidence)
                .readingCopies(
                        stored,
                        attached.name(),
                        (_, _) -> !run.over(),
                        (member, copy) -> {
                            member.trouble().ifPresent(run::unreadable);
                            Optional<Member> within = Optional.of(member).filter(m -> !m.alone());
                            copy.ifPresent(
                                    c -> pass.through(new LogFile(incident, attached, within, c)));
                        });
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
        private final LogBytes bytes = new LogBytes(evidence);
        private final Set<String> told = new HashSet<>();
        private final Set<String> complaints = new HashSet<>();
        private int hits;
        private int logs;
        private long read;

        Run(LinePattern pattern, int most, Listener listener) {
            this.pattern = pattern;
            this.most = most;
            this.listener = listener;
        }

        boolean over() {
            return hits >= most || listener.cancelled();
        }

        Ended ended() {
            return new Ended(logs, read, over());
        }

        void unreadable(String sentence) {
            if (complaints.add(sentence)) {
                listener.unreadable(sentence);
            }
        }

        /// Looks into the parts that are known to hold an id.
        void parts(LogFile file, int[] rows) {
            for (IdShelf.Part part : index.ids().parts(file.stored(), rows).orElse(List.of())) {
                if (over()) {
                    return;
                }
                // The line may begin before the part.
                int before = (int) Math.min(part.offset(), Stretch.OVERLAP);
                byte[] around =
                        bytes.read(
                                file.stored(),
                                part.offset() - before,
                                before + IdVolume.PART + Stretch.OVERLAP);
                var stretch =
                        new Stretch(
                                around,
                                before + IdVolume.PART,
                                part.offset() == 0,
                                StandardCharsets.UTF_8);
                long feeds = part.feedsBefore() - stretch.feeds(0, before);
                for (Stretch.Line line : stretch.look(pattern, most).lines()) {
                    tell(file, feeds + line.feedsBefore() + 1, line.excerpt());
                }
            }
        }

        /// Looks through a whole log.
        void all(LogFile file) {
            logs++;
            Charset charset = bytes.charset(file.stored());
            long stretches = LogBytes.stretches(file.stored());
            long feeds = 0;
            for (long from = 0; from < stretches && !over(); from += LogBytes.AT_ONCE) {
                listener.at(file.where(), read);
                for (Stretch.Looked part : looked(file.stored(), from, stretches, charset)) {
                    for (Stretch.Line line : part.lines()) {
                        tell(file, feeds + line.feedsBefore() + 1, line.excerpt());
                    }
                    feeds += part.feeds();
                }
                long to = Math.min(file.stored().size(), (from + LogBytes.AT_ONCE) * Stretch.SIZE);
                read += to - from * Stretch.SIZE;
            }
        }

        private List<Stretch.Looked> looked(
                StoredEvidence log, long from, long stretches, Charset charset) {
            return IntStream.range(0, (int) Math.min(LogBytes.AT_ONCE, stretches - from))
                    .parallel()
                    .mapToObj(i -> bytes.stretch(log, from + i, charset).look(pattern, most))
                    .toList();
        }

        /// Once for each line, since a long one lies in several stretches, and an id may have led to it before.
        private void tell(LogFile file, long line, Excerpt excerpt) {
            if (over() || !told.add(file.stored().sha256() + line)) {
                return;
            }
            hits++;
            listener.found(
                    new Hit(
                            file.incident().id(),
                            file.incident().displayTitle(),
                            file.spot(line),
                            file.cite(line),
                            excerpt));
        }
    }
}
