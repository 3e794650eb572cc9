package dev.incidentrunbook.diagnosis;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far each log's clock is from the others'. Logs that name the same requests tell it by them; a log without a time zone
/// is moved by half hours so that its errors fall on the others' failures, or, when it has none, so that it covers the same
/// time.
final class Clocks {
    private static final long MINUTE = 60_000L;
    private static final long HALF_HOUR = 30 * MINUTE;
    private static final int MOST_EVENTS = 3_000;
    // Requests take time, so that two logs may name one request seconds apart with the same clock.
    private static final long NOTABLE = 5_000;

    private final Map<SourceFindings, Long> shifts = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Clocks(List<SourceFindings> sources) {
        List<SourceFindings> known = sources.stream().filter(s -> s.clock().known()).toList();
        List<SourceFindings> settled =
                new ArrayList<>(
                        known.stream()
                                .filter(s ->
                                        s.clock().zoned()
                                                && !s.clock().yearless()
                                                && !s.clock().dateless())
                                .toList());
        List<SourceFindings> open =
                new ArrayList<>(
                        known.stream()
                                .filter(s -> !settled.contains(s))
                                .sorted(
                                        Comparator.comparingLong(
                                                        (SourceFindings s) -> -s.requests())
                                                .thenComparing(SourceFindings::name))
                                .toList());
        if (settled.isEmpty() && !open.isEmpty()) {
            SourceFindings first =
                    open.stream()
                            .filter(s -> !s.clock().dateless())
                            .findFirst()
                            .orElse(open.getFirst());
            open.remove(first);
            settled.add(first);
            notes.add("No log says its time zone; times are taken as UTC.");
        }
        compareZoned(settled);
        for (SourceFindings source : open) {
            align(source, settled);
            settled.add(source);
        }
    }

    /// What to add to a log's times to get UTC as far as it is known, in milliseconds.
    long shift(SourceFindings source) {
        return shifts.getOrDefault(source, 0L);
    }

    List<String> notes() {
        return notes;
    }

    private void compareZoned(List<SourceFindings> settled) {
        SourceFindings reference =
                settled.stream()
                        .max(Comparator.comparingLong(SourceFindings::requests))
                        .orElse(null);
        for (SourceFindings source : settled) {
            if (source == reference || reference == null) {
                continue;
            }
            long[] apart = apart(source, 0, List.of(reference));
            if (apart.length >= 5) {
                long median = apart[apart.length / 2];
                long spread = apart[apart.length * 9 / 10] - apart[apart.length / 10];
                if (Math.abs(median) > NOTABLE && spread < Math.abs(median)) {
                    shifts.put(source, median);
                    notes.add(
                            "The clock of %s is %s that of %s, by %d shared request IDs; its times are corrected."
                                    .formatted(
                                            source.name(),
                                            span(median, "behind", "ahead of"),
                                            reference.name(),
                                            apart.length));
                }
            }
        }
    }

    private void align(SourceFindings source, List<SourceFindings> settled) {
        long years =
                source.clock().dateless()
                        ? days(source, settled.getFirst())
                        : source.clock().yearless() ? years(source, settled.getFirst()) : 0;
        long[] apart = apart(source, years, settled);
        if (apart.length >= 3) {
            long median = apart[apart.length / 2];
            long quarter = 15 * MINUTE;
            long zone = Math.round((double) median / quarter) * quarter;
            shifts.put(source, years + zone);
            if (zone != 0) {
                notes.add(
                        "%s says no time zone; %d shared request IDs show that its times are %s UTC."
                                .formatted(
                                        source.name(),
                                        apart.length,
                                        span(-zone, "ahead of", "behind")));
            }
            return;
        }
        long shift = bestHalfHour(source, years, settled);
        shifts.put(source, years + shift);
        if (shift != 0) {
            notes.add(
                    "%s says no time zone; its errors fit the failures when its times are read as %s UTC."
                            .formatted(source.name(), span(-shift, "ahead of", "behind")));
        }
    }

    private static String span(long millis, String positive, String negative) {
        long size = Math.abs(millis);
        String length =
                size % (60 * MINUTE) == 0
                        ? size / (60 * MINUTE) + " h"
                        : size >= 10 * MINUTE ? size / MINUTE + " min" : size / 1000 + " s";
        return length + " " + (millis > 0 ? positive : negative);
    }

