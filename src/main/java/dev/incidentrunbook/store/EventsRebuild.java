package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/// Builds a new `incidents.db` and a new `events.jsonl` from everything that any record of the events still says. Used once.
final class EventsRebuild {
    private static final int BATCH = 1024 * 1024;

    private final EventCodec codec;
    private final EventTable table;
    private final Progress progress;
    private final Candidates candidates = new Candidates();
    private final Map<String, String> preferences = new LinkedHashMap<>();
    private final Map<String, Long> taken = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();
    private final List<String> strays = new ArrayList<>();

    EventsRebuild(EventCodec codec, Progress progress) {
        this.codec = codec;
        this.table = new EventTable(codec);
        this.progress = progress;
    }

    /// Takes what a database file says, damaged or not. The file is only read.
    ///
    /// @param words what to call it: `incidents.db` or `backup 0007`
    void read(Path file, String words) throws SQLException {
        progress.at("Reading " + words, 0, 0);
        if (Files.notExists(file)) {
            return;
        }
        var source = new Connections(file, Schema.INCIDENTS, Optional.of(words));
        try (Connection connection = source.openReader()) {
            new Salvage(
                            connection,
                            "select * from event where position between ? and ? order by position")
                    .read(
                            1,
                            Salvage.last(connection, "event", "position"),
                            row -> {
                                candidates.add(table, row, words);
                                stopWhenCancelled();
                            });
            new Salvage(
                            connection,
                            "select key, value from preference where length(key) between ? and ?")
                    .read(
                            1,
                            1000,
                            row ->
                                    preferences.putIfAbsent(
                                            row.getString("key"), row.getString("value")));
        } catch (SQLException e) {
            if (StorageFailure.busy(e)) {
                throw e;
            }
            // Not even its tables can be found: then the other records must do.
        }
    }

    /// Takes what the witness says.
    void read(Witness witness) throws IOException, SQLException {
        long all = witness.size();
        witness.read(
                0,
                all,
                (start, line) -> {
                    progress.at("Reading " + Witness.FILE_NAME, start, all);
                    stopWhenCancelled();
                    EventLine.read(line).ifPresent(e -> candidates.add(e, Witness.FILE_NAME));
                });
    }

    /// Whether something is still lost that another record might have.
    boolean incomplete() {
        return candidates.incidents().stream()
                .flatMap(incident -> candidates.events(incident).stream())
                .anyMatch(event -> event.kind().equals(Recorded.LOST));
    }

    /// Writes the files into a folder that has neither.
    void build(Path folder) throws SQLException, IOException {
        PrivateFiles.createFolder(folder);
        var witness = new Witness(folder.resolve(Witness.FILE_NAME));
        witness.create();
        var connections =
                new Connections(folder.resolve(Schema.INCIDENTS.fileName()), Schema.INCIDENTS);
        try (Connection connection = connections.openFirst().connection()) {
            Connections.execute(connection, "begin immediate");
            var lines = new ByteArrayOutputStream();
            List<String> incidents = List.copyOf(candidates.incidents());
            for (int i = 0; i < incidents.size(); i++) {
                progress.at("Writing the events", i, incidents.size());
                stopWhenCancelled();
                List<Recorded> events = candidates.events(incidents.get(i));
                if (events.isEmpty()) {
                    strays.add(incidents.get(i));
                }
                for (Recorded event : events) {
                    ids.add(event.id());
                    table.insert(connection, event);
                    lines.writeBytes(EventLine.write(event));
                    count(event);
                    if (lines.size() > BATCH) {
                        Mending.remember(connection, witness.append(lines.toByteArray()));
                        lines.reset();
                    }
                }
            }
            if (lines.size() > 0) {
                Mending.remember(connection, witness.append(lines.toByteArray()));
            }
            remember(connection);
            strays.stream()
                    .filter(this::knownNowhereElse)
                    .forEach(incident ->
                            lost.add(
                                    "Nothing of "
                                            + incident
                                            + " could be read whole; it is lost."));
            Connections.execute(connection, "commit");
            Connections.execute(connection, "pragma wal_checkpoint(truncate)");
        }
        verify(connections, witness);
    }

    /// How many events came from where, in one sentence.
    String told() {
        int incidents = candidates.incidents().size() - strays.size();
        long all = taken.values().stream().mapToLong(Long::longValue).sum();
        return all
                + (all == 1 ? " event of " : " events of ")
                + incidents
                + (incidents == 1 ? " incident" : " incidents")
                + (all == 0
                        ? "."
                        : taken.entrySet().stream()
                                .map(e -> e.getValue() + " from " + e.getKey())
                                .collect(Collectors.joining(", ", ": ", ".")));
    }

    /// What was found nowhere, one sentence each.
    List<String> lost() {
        return List.copyOf(lost);
    }

    /// Whether it held events that are not among those of another incident, under which damage to its name put them.
    private boolean knownNowhereElse(String incident) {
        return !ids.containsAll(candidates.ids(incident));
    }

    private void count(Recorded event) {
        if (event.kind().equals(Recorded.LOST)) {
            lost.add(
                    "Event "
                            + event.seq()
                            + " of "
                            + event.incident()
                            + " is lost; no record of it could be read.");
        } else {
            taken.merge(candidates.source(event), 1L, Long::sum);
        }
    }

    private void remember(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into preference (key, value) values (?, ?)")) {
            for (Map.Entry<String, String> preference : preferences.entrySet()) {
                insert.setString(1, preference.getKey());
                insert.setString(2, preference.getValue());
                insert.executeUpdate();
            }
        }
    }

    /// Nothing takes the place of a file before it was read back.
    private void verify(Connections connections, Witness witness) throws SQLException, IOException {
        progress.at("Verifying what was built", 0, 0);
        try (Connection connection = connections.openReader()) {
            var verification = new Verification(new EventTable(codec), witness, Optional.empty());
            verification.run(connection);
            if (!verification.damages().isEmpty()
                    || !"ok".equals(Connections.text(connection, "pragma integrity_check(1)"))) {
                throw new StorageException(
                        "What was built from the damaged files does not hold, so nothing was changed; check the disk that"
                                + " holds "
                                + connections.file().getParent()
                                + ", then try again.");
            }
        }
    }

    private void stopWhenCancelled() {
        if (progress.cancelled()) {
            throw new CancellationException("The recovery was cancelled; everything is as it was.");
        }
    }
}
