package dev.incidentrunbook.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writing a file that somebody asked for.
final class OutputFile {
    private OutputFile() {}

    /// Puts bytes into a stream.
    @FunctionalInterface
    interface Content {
        void into(OutputStream out) throws IOException;
    }

    /// Writes a file in whole or not at all: what stood there before stays until the new content is complete.
    static void write(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A pipe or a device cannot be replaced, only written to.
            try (OutputStream out = Files.newOutputStream(target)) {
                content.into(out);
            }
            return;
        }
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        Path unfinished = Files.createTempFile(folder, ".", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                content.into(out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
