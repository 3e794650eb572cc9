package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.store.EventTable.Head;
import dev.incidentrunbook.store.Witness.Mark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps the witness file and the database equal: the longer mends the shorter. Everything here runs inside a transaction
/// that holds the write lock, so no other program changes either of the two meanwhile.
///
/// @param witness the witness file
/// @param events the table of events
record Mending(Witness witness, EventTable events) {
    private static final int BATCH = 1024 * 1024;

    /// The quick look before every append: a witness that grew without the database is one whose writer died before its
    /// commit, and its last events are taken over first, so that no later event takes their place in the chain.
    void beforeAppend(Connection connection) throws SQLException, IOException {
        Mark mark = mark(connection);
        long size = witness.size();
        if (size > mark.end()) {
            takeOver(connection, mark);
        } else if (size < mark.end()) {
            compareAll(connection);
        }
    }

    /// The look at the start of the program, which also notices a witness that was exchanged for another.
    void atStart(Connection connection) throws SQLException, IOException {
        if (witness.holds(mark(connection))) {
            beforeAppend(connection);
        } else {
            compareAll(connection);
        }
    }

    /// Up to where the two are known to agree.
    static Mark mark(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select agreed, last_start, last_sha256 from witness where one = 1");
                ResultSet row = select.executeQuery()) {
            // A damaged mark is none: then everything is compared.
            return row.next()
                    ? new Mark(
                            row.getLong("agreed"),
                            row.getLong("last_start"),
                            Salvage.text(row, "last_sha256"))
                    : Mark.NONE;
        }
    }

    static void remember(Connection connection, Mark mark) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        insert into witness (agreed, last_start, last_sha256, one) values (?, ?, ?, 1)
                        on conflict (one) do update
                        set agreed = excluded.agreed, last_start = excluded.last_start,
                            last_sha256 = excluded.last_sha256
                        """)) {
            update.setLong(1, mark.end());
            update.setLong(2, mark.lastStart());
            update.setString(3, mark.lastSha256());
            update.executeUpdate();
        }
    }

    private void takeOver(Connection connection, Mark from) throws SQLException, IOException {
        var lines = new Comparison(connection, from);
        witness.read(from.end(), witness.size(), lines);
        remember(connection, lines.mark);
    }

    private void compareAll(Connection connection) throws SQLException, IOException {
        var lines = new Comparison(connection, Mark.NONE);
        witness.read(0, witness.size(), lines);
        Mark mark = lines.mark;
        var batch = new ByteArrayOutputStream();
        for (long position : missing(connection, lines.witnessed)) {
            batch.writeBytes(EventLine.write(at(connection, position)));
            if (batch.size() > BATCH) {
                mark = witness.append(batch.toByteArray());
                batch.reset();
            }
        }
        remember(connection, batch.size() == 0 ? mark : witness.append(batch.toByteArray()));
    }

    private static List<Long> missing(Connection connection, BitSet witnessed) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select position from event order by position");
                ResultSet row = select.executeQuery()) {
            var missing = new ArrayList<Long>();
            while (row.next()) {
                long position = row.getLong("position");
                if (!witnessed.get(Math.toIntExact(position))) {
                    missing.add(position);
                }
            }
            return missing;
        }
    }

    private Recorded at(Connection connection, long position) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from event where position = ?")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return events.event(row);
            }
        }
    }

    /// Compares line after line with the database, and inserts what continues a chain there. A line that fits no chain, or
    /// cannot be read, is left alone; verifying the incident tells of it.
    private final class Comparison implements Witness.Lines {
        private final Connection connection;
        private final BitSet witnessed = new BitSet();
        private Mark mark;

        Comparison(Connection connection, Mark from) {
            this.connection = connection;
            this.mark = from;
        }

        @Override
        public void line(long start, byte[] line) throws SQLException {
            mark = new Mark(start + line.length, start, Sha256.of(line));
            Optional<Recorded> read = EventLine.read(line);
            if (read.isPresent()) {
                Recorded event = read.get();
                Optional<Stored> stored = stored(event.id());
                if (stored.isEmpty()) {
                    insertIfItFits(event);
                } else if (stored.get().hash().equals(event.hash())) {
                    witnessed.set(Math.toIntExact(stored.get().position()));
                }
            }
        }

        private void insertIfItFits(Recorded event) throws SQLException {
            Head head = events.head(connection, event.incident());
            if (event.seq() == head.seq() + 1
                    && event.hash().equals(event.expectedHash(head.hash()))) {
                events.insert(connection, event);
                witnessed.set(Math.toIntExact(stored(event.id()).orElseThrow().position()));
            }
        }

        private Optional<Stored> stored(UUID id) throws SQLException {
            try (PreparedStatement select =
                    connection.prepareStatement("select position, hash from event where id = ?")) {
                select.setString(1, id.toString());
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new Stored(row.getLong("position"), Salvage.text(row, "hash")))
                            : Optional.empty();
                }
            }
        }
    }

    private record Stored(long position, String hash) {}
}
