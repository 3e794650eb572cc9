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
        List<Failures.Failed> timed = failures.fault().stream().filter(Failures.Failed::timed).toList();
        if (!timed.isEmpty()) {
            return Optional.of(new Onset(timed.getFirst().time(), timed.getLast().time(), timed.getFirst().citation(), true));
        }
        return byErrors(sources, clocks);
    }

    /// One error after another, thinned to the second.
    private record Mark(long time, Citation citation) {}

    private static Optional<Onset> byErrors(List<SourceFindings> sources, Clocks clocks) {
        List<Mark> strong = marks(sources, clocks, true);
        List<Mark> marks = strong.isEmpty() ? marks(sources, clocks, false) : strong;
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
        return Optional.of(new Onset(marks.get(first).time(), marks.getLast().time(), marks.get(first).citation(), false));
    }

    /// Moments at which something went wrong.
    ///
    /// @param strong only those with a sign of a cause or an exception that was not answered well
    private static List<Mark> marks(List<SourceFindings> sources, Clocks clocks, boolean strong) {
        var marks = new ArrayList<Mark>();
        for (SourceFindings source : sources) {
            long shift = clocks.shift(source);
            for (Group group : source.groups()) {
                boolean counts = strong ? group.grave() > 0 && decisive(group) : group.grave() > 0;
                if (counts) {
                    for (Group.Sample sample : group.samples()) {
                        if (sample.timed()) {
                            marks.add(new Mark(sample.time() + shift, new Citation(source.name(), sample.line())));
                        }
                    }
                }
            }
        }
        marks.sort((a, b) -> Long.compare(a.time(), b.time()));
        return marks;
    }

    private static boolean decisive(Group group) {
        boolean sign = group.signal().map(s -> s.causes().values().stream().anyMatch(w -> w > 1)).orElse(false);
        return sign || group.chain().map(Chain::hasFrames).orElse(false);
    }
}
