package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.store.BackupFolder.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/// Takes one backup of the events: has SQLite write a copy, reads that back, and gives it its place only when every link of
/// every chain in it holds. Ticks go on meanwhile.
///
/// @param store the store's folder
/// @param codec says what stored events mean
/// @param clock tells when the backup was taken
record BackupRun(Path store, EventCodec codec, InstantSource clock) {

    /// Takes the backup and thins out the older ones.
    Backup run(String reason, Progress progress) {
        var backups = new BackupFolder(store);
        try {
            PrivateFiles.createFolder(backups.folder());
            try (StoreLock _ = StoreLock.turn(backups.folder())) {
                return take(backups, reason, progress);
            }
        } catch (IOException e) {
            throw StorageFailure.of("Taking a backup", backups.folder(), e);
        } catch (SQLException e) {
            throw StorageFailure.of(
                    "Taking a backup", store.resolve(Schema.INCIDENTS.fileName()), e);
        }
    }

    private Backup take(BackupFolder backups, String reason, Progress progress)
            throws IOException, SQLException {
        backups.sweep();
        Path unfinished = backups.folder().resolve("unfinished-" + UUID.randomUUID() + ".db");
        try {
            PrivateFiles.create(unfinished);
            progress.at("Copying the events", 0, 0);
            copy(unfinished);
            Contents contents = verify(unfinished, backups.nextName(), reason, progress);
            PrivateFiles.force(unfinished);
            backups.keep(unfinished, contents);
            for (Contents old : Thinning.superfluous(backups.all(), clock.instant())) {
                backups.remove(old);
            }
            return contents.backup();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// The position of the newest event in the store.
    long position() {
        try (Connection connection = live().openReader()) {
            return Connections.number(connection, "select coalesce(max(position), 0) from event");
        } catch (SQLException e) {
            throw StorageFailure.of("Looking for new events", live().file(), e);
        }
    }

    private Connections live() {
        return new Connections(store.resolve(Schema.INCIDENTS.fileName()), Schema.INCIDENTS);
    }

    private void copy(Path to) throws SQLException {
        try (Connection connection = live().openWriter()) {
            Connections.execute(
                    connection, "vacuum into '" + to.toString().replace("'", "''") + "'");
        }
    }

    private Contents verify(Path file, String name, String reason, Progress progress)
            throws SQLException, IOException {
        var copy = new Connections(file, Schema.INCIDENTS, Optional.of("a backup"));
        try (Connection connection = copy.openReader()) {
            if (!"ok".equals(Connections.text(connection, "pragma quick_check(1)"))) {
                throw new StorageException(
                        "No backup was taken because the copy is damaged; check the disk that holds "
                                + store
                                + ".");
            }
            long events = Connections.number(connection, "select count(*) from event");
            new EventTable(codec)
                    .links(
                            connection,
                            (seen, broken) -> {
                                progress.at("Verifying the backup", seen, events);
                                broken.ifPresent(where -> {
                                    throw new StorageException(
                                            "No backup was taken because "
                                                    + where
                                                    + " is damaged in incidents.db; "
                                                    + Schema.WHEN_DAMAGED
                                                    + ".");
                                });
                                if (progress.cancelled()) {
                                    throw new CancellationException(
                                            "The backup was cancelled; the earlier ones are as they were.");
                                }
                            });
            return new Contents(
                            name,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                            Connections.number(
                                    connection, "select count(distinct incident) from event"),
                            events,
                            Connections.number(
                                    connection, "select coalesce(max(position), 0) from event"),
                            Files.size(file),
                            Sha256.of(file),
                            reason,
                            "")
                    .sealed();
        }
    }
}
