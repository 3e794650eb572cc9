package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Incident.Status;
import dev.incidentrunbook.incident.Recorded;
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

/// Summaries that were made before. Nothing is known by them that the events do not say: one counts only as long as the hash
/// of its incident's last event, which stands for all events before it, is the one it was made of.
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

    /// A summary and the last event it was made of.
    record Made(Recorded last, Summary summary) {}

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
                        select s.title, s.status, s.severity, s.service, s.environment, s.endpoint, s.request_ids, s.step,
                               s.steps, s.step_title, s.opened_at, s.elapsed, s.ended, s.seal, s.hash, s.incident,
                               e.recorded_at, e.monotonic, e.session
                        from summary s join event e on e.incident = s.incident and e.seq = s.seq and e.hash = s.hash
                        where s.make = ? and not exists (
                            select 1 from event n where n.incident = s.incident and n.seq = s.seq + 1)
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
            String requests = text(row, 7);
            int step = row.getInt(8);
            var summary =
                    new Summary(
                            text(row, 16),
                            text(row, 1),
                            Status.valueOf(text(row, 2)),
                            Severity.of(text(row, 3)),
                            text(row, 4),
                            text(row, 5),
                            text(row, 6),
                            requests.isEmpty() ? List.of() : List.of(requests.split("\n")),
                            step == 0
                                    ? Optional.empty()
                                    : Optional.of(new Summary.Step(step, text(row, 10))),
                            row.getInt(9),
                            Instant.parse(text(row, 11)),
                            new Stamp(
                                    Instant.parse(text(row, 17)),
                                    row.getLong(18),
                                    text(row, 19)),
                            Duration.ofNanos(row.getLong(12)),
                            row.getInt(13) == 1);
            return seal(summary, text(row, 15)) == row.getLong(14)
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
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert or replace into summary
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (Made made : all) {
                var fields = new ArrayList<Object>();
                fields.add(made.summary().id());
                fields.add(made.last().seq());
                fields.add(made.last().hash());
                fields.add(MAKE);
                fields.addAll(fields(made.summary()));
                fields.add(seal(made.summary(), made.last().hash()));
                for (int i = 0; i < fields.size(); i++) {
                    insert.setObject(i + 1, fields.get(i));
                }
                insert.executeUpdate();
            }
            return all.size();
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
                summary.elapsedThen().toNanos(),
                summary.ended() ? 1 : 0);
    }

    private static long seal(Summary summary, String hash) {
        var crc = new CRC32C();
        // The list apart, since an id with a line feed in it would be read back as two.
        String all = fields(summary) + summary.requestIds().toString() + hash;
        crc.update(all.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
