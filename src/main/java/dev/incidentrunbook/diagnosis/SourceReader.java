package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Turns the lines of one log into requests and records. Every line is looked at for itself, so a log may mix formats: an
/// access line is counted without making an object, a JSON line is read by its fields, and a line of text either begins a
/// record or continues the one before it.
final class SourceReader {
    private static final int MOST_LANES = 64;
    private static final java.util.regex.Pattern PLACE =
            java.util.regex.Pattern.compile("(?:node:|file:|[A-Z]:|/)\\S{1,300}:[0-9]{1,7}");

    private final String name;
    private final Collector collector;
    private final TimeReader times;
    private final HeaderScan header;
    private final Wrapping wrapping;
    private final AccessLines access;
    private final StructuredLines structured;
    private final FrameworkRequests frameworks;
    private final Map<String, LogRecord> lanes = new HashMap<>();
    private LogRecord record = new LogRecord();
    private boolean recordIsTrace;
    private boolean lastWasAccess;
    private long timedLines;
    private final SourceClock clock;

    SourceReader(String name, Instant near, SignalTable table) {
        this.name = name;
        this.collector = new Collector(table);
        this.times = new TimeReader(near);
        this.clock = new SourceClock();
        this.header = new HeaderScan(times);
        this.wrapping = new Wrapping(times);
        this.access = new AccessLines(collector, times, clock);
        this.frameworks = new FrameworkRequests(access);
        this.structured = new StructuredLines(collector, times, clock, access, frameworks);
        lanes.put("", record);
    }

    /// Takes a line without its end.
    void line(byte[] b, int from, int to, long number) {
        if (lastWasAccess && from < to && b[from] != '{' && access.read(b, from, to, number)) {
            return;
        }
        lastWasAccess = false;
        if (from == to) {
            blank(number);
            return;
        }
        wrapping.read(b, from, to);
        if (wrapping.partial()) {
            return;
        }
        lane(wrapping.lane());
        if (wrapping.from() >= wrapping.to()
                || Continuation.onlyTags(wrapping.bytes(), wrapping.from(), wrapping.to())) {
            blank(number);
            return;
        }
        inner(wrapping.bytes(), wrapping.from(), wrapping.to(), number, wrapping.wrapped());
    }

    private void blank(long number) {
        if (!record.isEmpty()) {
            record.add(record.bytes(), 0, 0, number);
        }
    }

    private void lane(String lane) {
        LogRecord known = lanes.get(lane);
        if (known == null) {
            known = lanes.size() < MOST_LANES ? new LogRecord() : record;
            lanes.put(lane, known);
        }
        if (known != record) {
            record = known;
            recordIsTrace = false;
        }
    }

    private void inner(byte[] b, int from, int to, long number, boolean wrapped) {
        boolean outerTimed = wrapping.timed();
        long outerTime =
                outerTimed
                        ? clock.take(
                                wrapping.millis(),
                                wrapping.zoned(),
                                wrapping.yearless(),
                                wrapping.offsetMinutes())
                        : Long.MIN_VALUE;
        int json = jsonAt(b, from, to);
        if (json >= 0) {
            finish();
            long time = outerTime;
            if (!outerTimed && json > from) {
                header.read(b, from, json);
                time = header.timed() ? clock.take(times) : time;
            }
            if (structured.json(
                    b, json, to, number, time, outerTimed && wrapping.zoned(), wrapping.level())) {
                return;
            }
        }
        if (access.read(b, from, to, number, outerTime)) {
            finish();
            lastWasAccess = !wrapped;
            return;
        }
        if (!record.isEmpty() && Continuation.cause(b, from, to)) {
            continueWith(b, from, to, number);
            return;
        }
        header.read(b, from, to);
        if (structured.keyValues(b, from, to, number, outerTime, header)) {
            finish();
            structured.leaveOpen(record, b, from, to, number);
            recordIsTrace = false;
            return;
        }
        boolean crash = !header.timed() && crashes(b, from, to);
        if (!header.timed() && !crash && continues(b, from, to, wrapped)) {
            continueWith(b, from, to, number);
            return;
        }
        begin(b, from, to, number, outerTime, wrapped || crash);
    }

