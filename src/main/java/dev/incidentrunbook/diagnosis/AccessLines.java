package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Counts the requests that access lines report. For a request that went well no object is made.
final class AccessLines {
    private final Collector collector;
    private final TimeReader times;
    private final SourceClock clock;
    private final RequestScan scan = new RequestScan();
    private final AccessStamp stamp = new AccessStamp();
    private final TabularLine tabular = new TabularLine();
    private final RequestIds ids = new RequestIds();
    private final Fields fields = new Fields();
    private final KeyValueLine pairs = new KeyValueLine(fields);

    AccessLines(Collector collector, TimeReader times, SourceClock clock) {
        this.collector = collector;
        this.times = times;
        this.clock = clock;
    }

    boolean read(byte[] b, int from, int to, long number) {
        return read(b, from, to, number, Long.MIN_VALUE);
    }

    /// Counts the request of a line, if it reports one with its answer.
    ///
    /// @param outerTime the time that a wrapping said; [Long#MIN_VALUE] when none did
    boolean read(byte[] b, int from, int to, long number, long outerTime) {
        if (b[from] == '#' && Ascii.letter(b[Math.min(from + 1, to - 1)])) {
            tabular.directive(b, from, to);
            return tabular.known();
        }
        if (tabular.known() && tabular.read(b, from, to)) {
            columns(b, to, number, outerTime);
            return true;
        }
        int quote = stamp.quote(b, from, to);
        if (!scan.inQuotes(b, from, quote < 0 ? from : quote, to)) {
            return uwsgi(b, from, to, number, outerTime);
        }
        if (scan.status() == 0) {
            return false;
        }
        boolean stamped = quote >= 0 && scan.methodAt() == quote + 1;
        long time =
                stamped
                        ? stamp.take(clock) + scan.took()
                        : time(b, from, scan.methodAt(), outerTime);
        boolean useful = scan.status() >= 400 || collector.requests().wantsIds();
        boolean named =
                useful && (ids.find(b, scan.tail(), to) || ids.find(b, from, scan.methodAt()));
        int upstream = scan.status() >= 500 ? upstream(b, scan.tail(), to) : 0;
        String backend = backend(b, from, to, upstream);
        count(b, number, time, scan.status(), upstream, backend, named);
        gateway(b, from, to, number, time);
        return true;
    }

    /// HAProxy and Envoy say in flags why a request failed.
    private void gateway(byte[] b, int from, int to, long number, long time) {
        boolean flags =
                scan.status() >= 500
                        && scan.methodAt() - from < 400
                        && (b[from] == '[' || scan.tail() < scan.methodAt());
        if (!flags) {
            return;
        }
        var record = new LogRecord();
        record.begin(b, from, Math.min(to, from + 1_000), number, 0, true);
        record.level(Level.WARN);
        if (time != Long.MIN_VALUE) {
            record.at(time);
        }
        String route =
                Routes.text(b, scan.methodAt(), scan.methodEnd(), scan.pathAt(), scan.pathEnd());
        collector.record(record, new Collector.Context(route, "", scan.status()));
    }

    private long time(byte[] b, int from, int quote, long outerTime) {
        for (int i = Ascii.find(b, from, quote, '[');
                i >= 0;
                i = Ascii.find(b, i + 1, quote, '[')) {
            if (times.read(b, i + 1, quote, false)) {
                stamp.keep(b, from, i, quote, times);
                return clock.take(times) + scan.took();
            }
        }
        if (outerTime != Long.MIN_VALUE) {
            return outerTime;
        }
        int stop = Math.min(quote, from + 60);
        for (int i = from; i < stop; i++) {
            if ((i == from || b[i - 1] == ' ' || b[i - 1] == '"')
                    && Ascii.word(b[i])
                    && times.read(b, i, quote, i == from)) {
                return clock.take(times);
            }
        }
        return clock.last();
    }

