package dev.incidentrunbook.harness;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What a program was told is saved. It says so in lines, the moment it is told, and who hears them gathers them here.
final class Acknowledged {
    private static final FileOutputStream SAY = new FileOutputStream(FileDescriptor.out);

    /// Evidence that was told to be complete. Its bytes need not be remembered, since they come out of the seed again.
    record Attached(String sha256, long seed, int size) {
        byte[] bytes() {
            return bytes(seed, size);
        }

        /// Bytes as logs have them: half of them are worth compressing.
        static byte[] bytes(long seed, int size) {
            var random = new Random(seed);
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            for (int i = 0; i < size; i++) {
                if ((i >> 12) % 2 == 0) {
                    bytes[i] = (byte) ('a' + (bytes[i] & 3));
                }
            }
            return bytes;
        }
    }

    final Set<String> events = new LinkedHashSet<>();
    final Map<String, Attached> evidence = new LinkedHashMap<>();
    final Set<String> backups = new LinkedHashSet<>();

    boolean nothing() {
        return events.isEmpty() && evidence.isEmpty() && backups.isEmpty();
    }

    void hear(List<String> lines) {
        lines.forEach(this::hear);
    }

    void hear(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "event" -> events.add(words[1]);
            case "evidence" ->
                    evidence.put(
                            words[1],
                            new Attached(
                                    words[1],
                                    Long.parseLong(words[2]),
                                    Integer.parseInt(words[3])));
            case "backup" -> backups.add(words[1]);
            default -> {
                // Other lines are between the program and its harness.
            }
        }
    }

    /// Says a line in one write, so that no half of one is taken for a whole one. Used by the children.
    static synchronized void say(String line) {
        try {
            SAY.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Nobody hears what was acknowledged", e);
        }
    }
}
