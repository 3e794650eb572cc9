package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Adoption;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.IncidentId;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.store.Witness.Mark;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes over an incident that was recorded in another store.
///
/// @param events the table of events
/// @param witness the witness file
/// @param mending keeps the two equal
record Adopting(EventTable events, Witness witness, Mending mending) {

    /// What taking over would come to; changes nothing.
    Adoption compare(Connection connection, List<Recorded> offered) throws SQLException {
        Optional<Recorded> first = events.byId(connection, offered.getFirst().id());
        if (first.isPresent() && first.get().seq() != 1) {
            throw Adoption.foreign(offered.getFirst(), first.get().incident());
        }
        String incident =
                first.isPresent()
                        ? first.get().incident()
                        : free(connection, offered.getFirst().incident());
        Adoption adoption = Adoption.of(incident, standing(connection, incident), offered);
        for (Recorded event : adoption.added()) {
            Optional<Recorded> elsewhere = events.byId(connection, event.id());
            if (elsewhere.isPresent()) {
                throw Adoption.foreign(event, elsewhere.get().incident());
            }
        }
        return adoption;
    }

    /// Takes over in a transaction: all of the events or none. A witness of which only some lines reached the disk would bring
    /// back only those events, so the lines are not written here: the mark is put behind where they will end, and whoever
    /// compares the two next, which [#witness(Connection)] does at once, finds the witness shorter and mends it.
    Adoption insert(Connection connection, List<Recorded> offered)
            throws SQLException, IOException {
        mending.beforeAppend(connection);
        Adoption adoption = compare(connection, offered);
        long lines = 1;
        for (Recorded event : adoption.added()) {
            events.insert(connection, event);
            lines += EventLine.write(event).length;
        }
        if (!adoption.added().isEmpty()) {
            Mark mark = Mending.mark(connection);
            // One more than even a torn last line, which is ended first, can make them.
            Mending.remember(
                    connection,
                    new Mark(mark.end() + lines + 1, mark.lastStart(), mark.lastSha256()));
        }
        return adoption;
    }

    /// Gives the witness the lines it lacks.
    boolean witness(Connection connection) throws SQLException, IOException {
        mending.beforeAppend(connection);
        return true;
    }

    private String free(Connection connection, String original) throws SQLException {
        var taken = new ArrayList<>(events.known(connection));
        return IncidentId.free(original, taken::contains);
    }

    private List<Recorded> standing(Connection connection, String incident) throws SQLException {
        var found = new ArrayList<Recorded>();
        events.each(connection, incident, row -> found.add(events.event(row)));
        return found;
    }
}
