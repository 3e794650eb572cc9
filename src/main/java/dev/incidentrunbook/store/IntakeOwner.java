package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open store as the owner of the intakes under way in it. As long as it lives it holds the lock of a small file of its
/// own, which the system lets go when the program dies in whatever way; so others can tell an intake that goes on from one
/// that was cut short.
final class IntakeOwner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeOwner.class);

    // The owners of this very program: probing the lock of one of them would drop it.
    private static final Set<String> HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final String name = UUID.randomUUID().toString();
    private @Nullable FileChannel channel;

    IntakeOwner(Path folder) {
        this.folder = folder;
    }

    /// The owner's name, once its lock is held.
    synchronized String claim() throws IOException {
        if (channel == null) {
            PrivateFiles.createFolder(folder);
            PrivateFiles.create(file(name));
            FileChannel opened = FileChannel.open(file(name), StandardOpenOption.WRITE);
            lock(opened);
            HERE.add(name);
            channel = opened;
        }
        return name;
    }

    private void lock(FileChannel opened) throws IOException {
        try {
            if (opened.tryLock() == null) {
                throw new StorageException(
                        file(name) + " is locked by another program; start the program again.");
            }
        } catch (IOException | RuntimeException e) {
            try (opened) {
                throw e;
            }
        }
    }

    /// Whether the owner of this name can still go on with its intakes.
    boolean alive(String owner) throws IOException {
        if (owner.isBlank()) {
            return false;
        }
        if (HERE.contains(owner)) {
            return true;
        }
        if (!Files.exists(file(owner))) {
            return false;
        }
        try (FileChannel probe = FileChannel.open(file(owner), StandardOpenOption.WRITE);
                @Nullable FileLock lock = probe.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file(owner));
            }
            return lock == null;
        }
    }

    @Override
    public synchronized void close() {
        if (channel == null) {
            return;
        }
        try {
            Files.deleteIfExists(file(name));
            channel.close();
        } catch (IOException e) {
            // The system lets the lock go with the program at the latest.
            LOG.warn("{} could not be removed", file(name), e);
        }
        HERE.remove(name);
        channel = null;
    }

    private Path file(String owner) {
        return folder.resolve(owner + ".lock");
    }
}