    private void begin(byte[] b, int from, int to, long number, long outerTime, boolean wrapped) {
        boolean outer = outerTime != Long.MIN_VALUE;
        long time = outerTime;
        if (header.timed()) {
            timedLines++;
            boolean own =
                    !outer
                            || (times.zoned() && !wrapping.zoned())
                            || (times.zoned() && !times.yearless());
            time = own ? clock.take(times) : outerTime;
        } else if (!outer && clock.last() != Long.MIN_VALUE) {
            time = clock.last();
        }
        if (appends(b, header.messageAt(), to)) {
            continueWith(b, from, to, number);
            return;
        }
        if (callOfErrorBefore(b, header.messageAt(), to)) {
            continueWith(b, header.messageAt(), to, number);
            return;
        }
        finish();
        Level level = header.level() == Level.UNKNOWN ? wrapping.level() : header.level();
        frameworks.read(b, from, header.messageAt(), to, number, time, "");
        record.begin(
                b,
                from,
                to,
                number,
                header.messageAt() - from,
                header.timed() || header.levelFirst() || wrapped);
        record.level(postgresLog(b, from, to, level));
        if (time != Long.MIN_VALUE) {
            record.at(time);
        }
        // Only where every line has a prefix must a trace be told from what follows it.
        recordIsTrace = (wrapped || timedLines == 0) && traceStarts(b, header.messageAt(), to);
    }

    /// PostgreSQL says DETAIL, HINT and STATEMENT in lines of their own; they belong to the error before them.
    private boolean appends(byte[] b, int from, int to) {
        if (record.isEmpty()
                || (!record.level().grave() && record.level() != Level.WARN)
                || record.lines() > 30) {
            return false;
        }
        for (String word : new String[] {"statement:", "detail:", "hint:", "context:", "query:"}) {
            if (Ascii.says(b, from, to, word)) {
                return true;
            }
            int at =
                    Ascii.find(
                            b,
                            from,
                            Math.min(to, from + 100),
                            word.toUpperCase(java.util.Locale.ROOT) + " ");
            if (at > from && b[at - 1] == ' ') {
                return true;
            }
        }
        return false;
    }

    /// Whether the message is nothing but a call of a trace. Rails before 7.1, and whoever logs a trace line by line, give each
    /// call a head of its own; it belongs to the error before it.
    private boolean callOfErrorBefore(byte[] b, int from, int to) {
        return !record.isEmpty()
                && record.level().grave()
                && header.level() == record.level()
                && FrameReader.part(b, from, to)
                && frameworkCall(b, from, to);
    }

    private static boolean frameworkCall(byte[] b, int from, int to) {
        int at = Continuation.behindTags(b, from, to);
        return Ascii.find(b, at, Math.min(to, at + 300), ":in ") > 0
                || Ascii.says(b, at, to, "at ")
                || Ascii.says(b, at, to, "file \"");
    }

    /// PostgreSQL writes what concerns the server as a whole at the level LOG, a fault like a shutdown included.
    private static Level postgresLog(byte[] b, int from, int to, Level level) {
        boolean log =
                level == Level.INFO && Ascii.find(b, from, Math.min(to, from + 120), "LOG:  ") > 0;
        return log ? Level.UNKNOWN : level;
    }

    private void continueWith(byte[] b, int from, int to, long number) {
        if (record.isEmpty()) {
            record.begin(b, from, to, number, 0, false);
            if (clock.last() != Long.MIN_VALUE) {
                record.at(clock.last());
            }
        } else {
            record.add(b, from, to, number);
        }
        if (!recordIsTrace && b[from] != ' ' && b[from] != '\t' && traceStarts(b, from, to)) {
            recordIsTrace = true;
        }
    }

    private boolean crashes(byte[] b, int from, int to) {
        boolean may = b[from] == 't' || b[from] == 'T' || b[from] == 'p' || b[from] == 'f';
        may |= b[from] == 'E' || b[from] == 'U';
        return may
                && Continuation.crashes(
                        new String(b, from, Math.min(to - from, 300), StandardCharsets.UTF_8),
                        record.isEmpty() || record.level().quiet());
    }