    private void columns(byte[] b, int to, long number, long outerTime) {
        long time =
                times.read(b, tabular.time(), to, true)
                        ? utc()
                        : outerTime == Long.MIN_VALUE ? clock.last() : outerTime;
        int status = tabular.status(b);
        long id = tabular.idEnd() > 0 ? RequestIds.hash(b, tabular.idAt(), tabular.idEnd()) : 0;
        String idText =
                id == 0
                        ? ""
                        : new String(
                                b,
                                tabular.idAt(),
                                tabular.idEnd() - tabular.idAt(),
                                StandardCharsets.ISO_8859_1);
        report(
                b,
                tabular.methodAt(),
                tabular.methodEnd(),
                tabular.pathAt(),
                tabular.pathEnd(),
                number,
                time,
                status,
                0,
                "",
                id,
                idText);
        if (status >= 500 && tabular.substatus(b) > 0) {
            reason(
                    b,
                    number,
                    time,
                    status,
                    idText,
                    "HTTP Error %d.%d".formatted(status, tabular.substatus(b)));
        } else if (status >= 500 && tabular.reasonAt() > 0) {
            String why = text(b, tabular.reasonAt(), tabular.reasonEnd());
            reason(b, number, time, status, idText, "HTTP.sys " + why);
        }
    }

    private static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// IIS says in a second number why a request failed, and HTTP.sys in a word with the queue's name, which stands for a
    /// message.
    private void reason(byte[] b, long number, long time, int status, String idText, String words) {
        String route =
                Routes.text(
                        b,
                        tabular.methodAt(),
                        tabular.methodEnd(),
                        tabular.pathAt(),
                        tabular.pathEnd());
        byte[] text = "%s on %s".formatted(words, route).getBytes(StandardCharsets.UTF_8);
        var record = new LogRecord();
        record.begin(text, 0, text.length, number, 0, true);
        record.level(Level.ERROR);
        if (time != Long.MIN_VALUE) {
            record.at(time);
        }
        collector.record(record, new Collector.Context(route, idText, status));
    }

    /// The extended log format is in UTC by its definition.
    private long utc() {
        return clock.take(times.millis(), true, times.yearless(), 0);
    }

    /// uWSGI: `… POST /pay => generated 47 bytes in 129 msecs (HTTP/1.1 500)`.
    private boolean uwsgi(byte[] b, int from, int to, long number, long outerTime) {
        if (b[from] != '[' || !Ascii.says(b, from, to, "[pid: ") || !scan.bare(b, from, from, to)) {
            return false;
        }
        count(b, number, time(b, from, scan.methodAt(), outerTime), scan.status(), 0, "", false);
        return true;
    }

    private int upstream(byte[] b, int from, int to) {
        pairs.read(b, from, to);
        return Math.max(0, fields.number(Field.UPSTREAM_STATUS));
    }

    /// What the proxy calls the server behind, of a request that it answered in that server's place.
    private String backend(byte[] b, int from, int to, int upstream) {
        if (!Requests.Failure.gateway(scan.status(), upstream)
                || !collector.requests().wantsFailures()) {
            return "";
        }
        String name = Backend.in(b, from, to);
        return name.isEmpty() ? Backend.named(fields.text(Field.UPSTREAM).orElse("")) : name;
    }

    private void count(
            byte[] b,
            long number,
            long time,
            int status,
            int upstream,
            String backend,
            boolean named) {
        long id = named ? RequestIds.hash(b, ids.start(), ids.end()) : 0;
        String idText =
                named && status >= 500
                        ? new String(
                                b,
                                ids.start(),
                                ids.end() - ids.start(),
                                StandardCharsets.ISO_8859_1)
                        : "";
        report(
                b,
                scan.methodAt(),
                scan.methodEnd(),
                scan.pathAt(),
                scan.pathEnd(),
                number,
                time,
                status,
                upstream,
                backend,
                id,
                idText);
    }

    /// Counts a request whose parts are known.
    Requests.Route report(
            byte[] b,
            int methodAt,
            int methodEnd,
            int pathAt,
            int pathEnd,
            long number,
            long time,
            int status,
            int upstream,
            String backend,
            long id,
            String idText) {
        Requests requests = collector.requests();
        boolean timed = time != Long.MIN_VALUE;
        long hash = Routes.hash(b, methodAt, methodEnd, pathAt, pathEnd);
        Optional<Requests.Route> known = requests.route(hash);
        Requests.Route route =
                known.isPresent()
                        ? known.get()
                        : requests.route(
                                hash, Routes.text(b, methodAt, methodEnd, pathAt, pathEnd));
        requests.count(time, timed, status, route);
        if (id != 0) {
            requests.answered(id, status);
            if (timed) {
                collector.named(id, time, status >= 500);
            }
        }
        if (status >= 500) {
            requests.fail(
                    new Requests.Failure(
                            time, number, status, upstream, backend, route, id, idText));
        }
        return route;
    }
}
