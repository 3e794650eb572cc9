package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.store.BackupFolder.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Builds sound files from damaged ones, or from a backup, in a folder of its own, and exchanges them at the end. Until then
/// everything is as it was. Whoever runs it holds the store's lock alone.
final class Rebuild {
    private final Path store;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Progress progress;
    private final BackupFolder backups;
    private final List<String> recovered = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    Rebuild(Path store, EventCodec codec, InstantSource clock, Progress progress) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
        this.progress = progress;
        this.backups = new BackupFolder(store);
    }

    /// Mends what a look at everything found.
    Recovery recover(Health health) throws IOException, SQLException {
        boolean events = damaged(health, Schema.INCIDENTS.fileName(), Witness.FILE_NAME);
        boolean evidence = damaged(health, Schema.EVIDENCE.fileName());
        Exchange exchange = Exchange.begin(store, clock.instant());
        Path work = workshop();
        try {
            Optional<EventsRebuild> rebuilt = Optional.empty();
            if (events) {
                rebuilt = Optional.of(eventsFromEverywhere(work));
            }
            Path incidents =
                    (events ? work.resolve("built") : store).resolve(Schema.INCIDENTS.fileName());
            // Only the events tell whether there must be evidence, and they may be back only now.
            evidence |=
                    FirstLook.at(store, Schema.EVIDENCE, () -> !named(incidents).isEmpty())
                            .damage()
                            .isPresent();
            if (evidence) {
                buildEvidence(work, incidents);
            }
            if (rebuilt.isPresent()) {
                exchangeEvents(exchange, work);
                recovered.add(rebuilt.get().told());
                lost.addAll(rebuilt.get().lost());
            }
            if (evidence) {
                exchange.replace(
                        Schema.EVIDENCE.fileName(),
                        work.resolve("built").resolve(Schema.EVIDENCE.fileName()));
            }
            setAsideBackups(health, exchange);
            return new Recovery(recovered, lost, exchange.aside());
        } finally {
            remove(work);
        }
    }

    /// Puts a backup in the place of the files with the events.
    Recovery restore(Contents backup, boolean exactly) throws IOException, SQLException {
        Exchange exchange = Exchange.begin(store, clock.instant());
        Path work = workshop();
        try {
            var rebuild = new EventsRebuild(codec, progress);
            rebuild.read(backups.file(backup), "backup " + backup.name());
            if (!exactly) {
                readPresent(rebuild, work);
            }
            rebuild.build(work.resolve("built"));
            exchangeEvents(exchange, work);
            recovered.add(rebuild.told());
            return new Recovery(recovered, rebuild.lost(), exchange.aside());
        } finally {
            remove(work);
        }
    }

    private EventsRebuild eventsFromEverywhere(Path work) throws IOException, SQLException {
        var rebuild = new EventsRebuild(codec, progress);
        readPresent(rebuild, work);
        // The newest backup may know of events whose loss leaves no gap; older ones only fill gaps.
        boolean more = true;
        for (Contents backup : backups.all()) {
            if (more) {
                rebuild.read(backups.file(backup), "backup " + backup.name());
                more = rebuild.incomplete();
            }
        }
        rebuild.build(work.resolve("built"));
        return rebuild;
    }

    /// Reads the present files: a copy of the database with its write-ahead log, one without, since a damaged log may hide
    /// what the file itself holds, and the witness.
    private void readPresent(EventsRebuild rebuild, Path work) throws IOException, SQLException {
        String name = Schema.INCIDENTS.fileName();
        for (String kind : List.of("with-log", "without-log")) {
            Path folder = work.resolve(kind);
            PrivateFiles.createFolder(folder);
            copy(store.resolve(name), folder.resolve(name));
            if (kind.equals("with-log")) {
                copy(store.resolve(name + "-wal"), folder.resolve(name + "-wal"));
            }
            rebuild.read(folder.resolve(name), name);
        }
        rebuild.read(new Witness(store.resolve(Witness.FILE_NAME)));
    }

    private void exchangeEvents(Exchange exchange, Path work) throws IOException {
        progress.at("Exchanging the files", 0, 0);
        Path built = work.resolve("built");
        // The witness first: it is complete, so whatever happens next, nothing is lost any more.
        exchange.replace(Witness.FILE_NAME, built.resolve(Witness.FILE_NAME));
        exchange.replace(Schema.INCIDENTS.fileName(), built.resolve(Schema.INCIDENTS.fileName()));
    }

    private void buildEvidence(Path work, Path incidents) throws IOException, SQLException {
        List<NamedEvidence> named = named(incidents);
        PrivateFiles.createFolder(work.resolve("built"));
        var target =
                new Connections(
                        work.resolve("built").resolve(Schema.EVIDENCE.fileName()), Schema.EVIDENCE);
        try (Connection connection = target.openFirst().connection()) {
            var rebuild = new EvidenceRebuild(connection, named, progress);
            takeEvidence(rebuild, presentEvidence(work), "Reading the evidence");
            takeEvidence(
                    rebuild, new EvidenceMirror(store).file(), "Reading the copy of the evidence");
            Map<NamedEvidence, Set<Integer>> missing = rebuild.finish();
            missing.forEach((evidence, parts) ->
                    lost.add(
                            "%s (%s): %d of %d parts are lost; attach the original again if you still have it."
                                    .formatted(
                                            evidence.words(),
                                            evidence.attached().name(),
                                            parts.size(),
                                            Math.ceilDiv(evidence.attached().size(), Chunk.SIZE))));
            recovered.add(
                    "%d of %d pieces of evidence are whole."
                            .formatted(named.size() - missing.size(), named.size()));
            Connections.execute(connection, "pragma wal_checkpoint(truncate)");
        }
    }

    /// The evidence as it lies there; a copy only if its write-ahead log must be read with it, since it may be large.
    private Path presentEvidence(Path work) throws IOException {
        String name = Schema.EVIDENCE.fileName();
        Path log = store.resolve(name + "-wal");
        if (Files.notExists(log) || Files.size(log) == 0) {
            return store.resolve(name);
        }
        PrivateFiles.createFolder(work.resolve("with-log"));
        copy(store.resolve(name), work.resolve("with-log").resolve(name));
        copy(log, work.resolve("with-log").resolve(name + "-wal"));
        return work.resolve("with-log").resolve(name);
    }

    private static void takeEvidence(EvidenceRebuild rebuild, Path file, String words)
            throws SQLException {
        if (Files.notExists(file)) {
            return;
        }
        var source = new Connections(file, Schema.EVIDENCE, Optional.of(words));
        try (Connection connection = source.openReader()) {
            rebuild.takeFrom(connection, words);
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw e;
            }
            // Not even its tables can be found: then the other records must do.
        }
    }

    private List<NamedEvidence> named(Path incidents) {
        if (Files.notExists(incidents)) {
            return List.of();
        }
        var source = new Connections(incidents, Schema.INCIDENTS, Optional.of("only looked at"));
        try (Connection connection = source.openReader()) {
            return NamedEvidence.in(connection, codec);
        } catch (SQLException e) {
            throw StorageFailure.of("Looking for evidence", incidents, e);
        }
    }

    private void setAsideBackups(Health health, Exchange exchange)
            throws IOException, SQLException {
        for (Contents backup : backups.all()) {
            String name = "backups/" + backups.file(backup).getFileName();
            if (damaged(health, name)) {
                exchange.setAside(name);
                backups.remove(backup);
                recovered.add("Backup " + backup.name() + " was damaged and is set aside.");
            }
        }
        for (String illegible : backups.illegible()) {
            for (String fileName : List.of(illegible, illegible.replace(".json", ".db"))) {
                exchange.setAside("backups/" + fileName);
                Files.deleteIfExists(backups.folder().resolve(fileName));
            }
            recovered.add("A backup of which " + illegible + " should tell is set aside.");
        }
        var mirror = new EvidenceMirror(store);
        if (damaged(health, "backups/" + mirror.file().getFileName())) {
            exchange.setAside("backups/" + mirror.file().getFileName());
            mirror.remove();
            mirror.refresh(progress);
            recovered.add("The second copy of the evidence is made anew.");
        }
    }

    private static boolean damaged(Health health, String... files) {
        return health.damages().stream().map(Damage::file).anyMatch(List.of(files)::contains);
    }

    private Path workshop() throws IOException {
        Path work = store.resolve("recovery-" + UUID.randomUUID());
        PrivateFiles.createFolder(work);
        return work;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// Removes what a recovery that was killed left behind.
    static void sweep(Path store) throws IOException {
        try (Stream<Path> all = Files.list(store)) {
            for (Path path : all.toList()) {
                if (String.valueOf(path.getFileName()).startsWith("recovery-")) {
                    remove(path);
                }
            }
        }
    }
}
