package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The folder in which everything is kept.
///
/// @param path where it is; need not exist yet
public record DataFolder(Path path) {
    /// The environment variable that names another folder.
    public static final String VARIABLE = "INCIDENT_RUNBOOK_DATA";

    // Where several machines may see the same file, the shared memory of the write-ahead log does
    // not hold.
    private static final Set<String> NETWORK =
            Set.of(
                    "nfs",
                    "nfs4",
                    "cifs",
                    "smb",
                    "smb2",
                    "smb3",
                    "smbfs",
                    "afpfs",
                    "webdav",
                    "fuse.sshfs",
                    "fuse.rclone");

    /// Where the folder is: where `--data` says, else where `INCIDENT_RUNBOOK_DATA` says, else the platform's place for the
    /// files of programs.
    ///
    /// @param option what `--data` says
    /// @param environment the environment variables
    /// @param system the name of the operating system, as in `os.name`
    /// @param home the user's home folder
    public static DataFolder locate(
            Optional<Path> option, Map<String, String> environment, String system, Path home) {
        return new DataFolder(
                option.or(() -> variable(environment, VARIABLE))
                        .orElseGet(
                                () -> platform(environment, system.toLowerCase(Locale.ROOT), home))
                        .toAbsolutePath()
                        .normalize());
    }

    /// Creates the folder, readable for its owner alone, or makes sure that the one there is can be used.
    ///
    /// @return the folder with every link in its path resolved
    /// @throws StorageException when it cannot be created or written
    public DataFolder prepare() {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new StorageException(
                        path + " is a file, not a folder; name a folder with --data.");
            }
            PrivateFiles.createFolder(path);
            Path real = path.toRealPath();
            refuseNetwork(real);
            tighten(real);
            tryOut(real);
            PrivateFiles.createFolder(real.resolve("logs"));
            return new DataFolder(real);
        } catch (IOException e) {
            throw new StorageException(
                    "The store cannot be kept in "
                            + path
                            + " ("
                            + reason(e)
                            + "); make that folder writable for you, or name"
                            + " another one with --data.",
                    e);
        }
    }

    private static Path platform(Map<String, String> environment, String system, Path home) {
        if (system.startsWith("windows")) {
            return variable(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"))
                    .resolve("IncidentRunbook");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library")
                    .resolve("Application Support")
                    .resolve("IncidentRunbook");
        }
        // https://specifications.freedesktop.org/basedir-spec: a relative path there is to be
        // ignored.
        return variable(environment, "XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("incident-runbook");
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    private static void refuseNetwork(Path folder) throws IOException {
        String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(type)) {
            throw new StorageException(
                    folder
                            + " is on a network drive ("
                            + type
                            + "), where a store would not be safe; name a folder on a local disk with --data.");
        }
    }

    /// A folder that is empty or already holds a store is ours to close to others; any other keeps the rights it has, since
    /// the files inside are closed anyway.
    private static void tighten(Path folder) throws IOException {
        if (!PrivateFiles.posix() || !ours(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        if (permissions.retainAll(PosixFilePermissions.fromString("rwx------"))) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    private static boolean ours(Path folder) throws IOException {
        if (Files.exists(folder.resolve(Schema.INCIDENTS.fileName()))) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            // The launcher makes a folder for temporary files before the program runs.
            return inside.allMatch(file -> file.endsWith("tmp"));
        }
    }

    /// Only a write tells whether writing works: rights alone know nothing of a full or read-only disk.
    private static void tryOut(Path folder) throws IOException {
        Path trial = Files.createTempFile(folder, "trial", "");
        try {
            Files.write(trial, new byte[] {1});
        } finally {
            Files.delete(trial);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "access is denied";
            case java.nio.file.FileAlreadyExistsException x ->
                    x.getFile() + " is a file, not a folder";
            case java.nio.file.FileSystemException x when x.getReason() != null -> x.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
