package dev.incidentrunbook.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SplittableRandom;

/// One run of one harness.
///
/// @param rounds how often to do the harm
/// @param seed decides everything that is left to chance, so that a failure can be had again
/// @param until by [System#nanoTime()], when no more rounds shall begin
/// @param scratch an empty folder for this run; what is in it at the end is thrown away
/// @param broken where stores that were found broken are kept
record Course(int rounds, long seed, long until, Path scratch, Path broken) {

    /// Whether another round may begin.
    boolean timeLeft() {
        return System.nanoTime() < until;
    }

    /// The chance of one round, whatever other rounds there are and in which order they run.
    Random random(int round) {
        // Neighbouring seeds begin alike, so they are stirred first.
        return new Random(new SplittableRandom(seed * 1_000_003L + round).nextLong());
    }

    /// A new folder for a round.
    Path folder(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    /// Keeps a folder in which something was found wrong.
    ///
    /// @return where it is now
    Path keep(Path folder) throws IOException {
        Files.createDirectories(broken);
        Path kept = broken.resolve(seed + "-" + folder.getFileName());
        Folders.delete(kept);
        Folders.copy(folder, kept);
        return kept;
    }
}
