package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recomputes the chain of one incident and compares it with the witness file.
final class Verification {
    private final EventTable events;
    private final Witness witness;
    private final String incident;

    private final List<String> wrong = new ArrayList<>();
    private final Map<Long, String> hashes = new HashMap<>();
    private final BitSet witnessed = new BitSet();
    private String previousHash = Recorded.CHAIN_START;
    private long previousSeq;
    private long lineNumber;

    Verification(EventTable events, Witness witness, String incident) {
        this.events = events;
        this.witness = witness;
        this.incident = incident;
    }

    /// Compares everything once.
    ///
    /// @return what is wrong, one sentence each
    List<String> run(Connection connection) throws SQLException, IOException {
        events.each(connection, incident, this::checkLink);
        if (hashes.isEmpty() && wrong.isEmpty()) {
            return List.of("There is no incident " + incident + " in this store.");
        }
        // Lines after the mark may belong to events that were committed after the rows above were
        // read.
        witness.read(0, Mending.mark(connection).end(), (_, line) -> checkLine(line));
        hashes.keySet().stream()
                .sorted()
                .filter(seq -> !witnessed.get(Math.toIntExact(seq)))
                .forEach(seq ->
                        wrong.add(
                                "Event "
                                        + seq
                                        + " of "
                                        + incident
                                        + " has no intact line in "
                                        + Witness.FILE_NAME
                                        + "."));
        return List.copyOf(wrong);
    }

    private void checkLink(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        String hash = row.getString("hash");
        if (seq != previousSeq + 1) {
            wrong.add(
                    "After event "
                            + previousSeq
                            + " of "
                            + incident
                            + " comes event "
                            + seq
                            + "; what was between is missing"
                            + " from incidents.db.");
        }
        try {
            if (!events.event(row).expectedHash(previousHash).equals(hash)) {
                wrong.add(
                        "Event "
                                + seq
                                + " of "
                                + incident
                                + " was changed in incidents.db after it was recorded.");
            }
        } catch (StorageException | IllegalArgumentException _) {
            wrong.add("Event " + seq + " of " + incident + " is damaged in incidents.db.");
        }
        hashes.put(seq, hash);
        previousHash = hash;
        previousSeq = seq;
    }

    private void checkLine(byte[] line) {
        lineNumber++;
        Optional<Recorded> read = WitnessLine.read(line);
        if (read.isEmpty()) {
            checkUnreadable(new String(line, StandardCharsets.UTF_8).strip());
            return;
        }
        Recorded event = read.get();
        if (!event.incident().equals(incident)) {
            return;
        }
        if (!event.hash().equals(hashes.get(event.seq()))) {
            wrong.add(
                    "Line "
                            + lineNumber
                            + " of "
                            + Witness.FILE_NAME
                            + " claims to be event "
                            + event.seq()
                            + " of "
                            + incident
                            + " but fits no event of its chain.");
        } else if (!event.hash().equals(event.expectedHash(hashBefore(event.seq())))) {
            wrong.add(
                    "Line "
                            + lineNumber
                            + " of "
                            + Witness.FILE_NAME
                            + " was changed after event "
                            + event.seq()
                            + " of "
                            + incident
                            + " was recorded.");
        } else {
            witnessed.set(Math.toIntExact(event.seq()));
        }
    }

    private String hashBefore(long seq) {
        return hashes.getOrDefault(seq - 1, Recorded.CHAIN_START);
    }

    /// A line that does not even end was never acknowledged, since its writer died over it; one that ends was.
    private void checkUnreadable(String line) {
        if (line.endsWith("}") && line.contains("\"" + incident + "\"")) {
            wrong.add(
                    "Line "
                            + lineNumber
                            + " of "
                            + Witness.FILE_NAME
                            + ", which belongs to "
                            + incident
                            + ", is damaged.");
        }
    }
}
