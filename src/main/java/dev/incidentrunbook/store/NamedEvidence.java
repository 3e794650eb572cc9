package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An evidence as the log names it.
///
/// @param incident the incident's id
/// @param label its number there: `E3`
/// @param at when it was attached, as the log writes it
/// @param attached what the event says of it
record NamedEvidence(String incident, String label, String at, EvidenceAttached attached) {

    /// Every evidence that any event names and that can still be read.
    static List<NamedEvidence> in(Connection connection, EventCodec codec) throws SQLException {
        var found = new ArrayList<NamedEvidence>();
        Map<String, Integer> counts = new HashMap<>();
        new Salvage(
                        connection,
                        """
                        select incident, recorded_at, kind, body from event
                        where position between ? and ? and kind in ('evidence-attached', 'masked')
                        order by position
                        """)
                .read(
                        1,
                        Salvage.last(connection, "event", "position"),
                        row -> {
                            String incident = Salvage.text(row, "incident");
                            if (codec.event(Salvage.text(row, "kind"), Salvage.text(row, "body"))
                                    instanceof EvidenceAttached attached) {
                                found.add(
                                        new NamedEvidence(
                                                incident,
                                                "E" + counts.merge(incident, 1, Integer::sum),
                                                Salvage.text(row, "recorded_at"),
                                                attached));
                            }
                        });
        return List.copyOf(found);
    }

    /// The evidence with its incident, for a sentence.
    String words() {
        return label + " of " + incident;
    }
}
