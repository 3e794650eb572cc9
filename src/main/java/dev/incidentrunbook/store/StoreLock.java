package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says who has a store open: any number of programs at once, or a single one that exchanges its files. The lock is that of
/// the small file `store.lock`, which the system lets go when a program dies in whatever way.
///
/// The system counts locks per program and drops them all when the program closes the file once, so every store that one
/// program opens shares one open file.
final class StoreLock implements AutoCloseable {
    static final String FILE_NAME = "store.lock";

    private static final int ATTEMPTS = 100;
    private static final int PAUSE_MILLIS = 100;
    private static final Map<Path, Held> HELD = new HashMap<>();

    private final Path file;
    private boolean open = true;

    private StoreLock(Path file) {
        this.file = file;
    }

    /// The lock as one of many. Waits ten seconds for a program that exchanges the files just now.
    static StoreLock shared(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                pause(file);
            }
            synchronized (HELD) {
                @Nullable Held held = HELD.get(file);
                if (held != null && held.shared) {
                    held.users++;
                    return new StoreLock(file);
                }
                if (held == null && hold(file, true)) {
                    return new StoreLock(file);
                }
            }
        }
        throw new StorageException(
                "The files in "
                        + folder
                        + " are being exchanged by another program; wait until its recovery has ended, then try again.");
    }

    /// The turn of one program to take a backup. Waits for the others.
    static StoreLock turn(Path backups) {
        Path file = backups.resolve("backup.lock");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                pause(file);
            }
            synchronized (HELD) {
                if (!HELD.containsKey(file) && hold(file, false)) {
                    return new StoreLock(file);
                }
            }
        }
        throw new StorageException(
                "Another program takes a backup in "
                        + backups
                        + " and has not ended within ten seconds; try again later.");
    }

    /// The lock for one alone.
    ///
    /// @throws StorageException when any program, this one included, has the store open
    static StoreLock alone(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        synchronized (HELD) {
            if (HELD.containsKey(file) || !hold(file, false)) {
                throw new StorageException(
                        "The store in "
                                + folder
                                + " is open in another window or command; close it, then try again.");
            }
            return new StoreLock(file);
        }
    }

    /// Lets go. The file stays, since removing it would give the next two programs a lock each.
    @Override
    public void close() {
        synchronized (HELD) {
            @Nullable Held held = HELD.get(file);
            if (!open || held == null) {
                return;
            }
            open = false;
            held.users--;
            if (held.users == 0) {
                HELD.remove(file);
                try {
                    held.channel.close();
                } catch (IOException e) {
                    throw StorageFailure.of("Closing the store", file, e);
                }
            }
        }
    }

    private static boolean hold(Path file, boolean shared) {
        try {
            PrivateFiles.create(file);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock lock;
            try {
                lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            } catch (IOException e) {
                try (channel) {
                    throw e;
                }
            }
            if (lock == null) {
                channel.close();
                return false;
            }
            HELD.put(file, new Held(channel, shared));
            return true;
        } catch (IOException e) {
            throw StorageFailure.of("Opening the store", file, e);
        }
    }

    private static void pause(Path file) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    "Waiting for " + file + " was interrupted; start the program again.");
        }
    }

    /// An open file with its lock.
    private static final class Held {
        private final FileChannel channel;
        private final boolean shared;
        private int users = 1;

        Held(FileChannel channel, boolean shared) {
            this.channel = channel;
            this.shared = shared;
        }
    }
}
