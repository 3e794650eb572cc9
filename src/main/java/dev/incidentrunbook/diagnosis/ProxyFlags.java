package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;

/// What Envoy says in fields about a request that failed: its response flags, and why it could not reach what stands behind
/// it. They are taken as the message of a record, in the form of Envoy's lines of text.
final class ProxyFlags {
    private final Collector collector;
    private final LogRecord record = new LogRecord();

    ProxyFlags(Collector collector) {
        this.collector = collector;
    }

    /// Takes the flags of a failed request in, if it has some.
    void flagged(Fields fields, String route, long number, long time, int status, String idText) {
        String flags = fields.has(Field.FLAGS) ? said(fields, Field.FLAGS) : "";
        if (flags.isEmpty()) {
            return;
        }
        String text =
                "\"%s\" %d %s %s %s"
                        .formatted(
                                route,
                                status,
                                flags,
                                said(fields, Field.FAILURE_DETAIL),
                                said(fields, Field.FAILURE_REASON))
                        .strip();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        record.begin(bytes, 0, bytes.length, number, 0, true);
        record.level(Level.WARN);
        if (time != Long.MIN_VALUE) {
            record.at(time);
        }
        collector.record(record, new Collector.Context(route, idText, status));
    }

    /// Whether the message is the answer that a proxy gave, `502 Bad Gateway`. Traefik says at its level for debugging why it
    /// could not reach what stands behind it.
    static boolean answer(Fields fields) {
        int at = fields.start(Field.MESSAGE);
        int end = fields.has(Field.MESSAGE) ? fields.end(Field.MESSAGE) : at;
        byte[] b = fields.bytes();
        int digits = at < end && b[at] == '\'' ? at + 1 : at;
        return digits + 4 < end
                && b[digits] == '5'
                && Ascii.digits(b, digits, digits + 4) == 3
                && b[digits + 3] == ' '
                && (Ascii.says(b, digits + 4, end, "bad gateway")
                        || Ascii.says(b, digits + 4, end, "gateway timeout")
                        || Ascii.says(b, digits + 4, end, "service unavailable")
                        || Ascii.says(b, digits + 4, end, "internal server error"));
    }

    private static String said(Fields fields, Field field) {
        String text = fields.text(field).orElse("").strip();
        return text.equals("-") || text.equals("null") ? "" : text;
    }
}
