package dev.incidentrunbook.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where SQLite and Zstandard unpack their machine code: a folder of our own, because the system's folder for temporary files
/// may be full, may forbid running code, and is open to others.
final class NativeLibraries {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
    private static final Duration IN_USE = Duration.ofMinutes(10);

    private static @Nullable String last;

    private NativeLibraries() {}

    /// Must run before the first connection. Each library is loaded when it is first needed, from the folder named last; a
    /// folder named on the command line of the virtual machine stays.
    static synchronized void unpackTo(Path folder, InstantSource clock) throws IOException {
        PrivateFiles.createFolder(folder);
        sweep(folder, clock.instant().minus(IN_USE));
        for (String property : List.of("org.sqlite.tmpdir", "ZstdTempFolder")) {
            @Nullable String set = System.getProperty(property);
            if (set == null || set.equals(last)) {
                System.setProperty(property, folder.toString());
            }
        }
        last = folder.toString();
    }

    /// A program that was killed leaves its copies behind. A fresh one may be about to be loaded by a program just starting.
    private static void sweep(Path folder, Instant before) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    remove(file);
                }
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows keeps a loaded library from being deleted; another start will do it.
            LOG.debug("{} could not be removed yet", file, e);
        }
    }
}
