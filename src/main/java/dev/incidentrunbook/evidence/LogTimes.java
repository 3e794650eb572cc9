package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The moments of a log: from when to when it reaches, and where in it a moment lies. Takes for granted that its records
/// are about in their order; used by one thread at a time.
public final class LogTimes {
    private static final int PAGE = 200;
    private static final int PAGES = 10;

    private final LogLines log;
    private final LineIndex index;
    private final LineTime times;
    private final Optional<Instant> first;
    private final Optional<Instant> last;
    private final boolean zoned;

    private LogTimes(LogLines log, LineTime times) throws IOException {
        this.log = log;
        this.index = log.chunks().index();
        this.times = times;
        first = instant(next(1));
        zoned = first.isPresent() && times.zoned();
        last = first.isPresent() ? instant(lastMoment()) : Optional.empty();
    }

    /// Looks for the first and the last moment.
    ///
    /// @param zone where moments without a zone are meant; empty for UTC when some of them name their zone, else `here`
    /// @param here the zone of this machine
    /// @param around when the log was taken in
    /// @throws IOException when what is stored is damaged
    public static LogTimes of(LogLines log, Optional<ZoneId> zone, ZoneId here, Instant around)
            throws IOException {
        LogTimes told = new LogTimes(log, new LineTime(zone.orElse(here), around));
        return zone.isEmpty() && told.zoned()
                ? new LogTimes(log, new LineTime(ZoneOffset.UTC, around))
                : told;
    }

    /// The first moment; empty when no line tells of one.
    public Optional<Instant> first() {
        return first;
    }

    /// The last moment; empty when no line tells of one.
    public Optional<Instant> last() {
        return last;
    }

    /// Whether the first moment names its zone.
    public boolean zoned() {
        return zoned;
    }

    LogLines log() {
        return log;
    }

    /// Reads the moments of lines.
    public LineTime reader() {
        return times;
    }

    /// The moment of a line, or of its record.
    ///
    /// @throws IOException when what is stored is damaged
    public Optional<Instant> at(long line) throws IOException {
        for (long end = line; end > 0 && end > line - PAGES * (long) PAGE; end -= PAGE) {
            long begin = Math.max(1, end - PAGE + 1);
            List<Line> lines = log.read(begin, Math.toIntExact(end - begin + 1));
            for (Line each : lines.reversed()) {
                long millis = millis(each);
                if (millis != LineTime.NONE) {
                    return instant(millis);
                }
            }
        }
        return Optional.empty();
    }

    /// The first line that is not before a moment; the last line when all are.
    ///
    /// @throws IOException when what is stored is damaged
    public long lineAt(Instant moment) throws IOException {
        long wanted = moment.toEpochMilli();
        int low = 0;
        int high = index.chunks();
        // The last chunk that begins before the moment.
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            long millis = next(firstLine(middle));
            if (millis != LineTime.NONE && millis < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        for (long line = low == 0 ? 1 : firstLine(low); line <= log.count(); line += PAGE) {
            for (Line each : log.read(line, PAGE)) {
                long millis = millis(each);
                if (millis != LineTime.NONE && millis >= wanted) {
                    return each.number();
                }
            }
        }
        return Math.max(1, log.count());
    }

    private long firstLine(int chunk) {
        return index.feedsBefore(chunk) + 1;
    }

    /// The moment of a line, or of the next one that has one.
    private long next(long line) throws IOException {
        for (int page = 0; page < PAGES; page++) {
            for (Line each : log.read(line + page * (long) PAGE, PAGE)) {
                long millis = millis(each);
                if (millis != LineTime.NONE) {
                    return millis;
                }
            }
        }
        return LineTime.NONE;
    }

    private long lastMoment() throws IOException {
        return at(log.count()).map(Instant::toEpochMilli).orElse(LineTime.NONE);
    }

    private long millis(Line line) {
        byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
        return times.millis(bytes, 0, bytes.length);
    }

    private static Optional<Instant> instant(long millis) {
        return millis == LineTime.NONE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(millis));
    }
}
