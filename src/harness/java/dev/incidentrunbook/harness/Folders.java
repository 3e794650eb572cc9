package dev.incidentrunbook.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders.
final class Folders {
    private Folders() {}

    /// Removes a folder and all that is in it; nothing when there is none. A file that vanishes meanwhile is no trouble.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path path : inside(folder).sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
        }
        Files.deleteIfExists(folder);
    }

    /// Copies a folder, the machine code aside that a store unpacks.
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path path : inside(from).sorted().toList()) {
            if (path.startsWith(from.resolve("native"))) {
                continue;
            }
            Path copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                copyFile(path, copy);
            }
        }
    }

    /// Copies a store to where nothing shall be beside it.
    static void copyStore(Path from, Path to) throws IOException {
        delete(to);
        copy(from, to);
    }

    private static void copyFile(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException _) {
            // It was removed while the folder was being copied; the copy is for people to look at.
            Files.deleteIfExists(to);
        }
    }

    private static Stream<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found = all.filter(path -> !path.equals(folder)).toList();
            return found.stream();
        }
    }
}
