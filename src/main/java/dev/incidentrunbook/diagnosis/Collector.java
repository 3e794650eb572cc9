package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Gathers what the records of one log say, in groups of the same.
final class Collector {
    private static final int MOST_GROUPS = 5_000;
    private static final int MOST_SHAPES = 10_000;
    private static final int MOST_CHANGES = 400;
    private static final int MOST_STACK = 60;
    private static final int LONGEST_TEXT = 500;

    private final SignScan scan;
    private final StackTraces traces;
    private final Requests requests = new Requests();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<Long, Group> known = new HashMap<>();
    private final List<SourceFindings.SeenChange> changes = new ArrayList<>();
    private final Map<String, Long> versions = new LinkedHashMap<>();
    private final LongTable idTimes = new LongTable(8_192);
    private final RequestIds ids = new RequestIds();
    private final RequestScan requestScan = new RequestScan();

    /// What is known about a record besides its text, from structured fields or from the request it reports.
    ///
    /// @param route may be blank
    /// @param id the request's ID; may be blank
    /// @param status what the request was answered with; 0 when unknown
    /// @param logger the class or place that logged it; may be blank
    record Context(String route, String id, int status, String logger) {
        static final Context NONE = new Context("", "", 0);

        Context(String route, String id, int status) {
            this(route, id, status, "");
        }

        Context loggedBy(String name) {
            return new Context(route, id, status, name);
        }

        /// Whether the record reports a request, which is counted for itself.
        boolean answered() {
            return status > 0;
        }
    }

    Collector(SignalTable table) {
        this.scan = new SignScan(table);
        this.traces = new StackTraces(table.ownCode());
    }

