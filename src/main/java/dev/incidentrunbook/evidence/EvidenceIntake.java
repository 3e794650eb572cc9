package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.Arrivals.Bytes;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes files and streams in as evidence. Only plain files are opened: a pipe would be waited for without end, a device
/// would never come to its end, and the store's own files must not be touched. The bytes are read once, from the first to the
/// last; the digest is that of the bytes stored, whatever the file's size was said to be. Nothing is waited for without end: a
/// source that is stuck is given up, and cancelling works at any moment.
public final class EvidenceIntake {
    private static final int TICK_MILLIS = 200;

    private final EvidenceStore store;
    private final Path dataFolder;
    private final long largeFrom;
    private final int patienceSeconds;
    private final PlainFile.Opening opening;

    /// An intake into a store.
    ///
    /// @param store where the bytes go
    /// @param dataFolder the store's own folder, from which nothing is taken in
    public EvidenceIntake(EvidenceStore store, Path dataFolder) {
        this(store, dataFolder, 1L << 30);
    }

    /// @param largeFrom from so many bytes on, somebody should decide whether a file is copied
    public EvidenceIntake(EvidenceStore store, Path dataFolder, long largeFrom) {
        this(store, dataFolder, largeFrom, 20, Files::newInputStream);
    }

    /// @param patienceSeconds how long a file may give nothing
    /// @param opening opens a file that was found to be plain
    EvidenceIntake(
            EvidenceStore store,
            Path dataFolder,
            long largeFrom,
            int patienceSeconds,
            PlainFile.Opening opening) {
        this.largeFrom = largeFrom;
        this.opening = opening;
        this.store = store;
        this.dataFolder = dataFolder;
        this.patienceSeconds = patienceSeconds;
    }

    /// Told how far an intake is; may end it.
    @FunctionalInterface
    public interface Progress {
        /// A progress that nobody looks at and that never ends an intake.
        Progress UNSEEN = (_, _) -> true;

        /// Called after every part of at most 256 KiB and several times a second while none comes, on the thread that takes in.
        ///
        /// @param bytes bytes taken in so far
        /// @param total bytes there are in all, when that is known
        /// @return whether to go on; `false` cancels
        boolean at(long bytes, OptionalLong total);

        /// Called about twice a second while there is no room on the disk; the intake goes on by itself when there is.
        ///
        /// @param sentence why it waits, and what to do
        /// @return whether to go on waiting; `false` cancels
        default boolean waiting(String sentence) {
            return true;
        }

        /// Asked after every part and several times a second while none comes, about something that is followed: whether what
        /// came is all that is wanted.
        default boolean enough() {
            return false;
        }
    }

    /// What is done with a file that is so large that somebody should decide.
    public enum Large {
        ASK,
        COPY,
        REFERENCE
    }

    /// Takes in a file.
    ///
    /// @param file a plain file, or a link to one
    /// @throws RefusedException when it is nothing that can be attached, or cannot be read
    /// @throws CancellationException when `progress` ended it; nothing is left of it then
    public Taken take(Path file, Progress progress) {
        return take(file, Large.COPY, progress);
    }

    /// Takes in a file, or what is kept of a large one.
    ///
    /// @param file a plain file, or a link to one
    /// @param large what is done when it has more than 1 GiB; a reference is made of any file
    /// @throws LargeFileException when it is large and nobody has decided yet
    /// @throws RefusedException when it is nothing that can be attached, or cannot be read
    /// @throws CancellationException when `progress` ended it; nothing is left of it then
    public Taken take(Path file, Large large, Progress progress) {
        return large == Large.REFERENCE
                ? reference(file, progress)
                : copy(file, large == Large.ASK, progress);
    }

    private Taken reference(Path file, Progress progress) {
        var source = new PlainFile(file, dataFolder, opening);
        String name = String.valueOf(file.getFileName());
        try (Arrivals arrivals = Arrivals.of(source)) {
            var copy = new Copy(name, arrivals, progress, source::size);
            var excerpt = new Excerpt(store, name, () -> source.real().toString());
            StoredEvidence stored =
                    copy.run(() -> excerpt, () -> refuseWhenStalled(file, copy.silentMillis));
            return new Taken(
                    stored,
                    name,
                    source.real().toString(),
                    source.changed(),
                    0,
                    Optional.of(excerpt.outside()));
        } catch (IOException e) {
            throw SourceTrouble.file(file, e);
        }
    }

    private Intake begin(Path file, PlainFile source, boolean ask) {
        long size = source.size().orElse(0);
        if (ask && size > largeFrom) {
            throw new LargeFileException(file, size, dataFolder.toFile().getUsableSpace());
        }
        return store.begin(String.valueOf(file.getFileName()), source.real().toString());
    }

    private Taken copy(Path file, boolean ask, Progress progress) {
        var source = new PlainFile(file, dataFolder, opening);
        String name = String.valueOf(file.getFileName());
        try (Arrivals arrivals = Arrivals.of(source)) {
            var copy = new Copy(name, arrivals, progress, source::size);
            StoredEvidence stored =
                    copy.run(
                            () -> begin(file, source, ask),
                            () -> refuseWhenStalled(file, copy.silentMillis));
            return new Taken(stored, name, source.real().toString(), source.changed());
        } catch (IOException e) {
            throw SourceTrouble.file(file, e);
        }
    }

    /// Takes in a stream to its end.
    ///
    /// @param name what to call it, without folders
    /// @param origin where it comes from: `clipboard` or `standard input`
    /// @throws RefusedException when it cannot be read
    /// @throws CancellationException when `progress` ended it; nothing is left of it then
    public Taken take(InputStream in, String name, String origin, Progress progress) {
        try (Arrivals arrivals = Arrivals.of(Source.of(in))) {
            var copy = new Copy(name, arrivals, progress, OptionalLong::empty);
            StoredEvidence stored = copy.run(() -> store.begin(name, origin), () -> {});
            return new Taken(stored, name, origin, false);
        } catch (IOException e) {
            throw SourceTrouble.stream(origin, e);
        }
    }

