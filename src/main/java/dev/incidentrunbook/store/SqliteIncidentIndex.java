package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.search.IncidentIndex;
import dev.incidentrunbook.search.Wanted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The index of words in `incidents.db`, which a trigger fills with every event.
///
/// @param database the file
/// @param events the table of events
/// @param ids where request ids stand
record SqliteIncidentIndex(Database database, EventTable events, IdFiles ids)
        implements IncidentIndex {

    @Override
    public List<Recorded> find(Wanted wanted, int most) {
        try {
            return database.read(connection -> find(connection, expression(wanted), most));
        } catch (SQLException e) {
            throw database.failure("Searching", e);
        }
    }

    /// The newest thousand are taken before they are ranked, so that a word that is everywhere takes no longer than a rare one.
    private List<Recorded> find(Connection connection, String expression, int most)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select e.*
                        from (select position, rank
                              from (select rowid as position, bm25(text_index) as rank
                                    from text_index where text_index match ?1 order by rowid desc limit 1000)
                              order by rank, position desc limit ?2) f
                        join event e on e.position = f.position
                        order by f.rank, e.position desc
                        """)) {
            select.setString(1, expression);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                var found = new ArrayList<Recorded>();
                while (row.next()) {
                    events.readable(row).ifPresent(found::add);
                }
                return found;
            }
        }
    }

    @Override
    public List<Attached> attached() {
        try {
            return database.read(SqliteIncidentIndex::attached);
        } catch (SQLException e) {
            throw database.failure("Looking for evidence", e);
        }
    }

    private static List<Attached> attached(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select e.incident, case when json_valid(e.body) then e.body ->> '$.sha256' end as sha256
                                from event e join event o on o.incident = e.incident and o.seq = 1
                                where e.kind = 'evidence-attached'
                                order by o.position desc, e.seq
                                """);
                ResultSet row = select.executeQuery()) {
            var attached = new ArrayList<Attached>();
            while (row.next()) {
                attached.add(
                        new Attached(Salvage.text(row, "incident"), Salvage.text(row, "sha256")));
            }
            return attached;
        }
    }

    /// Every term in quotes, so that nothing in it can mean anything but itself.
    private static String expression(Wanted wanted) {
        return wanted.terms().stream()
                .map(term ->
                        '"'
                                + term.text().replace('\0', ' ').replace("\"", "\"\"")
                                + (term.whole() ? "\"" : "\"*"))
                .collect(Collectors.joining(" AND "));
    }
}