    Requests requests() {
        return requests;
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    List<SourceFindings.SeenChange> changes() {
        return changes;
    }

    Map<String, Long> versions() {
        return versions;
    }

    LongTable idTimes() {
        return idTimes;
    }

    /// Remembers when an ID was named, to compare clocks.
    void named(long id, long time, boolean failed) {
        if (failed || idTimes.size() < 4_096) {
            idTimes.putFirst(id, time);
        }
    }

    /// Notes which version a line says is running.
    void version(String version, long time, long line) {
        if (versions.size() < 50 && !versions.containsKey(version)) {
            versions.put(version, time);
            if (versions.size() > 1) {
                change(
                        Change.Kind.DEPLOYMENT,
                        time,
                        line,
                        "Version "
                                + version
                                + " runs for the first time, after "
                                + previous(version));
            }
        }
    }

    private String previous(String version) {
        return versions.keySet().stream()
                .takeWhile(v -> !v.equals(version))
                .reduce((_, last) -> last)
                .orElse("another");
    }

    private void change(Change.Kind kind, long time, long line, String text) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(new SourceFindings.SeenChange(kind, time, line, text));
        }
    }

    /// Takes a whole record.
    void record(LogRecord record, Context context) {
        byte[] b = record.bytes();
        scan.change(b, record.messageAt(), record.end(0))
                .ifPresent(kind -> {
                    change(kind, time(record), record.number(0), clip(record.message()));
                    for (int i = 0; i < Math.min(record.lines(), 6); i++) {
                        long line = record.number(i);
                        ToldVersion.in(record.text(i))
                                .ifPresent(version -> version(version, time(record), line));
                    }
                });
        boolean trace = traced(record);
        if (record.level().quiet() && !trace && context.status() < 500) {
            return;
        }
        long shape = trace ? shape(record) : 0;
        if (trace && again(record, context, shape)) {
            return;
        }
        scan.begin();
        for (int i = 0; i < record.lines(); i++) {
            int from = i == 0 ? record.messageAt() : record.start(i);
            if (i == 0 || !FrameReader.part(b, from, record.end(i))) {
                scan.signs(b, from, record.end(i), i);
            }
        }
        boolean grave = record.level().grave();
        List<Signal> signals = scan.found();
        boolean worth =
                grave
                        || trace
                        || !signals.isEmpty()
                        || (record.level() == Level.UNKNOWN && names(record));
        if (!worth) {
            return;
        }
        List<String> lines = record.texts();
        Optional<Chain> chain =
                grave || trace || record.level() == Level.UNKNOWN || record.level() == Level.WARN
                        ? traces.read(lines)
                        : Optional.empty();
        boolean mute = chain.isEmpty() && signals.isEmpty();
        if (mute && (!grave || context.answered())) {
            return;
        }
        if (chain.isPresent()
                && !grave
                && !chain.get().hasFrames()
                && signals.isEmpty()
                && record.level() != Level.UNKNOWN) {
            return;
        }
        Group group = add(record, context, signals, chain, lines, trace);
        if (trace && known.size() < MOST_SHAPES) {
            known.put(shape, group);
        }
    }

    /// Counts a record whose trace was read before. Reading a trace takes a hundred times as long as comparing it.
    private boolean again(LogRecord record, Context context, long shape) {
        Group group = known.get(shape);
        if (group == null || group.wants(time(record), record.number(0))) {
            return false;
        }
        Context whole = completed(record, context, 1);
        long id = whole.id().isBlank() ? 0 : RequestIds.hash(whole.id());
        group.count(
                time(record),
                whole.route(),
                id,
                whole.status(),
                record.level().quiet() ? Level.UNKNOWN : record.level());
        return true;
    }

    /// A number that is equal for records whose letters are equal, whatever their digits; a to f count as digits.
    private static long shape(LogRecord record) {
        byte[] b = record.bytes();
        long hash = NameHash.START;
        int end = record.end(record.lines() - 1);
        for (int i = record.messageAt(); i < end; i++) {
            if ((b[i] | 0x20) > 'f') {
                hash = NameHash.with(hash, b[i]);
            }
        }
        return NameHash.with(hash, record.level().name().charAt(0));
    }

    /// Whether the head looks as if it named an exception.
    private static boolean names(LogRecord record) {
        byte[] b = record.bytes();
        int to = Math.min(record.end(0), record.messageAt() + 400);
        return Ascii.find(b, record.messageAt(), to, "panic") >= 0
                || Ascii.find(b, record.messageAt(), to, "Error") >= 0
                || Ascii.find(b, record.messageAt(), to, "Exception") >= 0;
    }

    /// The head and the root cause say whether it is noise.
    private boolean noise(LogRecord record, Optional<Chain> chain) {
        byte[] root = chain.map(c -> c.root().text()).orElse("").getBytes(StandardCharsets.UTF_8);
        boolean said = scan.harmless(record.bytes(), record.messageAt(), record.end(0));
        return chain.isPresent() ? scan.harmless(root, 0, root.length) : said;
    }

    private static boolean traced(LogRecord record) {
        for (int i = 1; i < record.lines(); i++) {
            if (FrameReader.part(record.bytes(), record.start(i), record.end(i))) {
                return true;
            }
        }
        return false;
    }

    private Group add(
            LogRecord record,
            Context context,
            List<Signal> signals,
            Optional<Chain> chain,
            List<String> lines,
            boolean trace) {
        String message = clip(record.message());
        String key = key(signals, chain, message);
        Group group = groups.get(key);
        if (group == null) {
            String kept = groups.size() < MOST_GROUPS ? key : "other";
            String title =
                    groups.size() < MOST_GROUPS
                            ? chain.map(c -> clip(c.root().text())).orElse(message)
                            : "other messages";
            group =
                    groups.computeIfAbsent(
                            kept, _ -> new Group(title, signals, chain, noise(record, chain)));
        }
        Context whole = completed(record, context, 40);
        int root = chain.map(c -> c.root().at()).orElse(0);
        int sign = signals.isEmpty() ? root : scan.line(signals.getFirst(), root);
        long typeLine = record.number(root);
        long frameLine =
                chain.flatMap(Chain::ownFrame).map(f -> record.number(f.at())).orElse(typeLine);
        var sample =
                new Group.Sample(
                        time(record),
                        record.number(0),
                        record.number(sign),
                        typeLine,
                        frameLine,
                        whole.route(),
                        whole.id(),
                        whole.logger(),
                        sign == 0 || sign == root
                                ? message
                                : clip(said(lines.get(sign), chain, sign)),
                        sign != root && sign != 0,
                        lines.stream().limit(MOST_STACK).map(Collector::clip).toList());
        long id = whole.id().isBlank() ? 0 : RequestIds.hash(whole.id());
        if (id != 0 && record.timed()) {
            named(id, record.time(), true);
        }
        Level level = trace && record.level().quiet() ? Level.UNKNOWN : record.level();
        group.add(sample, id, whole.status(), level);
        return group;
    }

    /// The words of a line that shows a sign: those of the exception that it names, if it names one.
    private static String said(String line, Optional<Chain> chain, int at) {
        return chain.stream()
                .flatMap(c -> c.links().stream())
                .filter(t -> t.at() == at)
                .map(Thrown::text)
                .findFirst()
                .orElse(line.strip());
    }

    /// The context with what the record's own text says about the request.
    private Context completed(LogRecord record, Context context, int most) {
        String route = context.route();
        String id = context.id();
        byte[] b = record.bytes();
        for (int i = 0; i < record.lines() && i < most && (route.isBlank() || id.isBlank()); i++) {
            int from = record.start(i);
            int to = Math.min(record.end(i), from + 8_192);
            if (i > 0 && FrameReader.part(b, from, to)) {
                continue;
            }
            if (route.isBlank()
                    && (requestScan.inQuotes(b, from, to) || requestScan.anywhere(b, from, to))) {
                route =
                        Routes.text(
                                b,
                                requestScan.methodAt(),
                                requestScan.methodEnd(),
                                requestScan.pathAt(),
                                requestScan.pathEnd());
            }
            if (id.isBlank() && ids.find(b, from, to)) {
                id = new String(b, ids.start(), ids.end() - ids.start(), StandardCharsets.UTF_8);
            }
        }
        if (route.isBlank()) {
            route = ToldRoute.in(record.message());
        }
        return new Context(route, id, context.status(), context.logger());
    }

    private static String key(List<Signal> signals, Optional<Chain> chain, String message) {
        String signal = signals.isEmpty() ? "" : signals.getFirst().id();
        return chain.filter(c -> c.hasFrames() || signals.isEmpty())
                .map(c -> "x:" + signal + ":" + Fingerprint.family(c))
                .orElseGet(() -> "m:" + signal + ":" + Fingerprint.template(message));
    }

    private static long time(LogRecord record) {
        return record.timed() ? record.time() : Long.MIN_VALUE;
    }

    static String clip(String text) {
        String clipped =
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        return clipped.indexOf('\n') < 0
                ? clipped
                : clipped.lines().collect(Collectors.joining(" "));
    }
}
