package dev.incidentrunbook.harness;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.store.SqliteSafekeeping;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A store with a bit of everything, and the knowledge of what is in it.
///
/// @param folder where it lies, with nothing open
/// @param incidents the events of each incident
/// @param evidence the bytes under each digest
record RichStore(Path folder, Map<String, List<Recorded>> incidents, Map<String, byte[]> evidence) {
    private static final EventCodec CODEC = new EventCodec(new RunbookReader());
    private static final int INCIDENTS = 4;
    private static final int NOTES = 25;
    private static final int LATER = 15;

    /// A store that was closed.
    static RichStore closed(Path folder) throws IOException {
        var content = new RichStore(folder, new LinkedHashMap<>(), new HashMap<>());
        try (SqliteStore store = open(folder)) {
            content.fill(store, folder);
            content.add(store, LATER);
            content.remember(store);
        }
        return content;
    }

    /// A store whose program was stopped dead, so that the newest of it lies in write-ahead logs.
    ///
    /// @param folder receives it
    /// @param live where the program works
    static RichStore stopped(Path folder, Path live) throws IOException, InterruptedException {
        var content = new RichStore(folder, new LinkedHashMap<>(), new HashMap<>());
        try (SqliteStore store = open(live)) {
            content.fill(store, live);
        }
        try (SqliteStore store = open(live)) {
            String first = content.incidents().keySet().iterator().next();
            content.attach(store, first, lines(INCIDENTS));
            backUp(live);
            content.add(store, LATER);
            content.remember(store);
            // By another program: were the files opened by this one, their locks would drop.
            Process copy =
                    new ProcessBuilder("cp", "-r", live + "/.", folder.toString())
                            .inheritIO()
                            .start();
            if (copy.waitFor() != 0) {
                throw new IOException("The store could not be copied to " + folder);
            }
        }
        return content;
    }

    /// One for all, since it remembers the runbooks it has read.
    static EventCodec codec() {
        return CODEC;
    }

    /// How many events the database of a copy holds as it lies there; 0 when that cannot be read.
    long events(Path copy) {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:"
                                        + copy.resolve("incidents.db").toUri()
                                        + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from event")) {
            return row.getLong(1);
        } catch (SQLException _) {
            // A damaged file; only a number that grew counts.
            return 0;
        }
    }

    /// What an open copy shows that is not what was recorded; empty when everything it shows is true.
    String wrong(SqliteStore open) throws IOException {
        for (Map.Entry<String, List<Recorded>> incident : incidents.entrySet()) {
            for (Recorded event : read(open, incident.getKey())) {
                boolean known =
                        event.seq() <= incident.getValue().size()
                                && incident.getValue()
                                        .get(Math.toIntExact(event.seq()) - 1)
                                        .equals(event);
                if (!known && !event.kind().equals(Recorded.LOST)) {
                    return "event " + event.seq() + " of " + incident.getKey() + " is another one";
                }
            }
        }
        for (String digest : evidence.keySet()) {
            byte[] bytes = bytes(open, digest);
            if (bytes.length > 0 && !Arrays.equals(bytes, evidence.get(digest))) {
                return "evidence " + digest + " has other bytes";
            }
        }
        return "";
    }

    /// Whether everything that was recorded can be seen.
    boolean complete(SqliteStore open) throws IOException {
        for (Map.Entry<String, List<Recorded>> incident : incidents.entrySet()) {
            if (!read(open, incident.getKey()).equals(incident.getValue())) {
                return false;
            }
        }
        for (Map.Entry<String, byte[]> bytes : evidence.entrySet()) {
            if (!Arrays.equals(bytes(open, bytes.getKey()), bytes.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static List<Recorded> read(SqliteStore open, String incident) {
        try {
            return open.log().read(incident);
        } catch (StorageException _) {
            // Refused in a sentence: nothing is shown.
            return List.of();
        }
    }

    private static byte[] bytes(SqliteStore open, String digest) {
        try (InputStream in = open.evidence().open(digest)) {
            return in.readAllBytes();
        } catch (IOException | StorageException _) {
            // Refused in a sentence: nothing is shown.
            return new byte[0];
        }
    }

    private void fill(SqliteStore store, Path where) {
        var random = new Random(5);
        for (int i = 0; i < INCIDENTS; i++) {
            Incident incident = response(store).open(new RunbookReader().shipped("http-500"));
            incidents.put(incident.id(), List.of());
            byte[] noise = new byte[i == 0 ? 600_000 : 20_000];
            random.nextBytes(noise);
            attach(store, incident.id(), noise);
            attach(store, incident.id(), lines(i));
        }
        add(store, NOTES);
        store.preferences().remember("theme", "dark");
        backUp(where);
        backUp(where);
    }

    private static void backUp(Path where) {
        new SqliteSafekeeping(where, codec(), InstantSource.system())
                .backUp("by hand", Progress.SILENT);
    }

    private void add(SqliteStore store, int notes) {
        for (String id : incidents.keySet()) {
            for (int i = 0; i < notes; i++) {
                Incident incident = response(store).incident(id);
                response(store)
                        .record(
                                incident,
                                new NoteAdded("", NoteKind.OBSERVATION, "note " + i + " of " + id));
            }
        }
    }

    private void remember(SqliteStore store) {
        incidents.replaceAll((id, _) -> store.log().read(id));
    }

    private void attach(SqliteStore store, String incident, byte[] bytes) {
        try (Intake intake = store.evidence().begin("api.log", "the harness")) {
            intake.write(bytes, bytes.length);
            StoredEvidence stored = intake.complete();
            evidence.put(stored.sha256(), bytes);
            response(store)
                    .record(
                            response(store).incident(incident),
                            new EvidenceAttached(
                                    "",
                                    stored.sha256(),
                                    stored.size(),
                                    "api.log",
                                    stored.mediaType(),
                                    "the harness",
                                    ""));
        }
    }

    private static byte[] lines(int number) {
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("2026-11-23T03:14:07Z ERROR request ")
                    .append(i * 31 + number)
                    .append(" failed with status 500\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Response response(SqliteStore store) {
        return new Response(
                store.log(),
                StampSource.of(InstantSource.system(), System::nanoTime, "harness"),
                "the harness");
    }

    private static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, codec(), InstantSource.system());
    }
}
