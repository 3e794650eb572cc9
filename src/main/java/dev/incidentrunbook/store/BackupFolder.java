package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The folder `backups` in the store's folder. Each backup is two files: `incidents-0007.db`, and `incidents-0007.json`, which
/// says what is in it. The second is written last, so a backup without one was never finished.
///
/// @param store the store's folder
record BackupFolder(Path store) {
    private static final Pattern NAME = Pattern.compile("incidents-(\\d{4,18})\\.json");
    private static final Pattern FILE = Pattern.compile("incidents-(\\d{4,18})\\.(db|json)");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    /// What is in a backup.
    ///
    /// @param position the position of the newest event in it
    /// @param sha256 SHA-256 of the file
    /// @param seal SHA-256 of all of the above, by which damage to these lines is noticed
    record Contents(
            String name,
            String takenAt,
            long incidents,
            long events,
            long position,
            long size,
            String sha256,
            String reason,
            String seal) {

        /// The same with its seal.
        Contents sealed() {
            return new Contents(
                    name,
                    takenAt,
                    incidents,
                    events,
                    position,
                    size,
                    sha256,
                    reason,
                    expectedSeal());
        }

        boolean intact() {
            return seal.equals(expectedSeal());
        }

        private String expectedSeal() {
            return Sha256.of(
                    String.join(
                                    "\n",
                                    name,
                                    takenAt,
                                    Long.toString(incidents),
                                    Long.toString(events),
                                    Long.toString(position),
                                    Long.toString(size),
                                    sha256,
                                    reason)
                            .getBytes(StandardCharsets.UTF_8));
        }

        Backup backup() {
            return new Backup(name, Instant.parse(takenAt), incidents, events, size, reason);
        }
    }

    /// Whether there is any backup.
    boolean any() {
        return !all().isEmpty();
    }

    /// All finished backups, the newest first by their number: a clock may have been set back in between.
    List<Contents> all() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(this::contents)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong((Contents c) -> number(c)).reversed())
                    .toList();
        } catch (IOException e) {
            throw StorageFailure.of("Looking for backups", folder(), e);
        }
    }

    /// The backup of that name.
    ///
    /// @throws StorageException when there is none
    Contents named(String name) {
        return all().stream()
                .filter(c -> number(c) == number(name))
                .findFirst()
                .orElseThrow(() ->
                        new StorageException(
                                "There is no backup "
                                        + name
                                        + " in "
                                        + folder()
                                        + "; \"incident-runbook backup list\" shows those there are."));
    }

    /// The backups of which it cannot be read what is in them, by the name of that file.
    List<String> illegible() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(file -> contents(file).isEmpty())
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StorageFailure.of("Looking for backups", folder(), e);
        }
    }

    /// Whether the file of a backup is still as it was when it was verified.
    boolean intact(Contents contents) {
        try {
            return Files.size(file(contents)) == contents.size()
                    && Sha256.of(file(contents)).equals(contents.sha256());
        } catch (IOException _) {
            // Gone or unreadable is as good as changed, and said in the same words.
            return false;
        }
    }

    Path folder() {
        return store.resolve("backups");
    }

    Path file(Contents contents) {
        return folder().resolve("incidents-" + contents.name() + ".db");
    }

    /// The name after the highest of the files that are there, readable or not.
    String nextName() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            long highest =
                    files.map(file -> FILE.matcher(String.valueOf(file.getFileName())))
                            .filter(Matcher::matches)
                            .mapToLong(file -> number(file.group(1)))
                            .max()
                            .orElse(0);
            return String.format(Locale.ROOT, "%04d", highest + 1);
        }
    }

    /// Gives a finished and forced file its place, and says what is in it.
    void keep(Path finished, Contents contents) throws IOException {
        Files.move(finished, file(contents), StandardCopyOption.ATOMIC_MOVE);
        Path unfinished = Files.createTempFile(folder(), "unfinished", ".json");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(
                            JSON.writeValueAsString(contents).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, sidecar(contents), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.forceFolder(folder());
    }

    /// Removes a backup, what says that it is finished first.
    void remove(Contents contents) throws IOException {
        Files.deleteIfExists(sidecar(contents));
        Files.deleteIfExists(file(contents));
    }

    /// Removes what a program that was killed left behind.
    void sweep() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean unfinished =
                        name.startsWith("unfinished")
                                || (name.matches("incidents-\\d+\\.db(-wal|-shm|-journal)?")
                                        && Files.notExists(
                                                folder().resolve(
                                                                name.replaceFirst(
                                                                        "\\.db.*", ".json"))));
                if (unfinished) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path sidecar(Contents contents) {
        return folder().resolve("incidents-" + contents.name() + ".json");
    }

    private Optional<Contents> contents(Path sidecar) {
        Matcher name = NAME.matcher(String.valueOf(sidecar.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Contents read = JSON.readValue(Files.readAllBytes(sidecar), Contents.class);
            Instant.parse(read.takenAt());
            return read.intact() && read.name().equals(name.group(1))
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (IOException | JacksonException | DateTimeException _) {
            // What cannot be read says nothing; the file beside it is still looked at when
            // recovering.
            return Optional.empty();
        }
    }

    private static long number(Contents contents) {
        return number(contents.name());
    }

    private static long number(String name) {
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
