package dev.incidentrunbook.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How well a group of records fits the failures: how many of them it explains, whether it became more frequent with them,
/// and whether it began with them.
///
/// @param coverage share of the failures that it explains, between 0 and 1
/// @param lift how much more frequent it is since the onset, from 0 (as before) to 1
/// @param onset how near its beginning is to the onset, from 0 to 1
/// @param handled whether its requests were answered without a failure
/// @param shared how many failed requests share an ID with it
/// @param before how many there were before the onset
/// @param since how many there are since
/// @param sample the first record that belongs to the fault, to cite from
record Evidence(
        Group group,
        SourceFindings source,
        long shift,
        double coverage,
        double lift,
        double onset,
        boolean handled,
        int shared,
        long before,
        long since,
        Group.Sample sample) {
    private static final long SECOND = 1000;
    // How much of the failures is explained by what is logged where no request is counted.
    private static final double UNCOUNTED = 0.7;
    // An error may be logged seconds before the proxy notes that the request ended, and a little
    // after.
    private static final long EARLIER = 12_000;
    private static final long LATER = 3_000;
    private static final long MANY = 10;

    /// What the failures look like, once for all groups.
    ///
    /// @param ids the IDs of the failed requests
    /// @param seconds the seconds in which requests failed
    /// @param routes the failing routes' paths
    record Fault(
            Optional<Onset> onset,
            Set<Long> ids,
            TreeMap<Long, Integer> seconds,
            Set<String> routes,
            List<SourceFindings> counted,
            boolean timeless) {
        /// @param timeless whether nothing that was read says when it happened, as a trace that was pasted alone
        static Fault of(Failures failures, Optional<Onset> onset, boolean timeless) {
            Set<Long> ids = new HashSet<>();
            var seconds = new TreeMap<Long, Integer>();
            Set<String> routes = new HashSet<>();
            for (Failures.Failed failed : failures.fault()) {
                if (failed.request().id() != 0) {
                    ids.add(failed.request().id());
                }
                if (failed.timed()) {
                    seconds.merge(Math.floorDiv(failed.time(), SECOND), 1, Integer::sum);
                }
                routes.add(failed.request().route().text);
            }
            return new Fault(onset, ids, seconds, routes, failures.counted(), timeless);
        }

        /// Whether a route fails; a message may tell its path alone.
        boolean fails(String route) {
            return routes.contains(route)
                    || (route.startsWith("/")
                            && routes.stream().anyMatch(r -> r.endsWith(" " + route)));
        }

        boolean requests() {
            return !seconds.isEmpty();
        }
    }

    static Evidence of(Group group, SourceFindings source, long shift, Fault fault) {
        int shared = 0;
        int answered = 0;
        int well = 0;
        for (long id : group.ids().keys()) {
            if (fault.ids().contains(id)) {
                shared++;
            }
            int answer =
                    fault.counted().stream()
                            .mapToInt(s -> s.requestTable().answer(id))
                            .max()
                            .orElse(0);
            if (answer > 0) {
                answered++;
                well += answer < 500 ? 1 : 0;
            }
        }
        for (Map.Entry<Integer, Integer> said : group.answers().entrySet()) {
            answered += said.getValue();
            well += said.getKey() < 500 ? said.getValue() : 0;
        }
        boolean handled = answered > 0 && well * 10 >= answered * 7;
        if (fault.onset().isEmpty()) {
            boolean all = fault.timeless();
            return new Evidence(
                    group,
                    source,
                    shift,
                    all ? UNCOUNTED : 0,
                    all ? 1 : 0,
                    all ? 0.5 : 0,
                    handled,
                    0,
                    all ? 0 : group.count(),
                    all ? group.count() : 0,
                    group.samples().getFirst());
        }
        Onset begun = fault.onset().get();
        long before = 0;
        long since = 0;
        long first = Long.MIN_VALUE;
        for (Map.Entry<Long, Integer> second : group.seconds().entrySet()) {
            long time = second.getKey() * SECOND + shift;
            if (first == Long.MIN_VALUE) {
                first = time;
            }
            if (time < begun.from() - EARLIER) {
                before += second.getValue();
            } else {
                since += second.getValue();
            }
        }
        if (group.seconds().isEmpty() && source.lines() > 50) {
            // Without times, the place in the log stands for the time.
            double onsetAt = share(begun, fault);
            long earlier =
                    group.samples().stream()
                            .filter(s -> (double) s.line() / source.lines() < onsetAt - 0.15)
                            .count();
            before = group.count() * earlier / group.samples().size();
            Group.Sample cited =
                    group.samples().stream()
                            .filter(s -> (double) s.line() / source.lines() >= onsetAt - 0.15)
                            .findFirst()
                            .orElse(group.samples().getFirst());
            double begins = before * 3 <= group.count() ? 1 : 0.1;
            return new Evidence(
                    group,
                    source,
                    shift,
                    0.5,
                    begins,
                    begins,
                    handled,
                    shared,
                    before,
                    group.count() - before,
                    cited);
        }
        double coverage = coverage(group, shift, fault, shared);
        boolean afterwards =
                shared == 0 && !group.seconds().isEmpty() && afterwards(group, shift, first, fault);
        return new Evidence(
                group,
                source,
                shift,
                coverage,
                afterwards ? 0 : lift(source, shift, begun, before, since),
                afterwards || (before > 1 && since < 20 * before)
                        ? 0
                        : nearness(first, source, shift, begun),
                handled,
                shared,
                before,
                since + group.untimed(),
                firstSince(group, shift, begun.from() - EARLIER));
    }

    /// How far into the logged time the onset is, between 0 and 1.
    private static double share(Onset onset, Fault fault) {
        long first =
                fault.counted().stream()
                        .mapToLong(s -> s.clock().first())
                        .min()
                        .orElse(onset.from());
        long last =
                fault.counted().stream()
                        .mapToLong(s -> s.clock().last())
                        .max()
                        .orElse(onset.from());
        return last <= first
                ? 0
                : Math.max(0, Math.min(1, (double) (onset.from() - first) / (last - first)));
    }

    private static double coverage(Group group, long shift, Fault fault, int shared) {
        if (!fault.requests()) {
            return UNCOUNTED;
        }
        if (shared > 0) {
            return Math.min(
                    1, 0.3 + 0.7 * shared / Math.max(1, Math.min(fault.ids().size(), 4_096)));
        }
        if (group.seconds().isEmpty()) {
            return 0.4;
        }
        long near = 0;
        long records = 0;
        for (Map.Entry<Long, Integer> second : group.seconds().entrySet()) {
            long time = second.getKey() + shift / SECOND;
            Long hit = fault.seconds().ceilingKey(time - LATER / SECOND);
            records += second.getValue();
            if (hit != null && hit <= time + EARLIER / SECOND) {
                near += second.getValue();
            }
        }
        double recall = recall(group, shift, fault);
        double precision = records == 0 ? 0 : (double) near / records;
        boolean elsewhere =
                !group.routes().isEmpty()
                        && group.routes().keySet().stream().noneMatch(fault::fails);
        return (elsewhere ? 0.3 : 0.85) * (0.6 * recall + 0.4 * precision);
    }

    /// The share of the failures near which the group has a record.
    private static double recall(Group group, long shift, Fault fault) {
        long explained = 0;
        long all = 0;
        for (Map.Entry<Long, Integer> failing : fault.seconds().entrySet()) {
            long from = failing.getKey() - (EARLIER + shift) / SECOND;
            Long hit = group.seconds().ceilingKey(from);
            all += failing.getValue();
            if (hit != null && hit <= failing.getKey() + (LATER - shift) / SECOND) {
                explained += failing.getValue();
            }
        }
        return all == 0 ? 0 : (double) explained / all;
    }

    /// Whether it was first seen when many requests had failed already and is near few of them, so that it cannot be why they
    /// failed.
    private static boolean afterwards(Group group, long shift, long first, Fault fault) {
        long from = fault.onset().map(Onset::from).orElse(Long.MAX_VALUE - EARLIER);
        long earlier =
                fault.seconds().headMap(Math.floorDiv(first, SECOND)).values().stream()
                        .mapToLong(Integer::longValue)
                        .sum();
        return first > from + EARLIER && earlier >= MANY && recall(group, shift, fault) < 0.1;
    }

    private static double lift(
            SourceFindings source, long shift, Onset onset, long before, long since) {
        if (before == 0) {
            return 1;
        }
        if (since == 0) {
            return 0;
        }
        double quiet = Math.max(10_000, onset.from() - source.clock().first() - shift);
        double loud =
                Math.max(
                        10_000,
                        Math.min(onset.to(), source.clock().last() + shift)
                                - onset.from()
                                + EARLIER);
        double times = (since / loud) / (before / quiet);
        return Math.max(0, Math.min(1, Math.log(times) / Math.log(2) / 5));
    }

    private static double nearness(long first, SourceFindings source, long shift, Onset onset) {
        if (first == Long.MIN_VALUE) {
            return 0.5;
        }
        long lead =
                Math.max(
                        EARLIER,
                        Math.min(5 * 60_000L, (onset.from() - source.clock().first() - shift) / 2));
        long apart = first - onset.from();
        if (apart >= -lead && apart <= 60_000) {
            return 1;
        }
        double far =
                apart < 0 ? (-apart - lead) / (25.0 * 60_000) : (apart - 60_000) / (9.0 * 60_000);
        return apart < 0 && -apart > 2 * lead ? Math.max(0, 0.4 - far) : Math.max(0, 1 - far);
    }

    /// How much of the group's weight counts, between 0 and 1.
    double fit() {
        double fit = 0.5 * coverage + 0.25 * lift + 0.25 * onset;
        if (handled || (group.harmless() && shared == 0)) {
            return 0.02;
        }
        if (lift < 0.2 && before >= 3 && shared == 0) {
            fit *= 0.3;
        }
        if (since == 0) {
            fit *= 0.1;
        }
        return group.grave() == 0 ? fit * 0.25 : fit;
    }

    /// Whether it is nothing but noise: answered well, or as frequent before the fault.
    boolean background() {
        return handled || (group.harmless() && shared == 0) || fit() < 0.2 || since == 0;
    }

    private static Group.Sample firstSince(Group group, long shift, long from) {
        List<Group.Sample> samples = group.samples();
        return samples.stream()
                .filter(s -> !s.timed() || s.time() + shift >= from)
                .findFirst()
                .orElse(samples.getFirst());
    }

    Citation cite(long line) {
        return new Citation(source.name(), line);
    }
}
