package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.safekeeping.Safekeeping;
import dev.incidentrunbook.store.BackupFolder.Contents;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The care for a store in a folder.
public final class SqliteSafekeeping implements Safekeeping {
    // Asked every minute, this keeps the newest backup less than 15 minutes behind.
    private static final Duration DUE = Duration.ofMinutes(14);

    private static final String EVERY = "every 15 minutes";
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSafekeeping.class);

    private final Path store;
    private final EventCodec codec;
    private final InstantSource clock;
    private final AtomicReference<Optional<SqliteStore>> opened =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> failed =
            new AtomicReference<>(Optional.empty());

    /// The care for the store in a folder, whether it is open or not.
    ///
    /// @param folder see [DataFolder#locate]
    /// @param codec says what stored events mean
    /// @param clock tells when backups are taken
    public SqliteSafekeeping(Path folder, EventCodec codec, InstantSource clock) {
        this.store = new DataFolder(folder).prepare().path();
        this.codec = codec;
        this.clock = clock;
        try {
            NativeLibraries.unpackTo(store.resolve("native"), clock);
        } catch (IOException e) {
            throw StorageFailure.of("Opening the store", store, e);
        }
    }

    /// Says which open store the notices are to tell of.
    public void opened(SqliteStore open) {
        opened.set(Optional.of(open));
    }

    @Override
    public Health glance() {
        try (StoreLock _ = StoreLock.shared(store)) {
            FirstLook incidents =
                    FirstLook.at(store, Schema.INCIDENTS, new BackupFolder(store)::any);
            FirstLook evidence =
                    FirstLook.at(
                            store, Schema.EVIDENCE, () -> incidents.readable() && namesEvidence());
            var damages = new ArrayList<Damage>();
            incidents.damage().ifPresent(damages::add);
            evidence.damage().ifPresent(damages::add);
            return new Health(damages, List.of(), incidents.readable());
        }
    }

    @Override
    public Health check(Progress progress) {
        try (StoreLock _ = StoreLock.shared(store)) {
            return new Checkup(store, codec, progress).run();
        }
    }

    @Override
    public Recovery recover(Progress progress) {
        try (StoreLock _ = StoreLock.alone(store)) {
            Rebuild.sweep(store);
            Health health = new Checkup(store, codec, progress).run();
            if (health.sound()) {
                return new Recovery(
                        List.of("Nothing is damaged, so nothing was changed."),
                        health.lost(),
                        store.resolve("set-aside"));
            }
            return new Rebuild(store, codec, clock, progress).recover(health);
        } catch (IOException e) {
            throw StorageFailure.of("Recovering the store", store, e);
        } catch (SQLException e) {
            throw StorageFailure.of("Recovering the store", store, e);
        }
    }

    /// Keeps some room for later, and takes a backup of the events when one is due, but leaves the copy of the evidence, which may take long, to the window. A
    /// command that was told that everything is saved does not fail for want of a backup; the log of the program says why.
    public void backUpEventsIfDue() {
        try (StoreLock _ = StoreLock.shared(store)) {
            new Room(store).layBallast();
            if (due()) {
                new BackupRun(store, codec, clock).run(EVERY, Progress.SILENT);
            }
        } catch (StorageException e) {
            LOG.warn("No backup could be taken", e);
        }
    }

    @Override
    public List<Notice> notices() {
        var notices = new ArrayList<Notice>();
        Optional<SqliteStore> store = opened.get();
        store.flatMap(SqliteStore::readOnly)
                .ifPresent(why -> notices.add(new Notice(Notice.About.RECORD, why)));
        var room = new Room(this.store);
        room.scarce().ifPresent(why -> notices.add(new Notice(Notice.About.ROOM, why)));
        room.layBallast();
        store.flatMap(SqliteStore::evidenceTrouble)
                .ifPresent(why -> notices.add(new Notice(Notice.About.EVIDENCE, why)));
        failed.get().ifPresent(why -> notices.add(new Notice(Notice.About.BACKUP, why)));
        return List.copyOf(notices);
    }

    @Override
    public Backup backUp(String reason, Progress progress) {
        try (StoreLock _ = StoreLock.shared(store)) {
            Backup backup = new BackupRun(store, codec, clock).run(reason, progress);
            boolean copied = new EvidenceMirror(store).refresh(progress);
            failed.set(
                    copied
                            ? Optional.empty()
                            : Optional.of(
                                    "The evidence has no second copy, since less than 2 GB would stay free on the disk that holds "
                                            + store
                                            + "; free some space."));
            return backup;
        } catch (IOException e) {
            throw StorageFailure.of("Copying the evidence", store, e);
        } catch (SQLException e) {
            throw StorageFailure.of("Copying the evidence", store, e);
        }
    }

    @Override
    public Optional<Backup> backUpIfDue() {
        try {
            return due() ? Optional.of(backUp(EVERY, Progress.SILENT)) : Optional.empty();
        } catch (StorageException e) {
            failed.set(Optional.ofNullable(e.getMessage()));
            throw e;
        }
    }

    @Override
    public List<Backup> backups() {
        return new BackupFolder(store).all().stream().map(Contents::backup).toList();
    }

    @Override
    public Recovery restore(String name, boolean exactly, Progress progress) {
        try (StoreLock _ = StoreLock.alone(store)) {
            Rebuild.sweep(store);
            Contents backup = new BackupFolder(store).named(name);
            return new Rebuild(store, codec, clock, progress).restore(backup, exactly);
        } catch (IOException e) {
            throw StorageFailure.of("Restoring a backup", store, e);
        } catch (SQLException e) {
            throw StorageFailure.of("Restoring a backup", store, e);
        }
    }

    private boolean due() {
        Optional<Contents> newest = new BackupFolder(store).all().stream().findFirst();
        long position = new BackupRun(store, codec, clock).position();
        if (newest.isEmpty()) {
            return position > 0;
        }
        Instant taken = Instant.parse(newest.get().takenAt());
        Duration age = Duration.between(taken, clock.instant());
        // A clock that was set back must not put the next one off.
        return position != newest.get().position() && (age.isNegative() || age.compareTo(DUE) >= 0);
    }

    private boolean namesEvidence() {
        Path file = store.resolve(Schema.INCIDENTS.fileName());
        var incidents = new Connections(file, Schema.INCIDENTS, Optional.of("only looked at"));
        try (Connection connection = incidents.openReader()) {
            return EventTable.namesEvidence(connection);
        } catch (SQLException _) {
            // A file that is not there yet names nothing; one that is damaged is told of as such.
            return false;
        }
    }
}
