package dev.incidentrunbook.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Puts newly built files in the place of those in the store, which are set aside. Whoever does this holds the store's lock
/// alone. A program that dies in the middle leaves the old file or the new one, and the old one set aside; recovering again
/// goes on from there.
///
/// @param store the store's folder
/// @param aside the folder that receives the files as they were
record Exchange(Path store, Path aside) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    // SQLite would take the log of one database for that of another.
    private static final List<String> BESIDE_A_DATABASE = List.of("-wal", "-shm");

    /// An exchange into a new folder in `set-aside`.
    static Exchange begin(Path store, Instant now) throws IOException {
        Path all = store.resolve("set-aside");
        PrivateFiles.createFolder(all);
        Path aside = all.resolve(NAME.format(now));
        for (int again = 2; Files.exists(aside); again++) {
            aside = all.resolve(NAME.format(now) + "-" + again);
        }
        PrivateFiles.createFolder(aside);
        PrivateFiles.forceFolder(all);
        return new Exchange(store, aside);
    }

    /// Keeps a file as it is, with what SQLite keeps beside it.
    void setAside(String fileName) throws IOException {
        keep(fileName);
        for (String suffix : BESIDE_A_DATABASE) {
            keep(fileName + suffix);
        }
        PrivateFiles.forceFolder(aside);
    }

    /// Sets a file aside and puts another in its place.
    ///
    /// @param built a finished file in the same file system
    void replace(String fileName, Path built) throws IOException {
        PrivateFiles.force(built);
        setAside(fileName);
        for (String suffix : BESIDE_A_DATABASE) {
            Files.deleteIfExists(store.resolve(fileName + suffix));
        }
        PrivateFiles.forceFolder(store);
        Files.move(built, store.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceFolder(store);
    }

    private void keep(String fileName) throws IOException {
        Path file = store.resolve(fileName);
        if (Files.notExists(file)) {
            return;
        }
        Path kept = aside.resolve(fileName.replace('/', '-'));
        try {
            // The same bytes under a second name: quick however large, and never gone in between.
            Files.createLink(kept, file);
        } catch (UnsupportedOperationException | IOException _) {
            // Not every file system knows second names.
            Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
            PrivateFiles.force(kept);
        }
    }
}
