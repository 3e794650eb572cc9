package dev.incidentrunbook.incident;

import java.util.List;

/// The ordered, append-only log of everything that happened in all incidents. Every method blocks; the desktop calls it
/// through its `Work`. Safe to use from several threads, and several programs may use the same store at once.
public interface IncidentLog {
    /// Records an event. When this returns, the event is on stable storage, in the database and in the witness file.
    /// Appending a draft whose id is already recorded changes nothing and returns what stands.
    ///
    /// @return the event with its place and hash; for an `Opened` also with the new incident's id
    /// @throws StorageException when it could not be kept; nothing was acknowledged then
    Recorded append(Draft draft);

    /// All events of an incident in order; empty when there is no such incident.
    List<Recorded> read(String incident);

    /// Ids of all incidents, the newest first.
    List<String> incidents();

    /// What a list of all incidents shows, the newest first.
    default Summaries summaries() {
        long position = since(0).position();
        return new Summaries(
                position,
                incidents().stream().map(id -> Summary.of(Incident.replay(read(id)))).toList());
    }

    /// All events that arrived after a position, in the order of arrival. Position 0 is before everything.
    Changes since(long position);

    /// What [#adopt(List)] would come to. Changes nothing.
    ///
    /// @param events see there
    /// @throws RefusedException as it would
    Adoption adoption(List<Recorded> events);

    /// Takes over an incident that was recorded in another store, or the events of it that are not here yet. When this returns,
    /// they are on stable storage, in the database and in the witness file; after a crash before that, all of them are here or
    /// none. Where another incident has its id already, it gets the next free one, see [IncidentId].
    ///
    /// @param events all events of one incident in order, under its original id, from the first on; their chain holds
    /// @throws RefusedException when the two stores went different ways, or an event belongs to another incident here
    /// @throws StorageException when they could not be kept, or only in the database, which the next start mends
    Adoption adopt(List<Recorded> events);

    /// Recomputes the chain of an incident and compares the database with the witness file.
    ///
    /// @return what is wrong, one sentence each; empty when everything holds
    List<String> verify(String incident);

    /// All incidents in short.
    ///
    /// @param position the position up to which events are in it
    record Summaries(long position, List<Summary> incidents) {
        public Summaries {
            incidents = List.copyOf(incidents);
        }
    }

    /// Events that arrived after a position.
    ///
    /// @param position the position after the last of them
    /// @param events the events in order of arrival
    record Changes(long position, List<Recorded> events) {
        public Changes {
            events = List.copyOf(events);
        }
    }
}
