package dev.incidentrunbook.incident;

import java.util.List;

/// What taking over the events of an incident from another store comes to. The two are the same incident when their first
/// events have the same identity, whatever their ids.
///
/// @param incident the incident's id in this store
/// @param standing how many events of it were here before
/// @param added the events that were not here, under the id of this store; empty when nothing changes
public record Adoption(String incident, long standing, List<Recorded> added) {
    public Adoption {
        added = List.copyOf(added);
    }

    /// Compares what was offered with what stands.
    ///
    /// @param incident the incident's id in this store
    /// @param standing its events here, in order; empty when it is new
    /// @param offered all events of the incident as the other store has them, in order
    /// @throws RefusedException when the two went different ways
    public static Adoption of(String incident, List<Recorded> standing, List<Recorded> offered) {
        int both = Math.min(standing.size(), offered.size());
        for (int i = 0; i < both; i++) {
            if (!standing.get(i).hash().equals(offered.get(i).hash())) {
                throw RefusedException.checkFailed(
                        "Nothing was imported because "
                                + incident
                                + " was worked on in both stores: from event "
                                + (i + 1)
                                + " on they differ; import it into a store that does not have it (--data names another"
                                + " folder) to see both.");
            }
        }
        return new Adoption(
                incident,
                standing.size(),
                offered.subList(both, offered.size()).stream().map(e -> e.in(incident)).toList());
    }

    /// The refusal of an event that belongs to another incident here.
    ///
    /// @param offered the event as it was offered
    /// @param holder the incident to which it belongs here
    public static RefusedException foreign(Recorded offered, String holder) {
        return RefusedException.checkFailed(
                "Nothing was imported because event "
                        + offered.seq()
                        + " belongs to "
                        + holder
                        + " in this store, so it was put together from the events of another incident; ask for a new bundle"
                        + " from the store it was made in.");
    }
}