    /// Takes in a file and what is written to it from now on, also when it is rotated: renamed and begun anew, or cut and begun
    /// anew. What came is durable and can be read within about a second.
    ///
    /// @param progress ends it by [Progress#enough]
    /// @throws RefusedException when it is nothing that can be attached
    /// @throws CancellationException when `progress` cancelled it; nothing is left of it then
    public Taken follow(Path file, Purpose purpose, Progress progress) {
        var source = new FollowedFile(file, dataFolder);
        String name = String.valueOf(file.getFileName());
        try (Arrivals arrivals = Arrivals.live(List.of(source))) {
            var copy = new Copy(name, arrivals, progress, OptionalLong::empty);
            return copy.follow(() -> store.grow(name, source.origin(), purpose), source::origin);
        } catch (IOException e) {
            throw SourceTrouble.file(file, e);
        }
    }

    /// Takes in streams while they last, as one: what comes first stands first. What came is durable and can be read within
    /// about a second.
    ///
    /// @param progress ends it by [Progress#enough]
    /// @param heard hears the bytes of all streams but the first
    /// @throws RefusedException when nothing of it can be read
    /// @throws CancellationException when `progress` cancelled it; nothing is left of it then
    public Taken follow(
            List<InputStream> streams,
            String name,
            String origin,
            Purpose purpose,
            Progress progress,
            Consumer<byte[]> heard) {
        try (Arrivals arrivals = Arrivals.live(streams.stream().map(Source::of).toList())) {
            var copy = new Copy(name, arrivals, progress, OptionalLong::empty);
            copy.heard = heard;
            return copy.follow(() -> store.grow(name, origin, purpose), () -> origin);
        } catch (IOException e) {
            throw SourceTrouble.stream(origin, e);
        }
    }

    /// A file that was referenced.
    public OutsideFile outside(Outside file) {
        return new OutsideFile(file, dataFolder);
    }

    private void refuseWhenStalled(Path file, int silentMillis) {
        if (silentMillis >= patienceSeconds * 1000) {
            throw SourceTrouble.stalled(file, patienceSeconds);
        }
    }

    /// One source on its way into the store. Used once.
    private static final class Copy {
        private final String name;
        private final Arrivals arrivals;
        private final Progress progress;
        private final Supplier<OptionalLong> total;
        private Consumer<byte[]> heard = _ -> {};
        private long bytes;
        private int silentMillis;

        Copy(String name, Arrivals arrivals, Progress progress, Supplier<OptionalLong> total) {
            this.name = name;
            this.arrivals = arrivals;
            this.progress = progress;
            this.total = total;
        }

        /// @param begin begins the intake, once something came or the source was found to be empty
        /// @param silent called while nothing comes
        StoredEvidence run(Supplier<Intake> begin, Runnable silent) throws IOException {
            Optional<Bytes> part = next(silent);
            while (part.isEmpty() && arrivals.more()) {
                if (!progress.at(0, total.get())) {
                    throw cancelled();
                }
                part = next(silent);
            }
            try (Intake intake = begin.get()) {
                intake.whenFull(progress::waiting);
                while (part.isPresent() || arrivals.more()) {
                    part.ifPresent(came -> take(came, intake));
                    if (!progress.at(bytes, total.get())) {
                        intake.discard();
                        throw cancelled();
                    }
                    part = next(silent);
                }
                return intake.complete();
            }
        }

        /// Takes in what comes until it ends, or is enough. Something that breaks off is kept up to there.
        Taken follow(Supplier<Intake> begin, Supplier<String> origin) throws IOException {
            // What is wrong from the beginning is refused before anything is begun.
            Optional<Bytes> first = next(() -> {});
            try (Intake intake = begin.get()) {
                String broken = follow(intake, first);
                StoredEvidence stored = intake.complete();
                return new Taken(
                        stored,
                        name,
                        origin.get() + broken,
                        false,
                        intake.number(),
                        Optional.empty());
            }
        }

        private String follow(Intake intake, Optional<Bytes> first) {
            intake.whenFull(progress::waiting);
            Optional<Bytes> part = first;
            try {
                while (part.isPresent() || arrivals.more()) {
                    part.ifPresent(came -> take(came, intake));
                    if (arrivals.calm()) {
                        intake.sync();
                    }
                    if (!progress.at(bytes, OptionalLong.empty())) {
                        intake.discard();
                        throw cancelled();
                    }
                    if (progress.enough() && arrivals.calm()) {
                        return "";
                    }
                    part = next(() -> {});
                }
                return "";
            } catch (IOException e) {
                return ", broken off: " + e.getMessage();
            } catch (RefusedException e) {
                intake.discard();
                throw e;
            }
        }

        private void take(Bytes part, Intake intake) {
            if (part.source() > 0) {
                heard.accept(Arrays.copyOf(part.buffer(), part.length()));
            }
            intake.write(part.buffer(), part.length());
            arrivals.used(part);
            bytes += part.length();
        }

        private Optional<Bytes> next(Runnable silent) throws IOException {
            Optional<Bytes> next = arrivals.next(TICK_MILLIS);
            silentMillis = next.isPresent() ? 0 : silentMillis + TICK_MILLIS;
            if (arrivals.more()) {
                silent.run();
            }
            return next;
        }

        private CancellationException cancelled() {
            return new CancellationException(
                    "Attaching " + name + " was cancelled; nothing of it was kept.");
        }
    }
}
