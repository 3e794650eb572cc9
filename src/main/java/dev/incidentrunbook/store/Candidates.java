package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Events as several records of them say, some of which may be damaged: the database, the witness, backups. Which of them are
/// true is told by the chain alone: an event counts only where its hash follows from the hash before it and from its own
/// words, so nothing damaged ever passes for good.
final class Candidates {
    private final Map<String, NavigableMap<Long, List<Recorded>>> places = new LinkedHashMap<>();

    private final Map<Recorded, String> sources = new HashMap<>();

    /// Adds what a record says. Of several that are true, the first added is taken.
    ///
    /// @param source which record says so, for a sentence: `incidents.db`
    void add(Recorded event, String source) {
        Recorded bare = event.unread();
        sources.putIfAbsent(bare, source);
        List<Recorded> same =
                places.computeIfAbsent(event.incident(), _ -> new TreeMap<>())
                        .computeIfAbsent(event.seq(), _ -> new ArrayList<>(1));
        if (!same.contains(bare)) {
            same.add(bare);
        }
    }

    /// Adds what a row of a database says, be it no more than that there was an event.
    void add(EventTable events, ResultSet row, String source) throws SQLException {
        Optional<Recorded> read = events.readable(row);
        if (read.isPresent()) {
            add(read.get(), source);
        } else {
            addHash(Salvage.text(row, "incident"), row.getLong("seq"), Salvage.text(row, "hash"));
        }
    }

    /// Adds the place of an event of which only the hash can be read.
    private void addHash(String incident, long seq, String hash) {
        add(Recorded.lost(incident, seq, Optional.empty(), hash), "");
    }

    /// Which record an event came from.
    String source(Recorded event) {
        return sources.getOrDefault(event, "");
    }

    /// The incidents of which anything is known, in the order in which they were first heard of.
    Collection<String> incidents() {
        return List.copyOf(places.keySet());
    }

    /// The events of an incident, in order and without gaps: the true one at each place, and where there is none, what says
    /// that it is lost. What kind and body say is left unread.
    List<Recorded> events(String incident) {
        NavigableMap<Long, List<Recorded>> all = places.getOrDefault(incident, new TreeMap<>());
        Map<Recorded, Integer> reach = reach(all);
        long end = end(all);
        var events = new ArrayList<Recorded>();
        for (long seq = 1; seq <= end; seq++) {
            Optional<Recorded> before =
                    events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
            String hash = before.map(Recorded::hash).orElse(Recorded.CHAIN_START);
            Optional<Recorded> next =
                    at(all, seq).stream()
                            .filter(c -> !lost(c) && c.follows(hash))
                            .reduce((a, b) ->
                                    reach.getOrDefault(b, 1) > reach.getOrDefault(a, 1) ? b : a);
            events.add(
                    next.isPresent()
                            ? next.get()
                            : Recorded.lost(incident, seq, before, hashAt(all, seq)));
        }
        // Without a single true event it is hardly an incident, but a damaged name of one.
        return events.stream().allMatch(Candidates::lost) ? List.of() : List.copyOf(events);
    }

    /// The ids of all events that any record ascribes to an incident.
    Set<UUID> ids(String incident) {
        return places.getOrDefault(incident, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .filter(event -> !lost(event))
                .map(Recorded::id)
                .collect(Collectors.toSet());
    }

    /// Up to where there were events: the last place that is chained to another one, and those right behind it at which there
    /// is at least something. A number alone, far off, is a damaged one.
    private static long end(NavigableMap<Long, List<Recorded>> all) {
        long end = 0;
        for (long seq : all.descendingKeySet()) {
            List<Recorded> before = seq == 1 ? List.of() : at(all, seq - 1);
            boolean chained =
                    at(all, seq).stream()
                            .anyMatch(c ->
                                    !lost(c)
                                            && (seq == 1
                                                    ? c.follows(Recorded.CHAIN_START)
                                                    : before.stream()
                                                            .anyMatch(b -> c.follows(b.hash()))));
            if (chained) {
                end = seq;
                break;
            }
        }
        while (all.containsKey(end + 1)) {
            end++;
        }
        return end;
    }

    /// The hash of an event that is lost: the one that something after it is chained to, if any of those known is.
    private static String hashAt(NavigableMap<Long, List<Recorded>> all, long seq) {
        List<String> known = at(all, seq).stream().map(Recorded::hash).distinct().toList();
        return known.stream()
                .filter(hash ->
                        at(all, seq + 1).stream().anyMatch(c -> !lost(c) && c.follows(hash)))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElse(Recorded.CHAIN_START);
    }

    /// How many events follow each one, itself included, where there is more than one to choose from.
    private static Map<Recorded, Integer> reach(NavigableMap<Long, List<Recorded>> all) {
        var reach = new LinkedHashMap<Recorded, Integer>();
        if (all.values().stream().allMatch(same -> same.size() == 1)) {
            return reach;
        }
        all.descendingMap()
                .forEach((seq, same) ->
                        same.forEach(c ->
                                reach.put(
                                        c,
                                        1
                                                + at(all, seq + 1).stream()
                                                        .filter(n ->
                                                                !lost(n) && n.follows(c.hash()))
                                                        .mapToInt(n -> reach.getOrDefault(n, 1))
                                                        .max()
                                                        .orElse(0))));
        return reach;
    }

    private static List<Recorded> at(Map<Long, List<Recorded>> all, long seq) {
        return all.getOrDefault(seq, List.of());
    }

    private static boolean lost(Recorded event) {
        return event.kind().equals(Recorded.LOST);
    }
}
