package dev.incidentrunbook.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When the fault began and ended: by the failed requests, or where no log reports requests, by the errors.
///
/// @param from milliseconds of the first failure
/// @param to milliseconds of the last one
/// @param citation the first failure's line
/// @param byRequests whether requests say so
record Onset(long from, long to, Citation citation, boolean byRequests) {

    static Optional<Onset> of(Failures failures, List<SourceFindings> sources, Clocks clocks) {
        List<Failures.Failed> timed =
                failures.fault().stream().filter(Failures.Failed::timed).toList();
        if (!timed.isEmpty()) {
            return Optional.of(
                    new Onset(
                            timed.getFirst().time(),
                            timed.getLast().time(),
                            timed.getFirst().citation(),
                            true));
        }
        return byErrors(sources, clocks);
    }

    /// One error after another, thinned to the second.
    private record Mark(long time, Citation citation) {}

    private static Optional<Onset> byErrors(List<SourceFindings> sources, Clocks clocks) {
        List<Mark> marks = marks(sources, clocks);
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        int n = marks.size();
        int half = Math.max(1, (n + 1) / 2);
        int best = 0;
        for (int i = 0; i + half <= n; i++) {
            long length = marks.get(i + half - 1).time() - marks.get(i).time();
            if (length < marks.get(best + half - 1).time() - marks.get(best).time()) {
                best = i;
            }
        }
        long length = Math.max(1_000, marks.get(best + half - 1).time() - marks.get(best).time());
        long gap = Math.max(60_000, Math.max(20 * length / half, length / 2));
        int first = best;
        while (first > 0 && marks.get(first).time() - marks.get(first - 1).time() <= gap) {
            first--;
        }
        return Optional.of(
                new Onset(
                        marks.get(first).time(),
                        marks.getLast().time(),
                        marks.get(first).citation(),
                        false));
    }

    /// Moments of what began during the log: signs of a cause, and exceptions. What was there from the beginning counts only
    /// when nothing else does and it fills the log. Where requests are reported and none failed, exceptions were answered well.
    private static List<Mark> marks(List<SourceFindings> sources, Clocks clocks) {
        boolean allWell = sources.stream().mapToLong(SourceFindings::requests).sum() >= 20;
        var late = new ArrayList<Mark>();
        var early = new ArrayList<Mark>();
        for (SourceFindings source : sources) {
            for (Group group : source.groups()) {
                if (group.grave() == 0 || group.harmless() || group.seconds().isEmpty()) {
                    continue;
                }
                boolean sign =
                        group.signal()
                                .map(s -> s.causes().values().stream().anyMatch(w -> w > 2))
                                .orElse(false);
                boolean exception = !allWell && group.chain().map(Chain::hasFrames).orElse(false);
                if (sign || exception) {
                    boolean fills = group.count() * 20 >= source.lines();
                    if (late(group, source)) {
                        add(late, group, source, clocks);
                    } else if (fills) {
                        add(early, group, source, clocks);
                    }
                }
            }
        }
        List<Mark> marks = late.isEmpty() ? early : late;
        marks.sort((a, b) -> Long.compare(a.time(), b.time()));
        return marks;
    }

    private static void add(List<Mark> marks, Group group, SourceFindings source, Clocks clocks) {
        for (Group.Sample sample : group.samples()) {
            if (sample.timed()) {
                marks.add(
                        new Mark(
                                sample.time() + clocks.shift(source),
                                new Citation(source.name(), sample.line())));
            }
        }
    }

    /// Whether a group begins well after its log does.
    private static boolean late(Group group, SourceFindings source) {
        long span = source.clock().last() - source.clock().first();
        long start = group.seconds().firstKey() * 1000 - source.clock().first();
        return span > 10_000 && start * 12 >= span;
    }
}
