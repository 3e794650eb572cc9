package dev.incidentrunbook.bundle;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.store.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// A second program that makes or takes in a bundle. It says on standard output when it begins and what it came to.
public final class ImportingProgram {
    private ImportingProgram() {}

    /// Runs `import FOLDER FILE`, or `through FOLDER FILE OTHER-FOLDER MIB`, which attaches so many MiB, bundles them and takes
    /// the bundle in.
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[2]);
        try (SqliteStore store = store(arguments[1])) {
            var side = new Handover(store.log(), store.evidence());
            if (arguments[0].equals("import")) {
                System.out.println("begun");
                System.out.println(side.take(file, (_, _) -> true).added());
            } else {
                fill(side, Integer.parseInt(arguments[4]));
                side.bundle(Handover.ID, file);
                try (SqliteStore other = store(arguments[3])) {
                    System.out.println(
                            new Handover(other.log(), other.evidence()).take(file).bytes());
                }
            }
        }
    }

    private static void fill(Handover side, int mebibytes) {
        byte[] part = new byte[1 << 20];
        String sha256;
        long size;
        try (Intake intake = side.evidence.begin("large.log", "a test")) {
            for (int i = 0; i < mebibytes; i++) {
                part[i] = (byte) i;
                intake.write(part, part.length);
            }
            var stored = intake.complete();
            sha256 = stored.sha256();
            size = stored.size();
        }
        side.attached(side.open(), "large.log", sha256, size);
    }

    private static SqliteStore store(String folder) {
        return SqliteStore.open(Path.of(folder), Handover.codec(), InstantSource.system());
    }
}
