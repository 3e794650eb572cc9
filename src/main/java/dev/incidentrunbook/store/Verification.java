package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.safekeeping.Damage;
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
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Recomputes the chain of one incident, or of all, and compares it with the witness file. Used once.
final class Verification {
    private final EventTable events;
    private final Witness witness;
    private final Optional<String> only;

    private final List<Damage> damages = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final Map<String, Chain> chains = new TreeMap<>();
    private long lineNumber;

    /// The chain of one incident as far as it was read.
    private static final class Chain {
        private final Map<Long, String> hashes = new HashMap<>();
        private final BitSet witnessed = new BitSet();
        private final NavigableSet<Long> onlyWitnessed = new TreeSet<>();
        private String previousHash = Recorded.CHAIN_START;
        private long previousSeq;
    }

    /// @param only the incident; empty for all of them
    Verification(EventTable events, Witness witness, Optional<String> only) {
        this.events = events;
        this.witness = witness;
        this.only = only;
    }

    /// Compares everything once.
    void run(Connection connection) throws SQLException, IOException {
        readChains(connection);
        if (chains.isEmpty() && only.isPresent()) {
            damages.add(
                    new Damage(
                            Schema.INCIDENTS.fileName(),
                            only,
                            Optional.empty(),
                            "There is no incident " + only.get() + " in this store."));
            return;
        }
        // Lines after the mark may belong to events that were committed after the rows above were
        // read.
        witness.read(0, Mending.mark(connection).end(), (_, line) -> checkLine(line));
        chains.forEach(this::checkWitnessed);
    }

    /// Reads the chains in order; where the file is damaged so far that this breaks off, whatever rows can be read.
    private void readChains(Connection connection) throws SQLException {
        try {
            for (String incident :
                    only.isPresent() ? List.of(only.get()) : events.known(connection)) {
                events.each(connection, incident, this::checkLink);
            }
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw e;
            }
            chains.clear();
            damages.clear();
            lost.clear();
            readRemains(connection);
        }
    }

    private void readRemains(Connection connection) throws SQLException {
        new Salvage(
                        connection,
                        "select * from event where position between ? and ? order by position")
                .read(
                        1,
                        Salvage.last(connection, "event", "position"),
                        row -> {
                            String incident = Salvage.text(row, "incident");
                            if (only.isEmpty() || only.get().equals(incident)) {
                                // In the order of arrival each incident's events are in order too.
                                checkLink(row);
                            }
                        });
    }

    /// What is not as it was recorded.
    List<Damage> damages() {
        return List.copyOf(damages);
    }

    /// What an earlier recovery could not find, one sentence each.
    List<String> lost() {
        return List.copyOf(lost);
    }

    private void checkLink(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        String incident = Salvage.text(row, "incident");
        String hash = Salvage.text(row, "hash");
        Chain chain = chains.computeIfAbsent(incident, _ -> new Chain());
        if (seq != chain.previousSeq + 1) {
            inDatabase(
                    incident,
                    "After event "
                            + chain.previousSeq
                            + " of "
                            + incident
                            + " comes event "
                            + seq
                            + "; what was between is missing"
                            + " from incidents.db.");
        }
        Optional<Recorded> event = events.readable(row);
        if (event.isEmpty()) {
            inDatabase(
                    incident, "Event " + seq + " of " + incident + " is damaged in incidents.db.");
        } else if (event.get().kind().equals(Recorded.LOST)) {
            lost.add(
                    "Event "
                            + seq
                            + " of "
                            + incident
                            + " was lost to damage; no other record had it.");
        } else if (!event.get().follows(chain.previousHash)) {
            inDatabase(
                    incident,
                    "Event "
                            + seq
                            + " of "
                            + incident
                            + " was changed in incidents.db after it was recorded.");
        }
        chain.hashes.put(seq, hash);
        chain.previousHash = hash;
        chain.previousSeq = seq;
    }

    private void checkWitnessed(String incident, Chain chain) {
        if (!chain.onlyWitnessed.isEmpty()) {
            long first = chain.onlyWitnessed.first();
            long last = chain.onlyWitnessed.last();
            inDatabase(
                    incident,
                    (first == last ? "Event " + first : "Events between " + first + " and " + last)
                            + " of "
                            + incident
                            + " cannot be read from incidents.db; "
                            + Witness.FILE_NAME
                            + " has "
                            + (first == last ? "it." : "them."));
        }
        chain.hashes.keySet().stream()
                .sorted()
                .filter(seq ->
                        seq < 0
                                || seq > Integer.MAX_VALUE
                                || !chain.witnessed.get((int) (long) seq))
                .forEach(seq ->
                        inWitness(
                                incident,
                                "Event "
                                        + seq
                                        + " of "
                                        + incident
                                        + " has no intact line in "
                                        + Witness.FILE_NAME
                                        + "."));
    }

    private void checkLine(byte[] line) {
        lineNumber++;
        Optional<Recorded> read = EventLine.read(line);
        if (read.isEmpty()) {
            checkUnreadable(new String(line, StandardCharsets.UTF_8).strip());
            return;
        }
        Recorded event = read.get();
        String incident = event.incident();
        if (only.isPresent() && !only.get().equals(incident)) {
            return;
        }
        Chain chain = chains.computeIfAbsent(incident, _ -> new Chain());
        if (!chain.hashes.containsKey(event.seq()) && event.seq() > 0) {
            chain.onlyWitnessed.add(event.seq());
        } else if (!event.hash().equals(chain.hashes.get(event.seq()))) {
            inWitness(
                    incident,
                    "Line "
                            + lineNumber
                            + " of "
                            + Witness.FILE_NAME
                            + " claims to be event "
                            + event.seq()
                            + " of "
                            + incident
                            + " but fits no event of its chain.");
        } else if (!event.follows(
                chain.hashes.getOrDefault(event.seq() - 1, Recorded.CHAIN_START))) {
            inWitness(
                    incident,
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
            chain.witnessed.set(Math.toIntExact(event.seq()));
        }
    }

    /// A line that does not even end was never acknowledged, since its writer died over it; one that ends was.
    private void checkUnreadable(String line) {
        if (line.endsWith("}") && (only.isEmpty() || line.contains("\"" + only.get() + "\""))) {
            damages.add(
                    new Damage(
                            Witness.FILE_NAME,
                            only,
                            Optional.empty(),
                            "Line "
                                    + lineNumber
                                    + " of "
                                    + Witness.FILE_NAME
                                    + only.map(incident -> ", which belongs to " + incident + ",")
                                            .orElse("")
                                    + " is damaged."));
        }
    }

    private void inDatabase(String incident, String sentence) {
        damages.add(
                new Damage(
                        Schema.INCIDENTS.fileName(),
                        Optional.of(incident),
                        Optional.empty(),
                        sentence));
    }

    private void inWitness(String incident, String sentence) {
        damages.add(
                new Damage(Witness.FILE_NAME, Optional.of(incident), Optional.empty(), sentence));
    }
}
