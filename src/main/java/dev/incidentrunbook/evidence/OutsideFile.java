package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/// The file of which an evidence is only the beginning and the end. It may have been changed, moved or removed since then.
///
/// @param file what was recorded about it
/// @param dataFolder the store's own folder, from which nothing is read
public record OutsideFile(Outside file, Path dataFolder) {
    private static final int TICK_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 20_000;

    /// Reads all of it and compares its digest.
    ///
    /// @return what is wrong, one sentence each; empty when it is byte for byte what was attached
    /// @throws CancellationException when `progress` ended it
    public List<String> verify(Progress progress) {
        try {
            return read(progress, (_, _) -> {}).equals(file.sha256())
                    ? List.of()
                    : List.of(other());
        } catch (RefusedException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// Writes its bytes to another file.
    ///
    /// @throws RefusedException when it is not what was attached, or cannot be read or written
    public void copy(Path to, Existing existing, Progress progress) {
        WholeFile.write(
                to,
                existing,
                out -> {
                    String sha256 = read(progress, (bytes, length) -> out.write(bytes, 0, length));
                    if (!sha256.equals(file.sha256())) {
                        throw RefusedException.checkFailed(other());
                    }
                });
    }

    @FunctionalInterface
    private interface Taker {
        void take(byte[] bytes, int length) throws IOException;
    }

    private String read(Progress progress, Taker taker) {
        Path path = path();
        MessageDigest digest = Sha256.begin();
        long bytes = 0;
        int silent = 0;
        try (Arrivals arrivals =
                Arrivals.of(new PlainFile(path, dataFolder, Files::newInputStream))) {
            while (arrivals.more()) {
                Optional<Arrivals.Bytes> next = arrivals.next(TICK_MILLIS);
                silent = next.isPresent() ? 0 : silent + TICK_MILLIS;
                if (next.isPresent()) {
                    Arrivals.Bytes part = next.get();
                    digest.update(part.buffer(), 0, part.length());
                    taker.take(part.buffer(), part.length());
                    bytes += part.length();
                    arrivals.used(part);
                } else if (silent >= PATIENCE_MILLIS) {
                    throw SourceTrouble.stalled(path, PATIENCE_MILLIS / 1000);
                }
                if (!progress.at(bytes, OptionalLong.of(file.size()))) {
                    throw new CancellationException("Reading " + path + " was cancelled.");
                }
            }
            return Sha256.end(digest);
        } catch (IOException e) {
            throw SourceTrouble.file(path, e);
        }
    }

    private Path path() {
        try {
            return Path.of(file.path());
        } catch (InvalidPathException _) {
            throw RefusedException.checkFailed(other());
        }
    }

    private String other() {
        return file.path()
                + " is no longer the file that was attached; look for a copy with the SHA-256 "
                + file.sha256()
                + ", of which the beginning and the end are kept here.";
    }
}
