package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Sees to it that a store has one window. The first program takes the lock of the file `desktop.lock`, which the system
/// lets go when it dies in whatever way; every other one knocks by leaving the file `desktop.show`, and the window, which
/// looks for it, comes to the front. So nothing listens, and nobody else can knock than who may write into the folder.
///
/// Nothing but this class touches the lock's file: an interrupted thread that used it would close it and let the lock go.
public final class DesktopLock implements AutoCloseable {
    static final String FILE_NAME = "desktop.lock";
    static final String KNOCK = "desktop.show";

    /// Three hundred times a tenth of a second: a cold start on a busy machine may take a while.
    private static final int ATTEMPTS = 300;

    private static final int PAUSE_MILLIS = 100;
    private static final int LONGEST_KNOCK = 4096;
    private static final Pattern INCIDENT = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /// The folders whose lock this very program has: opening and closing such a file once more would let its lock go.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private DesktopLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// How a start of the desktop went.
    public sealed interface Start {
        /// This program has the window; the lock is its own until closed.
        record First(DesktopLock lock) implements Start {}

        /// Another program has the window and shows it.
        record Answered() implements Start {}

        /// Another program has the window and does not answer.
        record Unanswered() implements Start {}
    }

    /// Somebody started the desktop while its window was open.
    ///
    /// @param incident the incident to show; empty to leave what is shown
    public record Knock(Optional<String> incident) {}

    /// Takes the lock, or knocks and waits for the answer. A program that ends meanwhile leaves the lock to this one.
    ///
    /// @param folder the store's folder, which is there
    /// @param incident what the window shall show
    /// @throws StorageException when the folder cannot be used
    public static Start takeOrKnock(Path folder, Optional<String> incident) {
        try {
            Path real = folder.toRealPath();
            Optional<DesktopLock> lock = take(real);
            if (lock.isEmpty()) {
                knock(real, incident);
                for (int attempt = 0; attempt < ATTEMPTS && lock.isEmpty(); attempt++) {
                    if (!Files.exists(real.resolve(KNOCK))) {
                        return new Start.Answered();
                    }
                    pause();
                    lock = take(real);
                }
            }
            if (lock.isEmpty()) {
                return new Start.Unanswered();
            }
            lock.get().tidy();
            return new Start.First(lock.get());
        } catch (IOException e) {
            throw StorageFailure.of("Opening the window", folder, e);
        }
    }

    /// Whether somebody knocked since this was last asked.
    public Optional<Knock> knocked() throws IOException {
        Path knock = folder.resolve(KNOCK);
        if (!Files.exists(knock)) {
            return Optional.empty();
        }
        String said;
        try (InputStream in = Files.newInputStream(knock)) {
            said = new String(in.readNBytes(LONGEST_KNOCK), StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        Files.deleteIfExists(knock);
        return Optional.of(new Knock(Optional.of(said).filter(INCIDENT.asMatchPredicate())));
    }

    /// Lets go. The file stays, since removing it would give the next two programs a lock each.
    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(folder);
            try {
                channel.close();
            } catch (IOException e) {
                throw StorageFailure.of("Closing the window", folder, e);
            }
        }
    }

    private static Optional<DesktopLock> take(Path folder) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(folder)) {
                return Optional.empty();
            }
            Path file = folder.resolve(FILE_NAME);
            PrivateFiles.create(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                taken = channel.tryLock() != null;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            if (!taken) {
                return Optional.empty();
            }
            HELD.add(folder);
            return Optional.of(new DesktopLock(folder, channel));
        }
    }

    private static void knock(Path folder, Optional<String> incident) throws IOException {
        Path unfinished = Files.createTempFile(folder, KNOCK, ".part");
        Files.writeString(unfinished, incident.orElse(""));
        Files.move(unfinished, folder.resolve(KNOCK), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes what earlier windows left when they were killed: a knock nobody answered, and copies of fonts that JavaFX made
    /// in the folder for temporary files that the launcher gives it.
    private void tidy() throws IOException {
        Files.deleteIfExists(folder.resolve(KNOCK));
        Path temporary = folder.resolve("tmp");
        if (Files.isDirectory(temporary)) {
            try (DirectoryStream<Path> fonts = Files.newDirectoryStream(temporary, "+JXF*.tmp")) {
                for (Path font : fonts) {
                    Files.deleteIfExists(font);
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    "Waiting for the window that is open was interrupted; start the program again.");
        }
    }
}