    /// Whether a line without a time continues the record before it.
    private boolean continues(byte[] b, int from, int to, boolean wrapped) {
        if (record.isEmpty()) {
            return false;
        }
        if (header.levelFirst()) {
            // java.util.logging says the level in a second line.
            if (record.level() == Level.UNKNOWN
                    && record.lines() == 1
                    && record.headed()
                    && !wrapped) {
                record.level(header.level());
                return true;
            }
            return false;
        }
        boolean timedLog = timedLines > 0 && record.headed();
        if (timedLog && !wrapped) {
            return true;
        }
        if (Ascii.says(b, from, to, "traceback (") && tracedAlready()) {
            return false;
        }
        byte first = b[from];
        if (first == ' '
                || first == '\t'
                || first == '}'
                || first == ')'
                || first == ']'
                || first == '#'
                || first == '^') {
            return true;
        }
        String text = new String(b, from, Math.min(to - from, 300), StandardCharsets.UTF_8);
        String last = record.text(record.lines() - 1);
        return Continuation.is(text)
                || (record.lines() == 1 && Continuation.panics(last))
                || FrameReader.part(text)
                || (recordIsTrace
                        && (FrameReader.part(last)
                                || last.isBlank()
                                || last.startsWith(" ")
                                || Continuation.is(last))
                        && !Continuation.starts(text))
                || (((record.level().grave() && record.lines() == 1) || pointsAtCode())
                        && ThrownText.of(text, "", false).isPresent());
    }

    /// Whether the record is how Node and Python begin to tell of an error that nobody caught: a place in the code, its line, and a
    /// caret below it. What was thrown comes next.
    private boolean pointsAtCode() {
        int last = record.lines() - 1;
        while (last > 0 && record.text(last).isBlank()) {
            last--;
        }
        return last > 0
                && last < 12
                && record.text(last).strip().startsWith("^")
                && PLACE.matcher(record.message()).matches();
    }

    /// Whether the record holds a whole Python trace, so that another one is of another exception. Python says so in a sentence
    /// when the second belongs to the first.
    private boolean tracedAlready() {
        int last = record.lines() - 1;
        while (last > 0 && record.text(last).isBlank()) {
            last--;
        }
        String said = record.text(last);
        if (said.startsWith("During handling of") || said.startsWith("The above exception")) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            int from = i == 0 ? record.messageAt() : record.start(i);
            if (Ascii.says(record.bytes(), from, record.end(i), "traceback (")) {
                return true;
            }
        }
        return false;
    }

    private static boolean traceStarts(byte[] b, int from, int to) {
        int stop = Math.min(to, from + 600);
        return Ascii.find(b, from, stop, "Traceback (") >= 0
                || Ascii.find(b, from, stop, "panic") >= 0
                || Ascii.find(b, from, stop, "Exception") >= 0
                || Ascii.find(b, from, stop, "Error") >= 0
                || Ascii.find(b, from, stop, "goroutine ") >= 0;
    }

    /// Where the line's JSON object begins: at the line's beginning, or behind a time and a few words; -1 when there is none.
    private static int jsonAt(byte[] b, int from, int to) {
        if (b[from] == '{') {
            return from + 1 < to && (b[from + 1] == '"' || b[from + 1] == ' ') ? from : -1;
        }
        if (b[to - 1] != '}') {
            return -1;
        }
        int brace = Ascii.find(b, from, Math.min(to, from + 200), "{\"");
        boolean spaced =
                brace > from
                        && (b[brace - 1] == ' ' || b[brace - 1] == '\t' || b[brace - 1] == ':');
        return spaced
                        && Ascii.find(b, brace, Math.min(to, brace + 400), "\":") > 0
                        && (Ascii.find(b, brace, to, "\"message\"") > 0
                                || Ascii.find(b, brace, to, "\"msg\"") > 0
                                || Ascii.find(b, brace, to, "\"level\"") > 0
                                || Ascii.find(b, brace, to, "\"status") > 0)
                ? brace
                : -1;
    }

    private void finish() {
        if (!record.isEmpty()) {
            // The console of .NET says the category in the first line and the message in the
            // second.
            if (record.lines() == 2 && record.level().quiet()) {
                frameworks.read(
                        record.bytes(),
                        record.start(1),
                        record.start(1),
                        record.end(1),
                        record.number(1),
                        record.timed() ? record.time() : Long.MIN_VALUE,
                        "");
            }
            collector.record(record, structured.context(record));
            record.clear();
        }
        recordIsTrace = false;
    }

    /// Says that there are no more lines.
    void end() {
        for (LogRecord open : lanes.values()) {
            record = open;
            finish();
        }
    }

    SourceFindings findings(long lines, long bytes) {
        return new SourceFindings(
                name,
                lines,
                bytes,
                clock.clock(),
                collector.requests(),
                collector.groups(),
                collector.changes(),
                collector.versions(),
                collector.idTimes());
    }
}
