package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads lines that name their values, JSON or `name=value`, and makes requests and records of them.
final class StructuredLines {
    private static final int LONGEST_RAW = 4_096;

    private final Collector collector;
    private final TimeReader times;
    private final SourceClock clock;
    private final AccessLines access;
    private final FrameworkRequests frameworks;
    private final Fields fields = new Fields();
    private final JsonLine json = new JsonLine(fields);
    private final KeyValueLine pairs = new KeyValueLine(fields);
    private final RequestScan scan = new RequestScan();
    private final LogRecord own = new LogRecord();
    private final ProxyFlags proxy;
    private Collector.Context openContext = Collector.Context.NONE;
    private boolean opens;
    private Level level = Level.UNKNOWN;
    private long time;
    private Collector.Context context = Collector.Context.NONE;

    StructuredLines(
            Collector collector,
            TimeReader times,
            SourceClock clock,
            AccessLines access,
            FrameworkRequests frameworks) {
        this.collector = collector;
        this.times = times;
        this.clock = clock;
        this.access = access;
        this.frameworks = frameworks;
        this.proxy = new ProxyFlags(collector);
    }

    /// Reads a JSON object.
    ///
    /// @param outerTime the time that stood around it; [Long#MIN_VALUE] when there was none
    /// @return whether it was one
    boolean json(
            byte[] b,
            int from,
            int to,
            long number,
            long outerTime,
            boolean outerZoned,
            Level outerLevel) {
        if (!json.read(b, from, to)) {
            return false;
        }
        time(outerTime, outerZoned);
        Field text = fields.has(Field.MESSAGE) ? Field.MESSAGE : Field.CONTAINER_LOG;
        if (fields.quoted(text) && fields.length(text) > 2 && fields.first(text) == '{') {
            byte[] inner = fields.unescaped(text);
            return json(inner, 0, inner.length, number, time, true, outerLevel);
        }
        level = level(outerLevel);
        boolean request = request(number) || told(text, number);
        version(number);
        boolean trouble =
                level.grave()
                        || level == Level.WARN
                        || fields.has(Field.STACK)
                        || fields.has(Field.ERROR_TYPE)
                        || errorText().isPresent();
        boolean message = !request && (level == Level.UNKNOWN || level.quiet());
        if (trouble || message) {
            compose(b, from, to, number, trouble);
            collector.record(
                    own,
                    trouble ? context.loggedBy(fields.text(Field.LOGGER).orElse("")) : context);
        }
        return true;
    }

    /// Reads a line of `name=value` pairs: an access line of that kind, or a record in logfmt, which [#leaveOpen] then begins.
    boolean keyValues(byte[] b, int from, int to, long number, long outerTime, HeaderScan header) {
        opens = false;
        if (!KeyValueLine.likely(b, from, to)) {
            return false;
        }
        int found = pairs.read(b, from, to);
        boolean first = Ascii.find(b, from, Math.min(to, from + 24), '=') > 0 && name(b, from, to);
        boolean known =
                fields.has(Field.TIME) || fields.has(Field.LEVEL) || fields.has(Field.MESSAGE);
        int status = fields.number(Field.STATUS);
        boolean request =
                status >= 100
                        && status < 600
                        && (fields.has(Field.PATH)
                                || fields.has(Field.METHOD)
                                || fields.has(Field.REQUEST));
        if (found < 3 || !(request || (first && known))) {
            return false;
        }
        time = outerTime;
        if (first) {
            time(outerTime, outerTime != Long.MIN_VALUE);
            level = level(Level.UNKNOWN);
        } else {
            time =
                    header.timed()
                            ? clock.take(times)
                            : outerTime == Long.MIN_VALUE ? clock.last() : outerTime;
            level = header.level();
        }
        request(number);
        version(number);
        opens = first ? level.grave() || level == Level.WARN || !request : level.grave();
        if (opens) {
            compose(b, from, to, number, true);
        }
        return true;
    }

    /// Begins the record of a logfmt line, so that a trace in the lines behind it becomes a part of it.
    void leaveOpen(LogRecord record, byte[] b, int from, int to, long number) {
        openContext = Collector.Context.NONE;
        if (opens) {
            record.begin(own.bytes(), own.start(0), own.end(0), number, 0, true);
            for (int i = 1; i < own.lines(); i++) {
                record.add(own.bytes(), own.start(i), own.end(i), number);
            }
            record.level(level);
            if (time != Long.MIN_VALUE) {
                record.at(time);
            }
            openContext = context;
        }
    }

