package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The second copy of the evidence, `backups/evidence.db`. Evidence is never changed, so only what is new is copied, and each
/// chunk is compared with its digest on the way.
///
/// @param store the store's folder
record EvidenceMirror(Path store) {
    /// Bytes that the copy leaves free on the disk, since the incident itself needs them more.
    private static final long LEAVES_FREE = 2L * 1024 * 1024 * 1024;

    Path file() {
        return new BackupFolder(store).folder().resolve(Schema.EVIDENCE.fileName());
    }

    /// Removes the copy, which was set aside.
    void remove() throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file() + suffix));
        }
    }

    /// Copies everything before the file is brought to another version.
    static void beforeUpgrade(Path store) {
        var mirror = new EvidenceMirror(store);
        try {
            if (!mirror.refresh(Progress.SILENT)) {
                throw new StorageException(
                        "The evidence is of an earlier version, and there is no room to copy it before it is upgraded; free"
                                + " some space on the disk that holds "
                                + store
                                + ", then start the program again.");
            }
        } catch (IOException e) {
            throw StorageFailure.of("Copying the evidence", mirror.file(), e);
        } catch (SQLException e) {
            throw StorageFailure.of("Copying the evidence", mirror.file(), e);
        }
    }

    /// Copies what is new.
    ///
    /// @return whether there was room for it
    boolean refresh(Progress progress) throws IOException, SQLException {
        Path live = store.resolve(Schema.EVIDENCE.fileName());
        if (Files.notExists(live)) {
            return true;
        }
        PrivateFiles.createFolder(new BackupFolder(store).folder());
        long have = Files.exists(file()) ? Files.size(file()) : 0;
        long needed = Math.max(0, Files.size(live) - have);
        if (Files.getFileStore(store).getUsableSpace() - needed < LEAVES_FREE) {
            return false;
        }
        var source = new Connections(live, Schema.EVIDENCE, Optional.of("copied"));
        try (Connection from = source.openReader();
                Connection to = new Connections(file(), Schema.EVIDENCE).openFirst().connection()) {
            new EvidenceRebuild(to, List.of(), progress).takeFrom(from, "Copying the evidence");
            Connections.execute(to, "pragma wal_checkpoint(truncate)");
            return true;
        }
    }
}
