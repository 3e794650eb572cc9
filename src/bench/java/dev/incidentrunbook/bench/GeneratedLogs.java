package dev.incidentrunbook.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/// Logs of any size that look like those of a busy shop: the same seed gives the same bytes, so that runs can be compared.
final class GeneratedLogs {
    /// 85 % lines of a text log with a request id each, 12 % lines of JSON, the rest stack traces and errors of a database.
    static final GeneratedLogs.Kind APPLICATION = GeneratedLogs::applicationRecord;

    /// The combined format of nginx and Apache with request time and id behind it; addresses and paths repeat as they do in
    /// real traffic.
    static final GeneratedLogs.Kind ACCESS = GeneratedLogs::accessRecord;

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter COMMON =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Instant BEGIN = Instant.parse("2026-03-14T09:00:00Z");
    private static final String[] CLASSES = {
        "CartController", "PriceService", "StockClient", "OrderRepository", "MailSender"
    };
    private static final String[] VERBS = {
        "loaded", "priced", "reserved", "stored", "sent", "skipped", "refreshed"
    };

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();
    private long millis;

    private GeneratedLogs(long seed) {
        random = new SplittableRandom(seed);
    }

    /// How one record of a log is made.
    @FunctionalInterface
    interface Kind {
        /// Appends one record with its line feeds.
        void append(GeneratedLogs log);
    }

    /// Writes a log, unless a file of that size is there already.
    ///
    /// @param bytes its size, exactly; the last line may be cut
    static Path write(Path file, Kind kind, long bytes) throws IOException {
        if (Files.exists(file) && Files.size(file) == bytes) {
            return file;
        }
        var log = new GeneratedLogs(bytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long written = 0; written < bytes; ) {
                log.text.setLength(0);
                kind.append(log);
                byte[] record = log.text.toString().getBytes(StandardCharsets.UTF_8);
                int part = Math.toIntExact(Math.min(record.length, bytes - written));
                out.write(record, 0, part);
                written += part;
            }
        }
        return file;
    }

    private void applicationRecord() {
        Instant at = next();
        int kind = random.nextInt(1000);
        if (kind < 12) {
            stackTrace(at);
        } else if (kind < 15) {
            deadlock(at);
        } else if (kind < 135) {
            json(at);
        } else {
            text.append(TEXT.format(at))
                    .append(" INFO  [http-8080-")
                    .append(random.nextInt(32))
                    .append("] [reqId=")
                    .append(requestId())
                    .append("] c.e.shop.")
                    .append(pick(CLASSES))
                    .append(" - ")
                    .append(pick(VERBS))
                    .append(" item ")
                    .append(random.nextInt(100_000))
                    .append(" in ")
                    .append(random.nextInt(90))
                    .append(" ms\n");
        }
    }

    private void json(Instant at) {
        text.append("{\"@timestamp\":\"")
                .append(at)
                .append("\",\"level\":\"INFO\",\"logger\":\"c.e.shop.")
                .append(pick(CLASSES))
                .append("\",\"requestId\":\"")
                .append(requestId())
                .append("\",\"message\":\"")
                .append(pick(VERBS))
                .append(" item ")
                .append(random.nextInt(100_000))
                .append("\"}\n");
    }

    private void stackTrace(Instant at) {
        text.append(TEXT.format(at))
                .append(" ERROR [http-8080-")
                .append(random.nextInt(32))
                .append("] [reqId=")
                .append(requestId())
                .append("] c.e.shop.")
                .append(pick(CLASSES))
                .append(" - request failed\njava.lang.IllegalStateException: no price for item ")
                .append(random.nextInt(100_000))
                .append('\n');
        for (int frame = 0, frames = random.nextInt(20, 50); frame < frames; frame++) {
            text.append("\tat com.example.shop.")
                    .append(pick(CLASSES))
                    .append(".step")
                    .append(frame)
                    .append('(')
                    .append(pick(CLASSES))
                    .append(".java:")
                    .append(10 + frame)
                    .append(")\n");
        }
    }

    private void deadlock(Instant at) {
        text.append(TEXT.format(at))
                .append(" UTC [")
                .append(random.nextInt(1000, 9999))
                .append("] app@shop ERROR:  deadlock detected\n")
                .append("\tProcess 4121 waits for ShareLock on transaction 88123.\n");
    }

    private void accessRecord() {
        Instant at = next();
        int status = random.nextInt(1000);
        text.append("203.0.")
                .append(zipf(120))
                .append('.')
                .append(zipf(250))
                .append(" - - [")
                .append(COMMON.format(at))
                .append("] \"GET /shop/")
                .append(pick(VERBS))
                .append('/')
                .append(zipf(3000))
                .append(" HTTP/1.1\" ")
                .append(status < 3 ? 500 : status < 40 ? 404 : 200)
                .append(' ')
                .append(random.nextInt(200, 60_000))
                .append(
                        " \"https://shop.test/\" \"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/")
                .append(90 + zipf(40))
                .append(".0\" rt=0.")
                .append(random.nextInt(100, 999))
                .append(" rid=")
                .append(hex(random.nextLong()))
                .append('\n');
    }

    private Instant next() {
        millis += random.nextInt(3);
        return BEGIN.plusMillis(millis);
    }

    private int zipf(int most) {
        return (int) (most * Math.pow(random.nextDouble(), 3));
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String requestId() {
        String high = hex(random.nextLong());
        String low = hex(random.nextLong());
        return high.substring(0, 8)
                + '-'
                + high.substring(8, 12)
                + "-4"
                + high.substring(13)
                + "-a"
                + low.substring(1, 4)
                + '-'
                + low.substring(4);
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
