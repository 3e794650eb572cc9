package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SplittableRandom;

/// The room on the disk that holds the store. Ticks and notes need little and must never fail for want of it; evidence needs
/// much and can wait. So evidence leaves a reserve alone, and should something else fill the disk, a file that was laid down
/// as ballast is given up for the events.
///
/// @param store the store's folder
record Room(Path store) {
    /// The name of the ballast.
    static final String BALLAST = "ballast";

    private static final int BALLAST_BYTES = 16 * 1024 * 1024;
    private static final long RESERVE = 2L * BALLAST_BYTES;
    private static final int PART = 1024 * 1024;
    private static final int PAUSE_MILLIS = 500;

    /// Bytes that this user may still write.
    long free() {
        // Quicker than asking the file store, which looks through all mounted disks each time.
        return store.toFile().getUsableSpace();
    }

    /// Why there is too little room for evidence, in one sentence; empty when there is enough.
    Optional<String> scarce() {
        long free = free();
        return free >= RESERVE
                ? Optional.empty()
                : Optional.of(
                        "Only "
                                + ByteSize.text(free)
                                + " are free on the disk that holds "
                                + store
                                + ", so attaching waits and goes on by itself when there is room; ticks and notes go on.");
    }

    /// Lays the ballast down where it is missing and there is room for it. Its bytes are random, since a file system may store
    /// equal ones as nothing.
    void layBallast() {
        if (Files.exists(ballast()) || free() < RESERVE + BALLAST_BYTES) {
            return;
        }
        try {
            Path unfinished = Files.createTempFile(store, BALLAST, ".part");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                byte[] part = new byte[PART];
                var random = new SplittableRandom(0);
                for (int written = 0; written < BALLAST_BYTES; written += PART) {
                    random.nextBytes(part);
                    ByteBuffer bytes = ByteBuffer.wrap(part);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
                channel.force(true);
                Files.move(unfinished, ballast(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw StorageFailure.of("Keeping some room for later", ballast(), e);
        }
    }

    /// Gives the ballast up.
    ///
    /// @return whether there was any
    boolean giveUpBallast() {
        try {
            return Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw StorageFailure.of("Making room", ballast(), e);
        }
    }

    /// Waits for a moment, so that room may be made meanwhile.
    void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    "Waiting for room on the disk was interrupted; attach it again.");
        }
    }

    private Path ballast() {
        return store.resolve(BALLAST);
    }
}
