package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Incident.Status;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.Summary;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Summaries that were made before. Nothing is known by them that the events do not say: one counts only as long as the last
/// event of its incident is the one it was made of.
final class SummaryTable {
    /// Raised when the same events shall give another summary than before.
    private static final int MAKE = 1;

    private SummaryTable() {}

    /// What is there.
    ///
    /// @param position the position of the newest event
    /// @param incidents all incidents, the newest first
    /// @param summaries those that count, by incident
    record Kept(long position, List<String> incidents, Map<String, Summary> summaries) {}

    /// A summary and the number of events it was made of.
    record Made(long events, Summary summary) {}

    static Kept read(Connection connection) throws SQLException {
        return new Kept(
                Connections.number(connection, "select coalesce(max(position), 0) from event"),
                EventTable.incidents(connection),
                summaries(connection));
    }

    private static Map<String, Summary> summaries(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select incident, position, title, status, severity, service, environment, endpoint, request_ids, step,
                               steps, step_title, opened_at, recorded_at, monotonic, session, elapsed, ended, seal
                        from summary s
                        where make = ? and position = (
                            select e.position from event e where e.incident = s.incident order by e.seq desc limit 1)
                        """)) {
            select.setInt(1, MAKE);
            var found = new HashMap<String, Summary>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    summary(row).ifPresent(summary -> found.put(summary.id(), summary));
                }
            }
            return found;
        }
    }

    /// The summary in a row; empty when the row is not as it was written.
    private static Optional<Summary> summary(ResultSet row) throws SQLException {
        try {
            String requests = text(row, 9);
            int step = row.getInt(10);
            var summary =
                    new Summary(
                            text(row, 1),
                            text(row, 3),
                            Status.valueOf(text(row, 4)),
                            Severity.of(text(row, 5)),
                            text(row, 6),
                            text(row, 7),
                            text(row, 8),
                            requests.isEmpty() ? List.of() : List.of(requests.split("\n")),
                            step == 0
                                    ? Optional.empty()
                                    : Optional.of(new Summary.Step(step, text(row, 12))),
                            row.getInt(11),
                            Instant.parse(text(row, 13)),
                            new Stamp(Instant.parse(text(row, 14)), row.getLong(15), text(row, 16)),
                            Duration.ofNanos(row.getLong(17)),
                            row.getInt(18) == 1);
            return seal(summary, row.getLong(2)) == row.getLong(19)
                    ? Optional.of(summary)
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }

    static int write(Connection connection, List<Made> all) throws SQLException {
        for (Made made : all) {
            long position = position(connection, made);
            var fields = new ArrayList<Object>();
            fields.add(made.summary().id());
            fields.add(position);
            fields.add(MAKE);
            fields.addAll(fields(made.summary()));
            fields.add(seal(made.summary(), position));
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            """
                            insert or replace into summary
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)) {
                for (int i = 0; i < fields.size(); i++) {
                    insert.setObject(i + 1, fields.get(i));
                }
                insert.executeUpdate();
            }
        }
        return all.size();
    }

    /// The position of that event; 0, which none has, when only another record still has it.
    private static long position(Connection connection, Made made) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select position from event where incident = ? and seq = ?")) {
            select.setString(1, made.summary().id());
            select.setLong(2, made.events());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong("position") : 0;
            }
        }
    }

    /// The columns from `title` to `ended`.
    private static List<Object> fields(Summary summary) {
        return List.of(
                summary.title(),
                summary.status().name(),
                summary.severity().map(Severity::name).orElse(""),
                summary.service(),
                summary.environment(),
                summary.endpoint(),
                String.join("\n", summary.requestIds()),
                summary.step().map(Summary.Step::number).orElse(0),
                summary.steps(),
                summary.step().map(Summary.Step::title).orElse(""),
                summary.openedAt().toString(),
                summary.then().wall().toString(),
                summary.then().monotonicNanos(),
                summary.then().session(),
                summary.elapsedThen().toNanos(),
                summary.ended() ? 1 : 0);
    }

    private static long seal(Summary summary, long position) {
        var crc = new CRC32C();
        // The list apart, since an id with a line feed in it would be read back as two.
        String all = fields(summary) + summary.requestIds().toString() + position;
        crc.update(all.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
