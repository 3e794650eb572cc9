package dev.incidentrunbook.harness;

import dev.incidentrunbook.harness.Trace.Call;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What a disk may hold when the power fails after so many calls. What was forced to the disk before is there; what was
/// written since may be there, or not, or be torn. New names, renames and removals come in order, as ext4's journal keeps
/// them, and those before the last time that anything was forced are there.
final class PowerCut {
    private static final int SECTOR = 512;

    /// Which of the legal states of the disk.
    enum Model {
        /// Everything written is there.
        PREFIX,
        /// Of what was not forced, any part is there.
        REORDERED,
        /// Everything written is there but for the end of the last write, torn between two sectors.
        TORN
    }

    private final Trace trace;
    private final int cut;
    private final Model model;
    private final Random random;

    private final Map<Long, Integer> syncBegan = new HashMap<>();
    private final Map<Integer, Integer> forcedBefore = new HashMap<>();
    private int namesForcedBefore;

    PowerCut(Trace trace, int cut, Model model, Random random) {
        this.trace = trace;
        this.cut = cut;
        this.model = model;
        this.random = random;
        for (int i = 0; i < cut; i++) {
            switch (trace.calls().get(i)) {
                case Call.SyncBegins begins -> syncBegan.put(begins.number(), i);
                case Call.Synced synced -> {
                    int began = syncBegan.getOrDefault(synced.number(), 0);
                    forcedBefore.merge(synced.file(), began, Math::max);
                    namesForcedBefore = Math.max(namesForcedBefore, began);
                }
                default -> {
                    // Only what was forced counts here.
                }
            }
        }
    }

    /// Builds the folder as the disk would hold it.
    ///
    /// @param root the folder in which the program worked
    void build(String root, Path to) throws IOException {
        int lastWrite = lastWrite();
        double chance = random.nextInt(5) / 4.0;
        Set<Integer> there = new LinkedHashSet<>();
        for (int i = 0; i < cut; i++) {
            boolean forced = i < forcedBefore.getOrDefault(file(trace.calls().get(i)), 0);
            boolean kept = forced || model != Model.REORDERED || random.nextDouble() < chance;
            if (kept) {
                there.add(i);
            }
        }
        Files.createDirectories(to);
        for (Map.Entry<String, Integer> name : names().entrySet()) {
            String path = name.getKey();
            if (!path.startsWith(root + "/")) {
                continue;
            }
            Path file = to.resolve(path.substring(root.length() + 1));
            Files.createDirectories(file.getParent());
            fill(file, name.getValue(), there, lastWrite);
        }
    }

    /// The names on the disk and the files they belong to.
    private Map<String, Integer> names() {
        int until =
                model == Model.REORDERED
                        ? namesForcedBefore + random.nextInt(cut - namesForcedBefore + 1)
                        : cut;
        Map<String, Integer> names = new LinkedHashMap<>();
        for (Call call : trace.calls().subList(0, until)) {
            switch (call) {
                case Call.Create create -> names.put(create.path(), create.file());
                case Call.Rename rename -> {
                    Integer file = names.remove(rename.from());
                    if (file != null) {
                        names.put(rename.to(), file);
                    }
                }
                case Call.Unlink unlink -> names.remove(unlink.path());
                default -> {
                    // Nothing that changes names.
                }
            }
        }
        return names;
    }

    private void fill(Path file, int number, Set<Integer> there, int lastWrite) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i : there) {
                switch (trace.calls().get(i)) {
                    case Call.Write write when write.file() == number -> {
                        boolean torn = model == Model.TORN && i == lastWrite;
                        int length = torn ? tear(write) : write.bytes().limit();
                        out.getChannel().write(write.bytes().slice(0, length), write.at());
                    }
                    case Call.Truncate truncate when truncate.file() == number ->
                            out.setLength(truncate.size());
                    default -> {
                        // Of another file.
                    }
                }
            }
        }
    }

    /// How many bytes of the last write are there: up to the end of a sector.
    private int tear(Call.Write write) {
        long end = write.at() + write.bytes().limit();
        int sectors = Math.toIntExact(end / SECTOR - write.at() / SECTOR);
        if (sectors == 0) {
            return random.nextBoolean() ? 0 : write.bytes().limit();
        }
        long torn = (write.at() / SECTOR + random.nextInt(sectors + 1)) * SECTOR;
        return Math.toIntExact(Math.max(0, torn - write.at()));
    }

    private int lastWrite() {
        for (int i = cut - 1; i >= 0; i--) {
            if (trace.calls().get(i) instanceof Call.Write write) {
                return i < forcedBefore.getOrDefault(write.file(), 0) ? -1 : i;
            }
        }
        return -1;
    }

    private static int file(Call call) {
        return switch (call) {
            case Call.Write write -> write.file();
            case Call.Truncate truncate -> truncate.file();
            default -> 0;
        };
    }
}
