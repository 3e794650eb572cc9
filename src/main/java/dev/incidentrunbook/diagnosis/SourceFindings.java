package dev.incidentrunbook.diagnosis;

import java.util.List;
import java.util.Map;

/// What was found in one log. Times are still those of the log's own clock; a [Diagnosis] compares the clocks.
public final class SourceFindings {
    private final String name;
    private final long lines;
    private final long bytes;
    private final Clock clock;
    private final Requests requests;
    private final List<Group> groups;
    private final List<SeenChange> changes;
    private final Map<String, Long> versions;
    private final LongTable idTimes;

    /// What a log's clock is like.
    ///
    /// @param first the first moment, [Long#MIN_VALUE] when there is none
    /// @param last the last moment
    /// @param zoned whether the lines say their time zone
    /// @param yearless whether the lines say no year
    /// @param dateless whether the lines say no date
    record Clock(long first, long last, boolean zoned, boolean yearless, boolean dateless) {
        boolean known() {
            return first != Long.MIN_VALUE;
        }
    }

    /// A change as one log tells it.
    ///
    /// @param time milliseconds of the log's clock, [Long#MIN_VALUE] when there is none
    record SeenChange(Change.Kind kind, long time, long line, String text) {}

    SourceFindings(
            String name,
            long lines,
            long bytes,
            Clock clock,
            Requests requests,
            List<Group> groups,
            List<SeenChange> changes,
            Map<String, Long> versions,
            LongTable idTimes) {
        this.name = name;
        this.lines = lines;
        this.bytes = bytes;
        this.clock = clock;
        this.requests = requests;
        this.groups = groups;
        this.changes = changes;
        this.versions = versions;
        this.idTimes = idTimes;
    }

    /// How the log is called in citations.
    public String name() {
        return name;
    }

    /// How many lines it has.
    public long lines() {
        return lines;
    }

    /// How many bytes it has.
    public long bytes() {
        return bytes;
    }

    /// How many requests it reports.
    public long requests() {
        return requests.total();
    }

    Clock clock() {
        return clock;
    }

    Requests requestTable() {
        return requests;
    }

    List<Group> groups() {
        return groups;
    }

    List<SeenChange> changes() {
        return changes;
    }

    /// The versions it names, with the moment of the first line that does.
    Map<String, Long> versions() {
        return versions;
    }

    /// Moments at which it names request IDs.
    LongTable idTimes() {
        return idTimes;
    }
}