    /// What is known about the record that was left open.
    Collector.Context context(LogRecord record) {
        Collector.Context known = openContext;
        openContext = Collector.Context.NONE;
        return known;
    }

    private static boolean name(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (Ascii.word(b[i]) || b[i] == '.' || b[i] == '-' || b[i] == '@')) {
            i++;
        }
        return i > from && i < to && b[i] == '=';
    }

    private void time(long outerTime, boolean outerZoned) {
        time = outerTime;
        if (!fields.has(Field.TIME)) {
            if (time == Long.MIN_VALUE) {
                time = clock.last();
            }
            return;
        }
        byte[] b = fields.bytes();
        int at = fields.start(Field.TIME);
        boolean read = times.read(b, at, fields.end(Field.TIME), true) || epoch();
        if (read && (times.zoned() || !outerZoned)) {
            time = clock.take(times);
        } else if (time == Long.MIN_VALUE) {
            time = clock.last();
        }
    }

    /// A number, possibly with a fraction or in scientific notation.
    private boolean epoch() {
        String text = fields.text(Field.TIME).orElse("");
        if (text.isEmpty() || text.length() > 30 || !Character.isDigit(text.charAt(0))) {
            return false;
        }
        try {
            return times.epoch(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private Level level(Level outer) {
        if (!fields.has(Field.LEVEL)) {
            return outer;
        }
        int number = fields.number(Field.LEVEL);
        if (number >= 0) {
            return Level.of(number);
        }
        int length = fields.length(Field.LEVEL);
        Level said = length > 16 ? Level.UNKNOWN : Level.of(fields.text(Field.LEVEL).orElse(""));
        return said == Level.UNKNOWN
                ? outer
                : said.quiet() && ProxyFlags.answer(fields) ? Level.WARN : said;
    }

    private boolean request(long number) {
        byte[] b = fields.bytes();
        String idText =
                fields.length(Field.REQUEST_ID) >= 6
                        ? fields.text(Field.REQUEST_ID).orElse("")
                        : "";
        String route = "";
        int status = fields.number(Field.STATUS);
        boolean answered = status >= 100 && status < 600;
        boolean bare =
                !fields.has(Field.PATH)
                        && fields.length(Field.REQUEST) > 0
                        && fields.first(Field.REQUEST) == '/';
        Field target = bare ? Field.REQUEST : Field.PATH;
        if (fields.length(target) > 0) {
            int from = behindHost(b, fields.start(target), fields.end(target));
            int methodAt = fields.has(Field.METHOD) ? fields.start(Field.METHOD) : from;
            int methodEnd = fields.has(Field.METHOD) ? fields.end(Field.METHOD) : from;
            // An API gateway's route key holds both: POST /pay
            int space = Ascii.find(b, from, Math.min(fields.end(target), from + 8), ' ');
            if (space > from && Ascii.letter(b[from])) {
                methodAt = from;
                methodEnd = space;
                from = space + 1;
            }
            boolean path = from < fields.end(target) && b[from] == '/';
            if (path && answered) {
                report(b, methodAt, methodEnd, from, fields.end(target), number, status, idText);
            }
            boolean told = path && (answered ? status >= 500 : level.compareTo(Level.INFO) > 0);
            route =
                    told
                            ? Routes.text(b, methodAt, methodEnd, from, fields.end(target)).strip()
                            : "";
            context = new Collector.Context(route, idText, answered ? status : 0);
            return path && answered;
        }
        if (answered && fields.has(Field.REQUEST) && line(b)) {
            report(
                    b,
                    scan.methodAt(),
                    scan.methodEnd(),
                    scan.pathAt(),
                    scan.pathEnd(),
                    number,
                    status,
                    idText);
            route =
                    Routes.text(
                            b, scan.methodAt(), scan.methodEnd(), scan.pathAt(), scan.pathEnd());
            context = new Collector.Context(route, idText, status);
            return true;
        }
        context = new Collector.Context("", idText, answered ? status : 0);
        return false;
    }

    /// A request that the message reports in words.
    private boolean told(Field text, long number) {
        if (context.status() > 0
                || !fields.quoted(text)
                || fields.length(text) < 10
                || fields.length(text) > 500) {
            return false;
        }
        byte[] message = fields.unescaped(text);
        String id = context.id();
        return frameworks.read(message, 0, 0, message.length, number, time, id);
    }

    /// A request line as one value, `GET /pay HTTP/1.1`.
    private boolean line(byte[] b) {
        int quote = fields.start(Field.REQUEST) - 1;
        return quote >= 0
                && b[quote] == '"'
                && scan.inQuotes(b, quote, Math.min(b.length, fields.end(Field.REQUEST) + 1));
    }

    private void report(
            byte[] b,
            int methodAt,
            int methodEnd,
            int pathAt,
            int pathEnd,
            long number,
            int status,
            String idText) {
        int upstream = status >= 500 ? Math.max(0, fields.number(Field.UPSTREAM_STATUS)) : 0;
        long id = idText.isEmpty() ? 0 : RequestIds.hash(idText);
        String backend =
                Requests.Failure.gateway(status, upstream)
                        ? Backend.named(fields.text(Field.UPSTREAM).orElse(""))
                        : "";
        Requests.Route route =
                access.report(
                        b,
                        methodAt,
                        methodEnd,
                        pathAt,
                        pathEnd,
                        number,
                        time,
                        status,
                        upstream,
                        backend,
                        id,
                        status >= 500 ? idText : "");
        if (status >= 500) {
            fields.handler().ifPresent(name -> route.handler = name);
            proxy.flagged(fields, route.text, number, time, status, idText);
        }
    }

    private static int behindHost(byte[] b, int from, int to) {
        int scheme = Ascii.find(b, from, Math.min(to, from + 10), "://");
        if (scheme < 0) {
            return from;
        }
        int slash = Ascii.find(b, scheme + 3, to, '/');
        return slash < 0 ? to : slash;
    }

    private void version(long number) {
        int length = fields.length(Field.VERSION);
        if (length >= 2 && length <= 48) {
            String version = fields.text(Field.VERSION).orElse("");
            if (version.chars().anyMatch(Character::isDigit) && version.indexOf(' ') < 0) {
                collector.version(version, time, number);
            }
        }
    }

    private Optional<String> errorText() {
        return fields.has(Field.ERROR_MESSAGE)
                        && fields.quoted(Field.ERROR_MESSAGE)
                        && fields.length(Field.ERROR_MESSAGE) > 1
                ? fields.text(Field.ERROR_MESSAGE)
                : Optional.empty();
    }

    /// Puts the values that say something together as the lines of a record.
    private void compose(byte[] b, int from, int to, long number, boolean trouble) {
        String message =
                fields.text(fields.has(Field.MESSAGE) ? Field.MESSAGE : Field.CONTAINER_LOG)
                        .orElse("");
        String error = errorText().orElse("");
        Optional<String> type =
                fields.has(Field.ERROR_TYPE) && fields.length(Field.ERROR_TYPE) > 2
                        ? fields.text(Field.ERROR_TYPE)
                        : Optional.empty();
        Optional<String> stack =
                fields.text(Field.STACK)
                        .filter(s ->
                                s.indexOf('\n') > 0
                                        || s.contains(" at ")
                                        || s.contains("Error")
                                        || s.contains("Exception"));
        boolean dotted = type.map(t -> t.indexOf('*') < 0 && t.indexOf(' ') < 0).orElse(false);
        String head = message.isBlank() ? error : message;
        boolean mute = head.isBlank() && type.isEmpty() && stack.isEmpty();
        lines(
                mute
                        ? new String(
                                b, from, Math.min(to - from, LONGEST_RAW), StandardCharsets.UTF_8)
                        : head,
                number,
                true);
        boolean told =
                stack.isPresent()
                        && (error.isBlank()
                                || stack.get().contains(error.lines().findFirst().orElse("")));
        if (dotted && !told) {
            lines(type.orElse("") + ": " + error, number, false);
        } else if (!error.isBlank() && !told) {
            lines(error, number, false);
        }
        stack.ifPresent(s -> lines(s, number, false));
        fields.text(Field.ERROR_CODE)
                .filter(code -> code.length() < 40)
                .ifPresent(code -> lines("code " + code, number, false));
        if (trouble && !mute && stack.isEmpty() && own.lines() < 100) {
            own.add(b, from, Math.min(to, from + LONGEST_RAW), number);
        }
        own.level(level);
        if (time != Long.MIN_VALUE) {
            own.at(time);
        }
    }

    private void lines(String text, long number, boolean head) {
        boolean first = head;
        for (String line : text.split("\n", 400)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (first) {
                own.begin(bytes, 0, bytes.length, number, 0, true);
            } else {
                own.add(bytes, 0, bytes.length, number);
            }
            first = false;
        }
    }
}
