package dev.incidentrunbook.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Damage done to one file.
///
/// @param words what was done to which file, for a person
/// @param tail whether the file lost its end
record Wound(String words, boolean tail) {
    private static final int STRETCH = 4096;

    /// Damages one file of a store that nothing has open. Small files are hit as often as large ones.
    static Wound one(Path folder, Random random) throws IOException {
        List<Path> files = files(folder);
        Path file = files.get(random.nextInt(files.size()));
        String name = folder.relativize(file).toString();
        long size = Files.size(file);
        long at = (long) (random.nextDouble() * size);
        return switch (random.nextInt(10)) {
            case 0, 1 -> {
                truncate(file, at);
                yield new Wound(name + " cut to " + at + " of " + size + " bytes", true);
            }
            case 2 -> {
                wipe(file, at, (int) Math.min(STRETCH, size - at), random);
                yield new Wound(name + " wiped from byte " + at, false);
            }
            default -> {
                int bit = random.nextInt(Byte.SIZE);
                flip(file, at, bit);
                yield new Wound(name + " bit " + bit + " of byte " + at + " flipped", false);
            }
        };
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(Wound::counts).sorted().toList();
        }
    }

    /// The files that hold something; not the shared memory of SQLite, which is made anew, nor locks and logs.
    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.matches(".*\\.(db|db-wal|jsonl|json)") && Files.size(file) > 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1 << bit);
        }
    }

    private static void wipe(Path file, long at, int length, Random random) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            bytes.seek(at);
            bytes.write(noise);
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(size);
        }
    }
}
