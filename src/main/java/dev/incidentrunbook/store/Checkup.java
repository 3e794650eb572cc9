package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads every byte of a store that counts, and compares it with its digest, its place in a chain, or its second record. It
/// writes nothing. Used once.
final class Checkup {
    private final Path store;
    private final EventCodec codec;
    private final Progress progress;
    private final List<Damage> damages = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private List<NamedEvidence> named = List.of();
    private boolean usable = true;

    Checkup(Path store, EventCodec codec, Progress progress) {
        this.store = store;
        this.codec = codec;
        this.progress = progress;
    }

    /// Looks at everything once.
    ///
    /// @throws CancellationException when `progress` ended it
    Health run() {
        progress.at("Reading the events", 0, 0);
        var backups = new BackupFolder(store);
        checkEvents(FirstLook.at(store, Schema.INCIDENTS, backups::any));
        FirstLook look = FirstLook.at(store, Schema.EVIDENCE, () -> !named.isEmpty());
        look.damage().ifPresent(damages::add);
        if (look.readable()) {
            checkEvidence();
        } else {
            named.forEach(e ->
                    inEvidence(Optional.of(e), "The bytes of " + e.words() + " cannot be read."));
        }
        checkBackups(backups);
        return new Health(damages, lost, usable);
    }

    private void checkBackups(BackupFolder backups) {
        for (String illegible : backups.illegible()) {
            inBackups(illegible, "What backups/" + illegible + " says about a backup is damaged.");
        }
        Path mirror = new EvidenceMirror(store).file();
        if (Files.exists(mirror)) {
            checkMirror(mirror);
        }
        for (BackupFolder.Contents backup : backups.all()) {
            progress.at("Reading backup " + backup.name(), 0, 0);
            stopWhenCancelled();
            if (!backups.intact(backup)) {
                inBackups(
                        String.valueOf(backups.file(backup).getFileName()),
                        "Backup " + backup.name() + " is damaged; the others can be used.");
            }
        }
    }

    private void checkMirror(Path mirror) {
        var copy = new Connections(mirror, Schema.EVIDENCE, Optional.of("only looked at"));
        boolean holds;
        try (Connection connection = copy.openReader()) {
            var evidence = new EvidenceCheck(connection, List.of(), progress);
            evidence.run();
            holds =
                    "ok".equals(Connections.text(connection, "pragma integrity_check(1)"))
                            && evidence.damages().isEmpty()
                            && evidence.lost().isEmpty();
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw StorageFailure.of("Checking the copy of the evidence", mirror, e);
            }
            holds = false;
        }
        if (!holds) {
            inBackups(
                    String.valueOf(mirror.getFileName()),
                    "The second copy of the evidence is damaged; it can be made anew.");
        }
    }

    private void inBackups(String fileName, String sentence) {
        damages.add(
                new Damage("backups/" + fileName, Optional.empty(), Optional.empty(), sentence));
    }

    private void checkEvents(FirstLook look) {
        look.damage().ifPresent(damages::add);
        if (!look.readable()) {
            usable = false;
            return;
        }
        Path file = store.resolve(Schema.INCIDENTS.fileName());
        if (Files.notExists(file)) {
            return;
        }
        try (Connection connection = open(Schema.INCIDENTS)) {
            checkStructure(connection, Schema.INCIDENTS);
            var events = new EventTable(codec);
            var witness = new Witness(store.resolve(Witness.FILE_NAME));
            var verification = new Verification(events, witness, Optional.empty());
            try {
                verification.run(connection);
            } finally {
                damages.addAll(verification.damages());
                lost.addAll(verification.lost());
            }
            named = NamedEvidence.in(connection, codec);
        } catch (SQLException e) {
            structural(Schema.INCIDENTS, e);
        } catch (IOException e) {
            throw StorageFailure.of("Checking the store", store.resolve(Witness.FILE_NAME), e);
        }
    }

    private void checkEvidence() {
        if (Files.notExists(store.resolve(Schema.EVIDENCE.fileName()))) {
            return;
        }
        try (Connection connection = open(Schema.EVIDENCE)) {
            checkStructure(connection, Schema.EVIDENCE);
            var evidence = new EvidenceCheck(connection, named, progress);
            try {
                evidence.run();
            } finally {
                damages.addAll(evidence.damages());
                lost.addAll(evidence.lost());
            }
        } catch (SQLException e) {
            structural(Schema.EVIDENCE, e);
        }
    }

    private Connection open(Schema schema) throws SQLException {
        return new Connections(
                        store.resolve(schema.fileName()), schema, Optional.of("only looked at"))
                .openReader();
    }

    private void checkStructure(Connection connection, Schema schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("pragma integrity_check(1)")) {
            if (answer.next()) {
                String found = StorageFailure.plain(answer.getString(1));
                if (!"ok".equals(found)) {
                    inFile(schema, schema.fileName() + " is damaged (" + found + ").");
                }
            }
        }
        stopWhenCancelled();
    }

    /// Reading broke off: that is damage too, and what can be read besides was read before.
    private void structural(Schema schema, SQLException e) {
        if (!StorageFailure.damage(e)) {
            throw StorageFailure.of("Checking the store", store.resolve(schema.fileName()), e);
        }
        inFile(schema, schema.fileName() + " is damaged (" + StorageFailure.words(e) + ").");
    }

    private void inFile(Schema schema, String sentence) {
        // One sentence about the file is enough; what matters more is which incidents it touches.
        boolean known =
                damages.stream()
                        .anyMatch(damage ->
                                damage.file().equals(schema.fileName())
                                        && damage.incident().isEmpty());
        if (!known) {
            damages.add(
                    new Damage(schema.fileName(), Optional.empty(), Optional.empty(), sentence));
        }
    }

    private void inEvidence(Optional<NamedEvidence> evidence, String sentence) {
        damages.add(
                new Damage(
                        Schema.EVIDENCE.fileName(),
                        evidence.map(NamedEvidence::incident),
                        evidence.map(NamedEvidence::label),
                        sentence));
    }

    private void stopWhenCancelled() {
        if (progress.cancelled()) {
            throw new CancellationException("The check was cancelled; nothing was changed.");
        }
    }
}