    /// Whole years, for a log whose lines say none.
    private static long years(SourceFindings source, SourceFindings reference) {
        LocalDateTime own =
                LocalDateTime.ofInstant(
                        Instant.ofEpochMilli(source.clock().first()), ZoneOffset.UTC);
        LocalDateTime other =
                LocalDateTime.ofInstant(
                        Instant.ofEpochMilli(reference.clock().first()), ZoneOffset.UTC);
        long apart =
                Math.round(
                        (other.toEpochSecond(ZoneOffset.UTC) - own.toEpochSecond(ZoneOffset.UTC))
                                / (365.25 * 86_400));
        LocalDateTime moved = own.plusYears(apart);
        return (moved.toEpochSecond(ZoneOffset.UTC) - own.toEpochSecond(ZoneOffset.UTC)) * 1000;
    }

    /// Whole days, for a log whose lines say only the time of day.
    private static long days(SourceFindings source, SourceFindings reference) {
        long day = 24 * 60L * MINUTE;
        return Math.round((double) (reference.clock().first() - source.clock().first()) / day)
                * day;
    }

    /// By how much the settled logs are later for requests that both name, sorted.
    private long[] apart(SourceFindings source, long years, List<SourceFindings> settled) {
        var found = new ArrayList<Long>();
        for (SourceFindings other : settled) {
            if (other == source) {
                continue;
            }
            for (long id : source.idTimes().keys()) {
                if (other.idTimes().has(id)) {
                    found.add(
                            other.idTimes().get(id, 0)
                                    + shift(other)
                                    - source.idTimes().get(id, 0)
                                    - years);
                }
            }
        }
        return found.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private long bestHalfHour(SourceFindings source, long years, List<SourceFindings> settled) {
        long[] own = events(source, years);
        long[] others =
                settled.stream()
                        .flatMapToLong(s -> Arrays.stream(events(s, shift(s))))
                        .sorted()
                        .limit(MOST_EVENTS)
                        .toArray();
        long first = settled.stream().mapToLong(s -> s.clock().first() + shift(s)).min().orElse(0);
        long last = settled.stream().mapToLong(s -> s.clock().last() + shift(s)).max().orElse(0);
        long best = 0;
        double bestScore = -1;
        for (int step = 0; step <= 56; step++) {
            long shift = (step % 2 == 0 ? -1L : 1L) * ((step + 1) / 2) * HALF_HOUR;
            double overlap =
                    overlap(
                            source.clock().first() + years + shift,
                            source.clock().last() + years + shift,
                            first,
                            last);
            double score = matched(own, others, shift) * 3 + overlap;
            if (score > bestScore + 0.1) {
                bestScore = score;
                best = shift;
            }
        }
        return best;
    }

    /// Moments of failures and errors, sorted.
    private static long[] events(SourceFindings source, long shift) {
        var events = new ArrayList<Long>();
        for (Requests.Failure failure : source.requestTable().failures()) {
            if (failure.time() != Long.MIN_VALUE) {
                events.add(failure.time() + shift);
            }
        }
        for (Group group : source.groups()) {
            if (group.grave() > 0) {
                group.seconds().keySet().stream()
                        .limit(500)
                        .forEach(second -> events.add(second * 1000 + shift));
            }
        }
        return events.stream().mapToLong(Long::longValue).sorted().limit(MOST_EVENTS).toArray();
    }

    /// The share of one log's events that fall on the other's.
    private static double matched(long[] own, long[] others, long shift) {
        int hits = 0;
        for (long event : own) {
            int at = Arrays.binarySearch(others, event + shift - 2_000);
            int next = at < 0 ? -at - 1 : at;
            if (next < others.length && others[next] <= event + shift + 2_000) {
                hits++;
            }
        }
        return own.length == 0 ? 0 : (double) hits / own.length;
    }

    private static double overlap(long from, long to, long otherFrom, long otherTo) {
        long common = Math.min(to, otherTo) - Math.max(from, otherFrom);
        long shorter = Math.max(1, Math.min(to - from, otherTo - otherFrom));
        return common < 0 ? 0 : Math.min(1, (double) Math.max(1, common) / shorter);
    }
}
