package dev.incidentrunbook.evidence;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.LogLines.Line;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogScanTest {
    private static final String LOG =
            """
            2026-11-22T02:00:00Z INFO  a 7f3c cart
            2026-11-22T02:01:00Z ERROR b 7f3c Exception of a cart
            java.lang.NullPointerException: no voucher
                at shop.Cart.add(Cart.java:500)
            2026-11-22T02:02:00Z WARN  c 7f3c-9 "POST /cart" 500 12
            2026-11-22T02:03:00Z ERROR d b41d "POST /cart HTTP/1.1" 503 12
            """;

    private final LineTime times =
            new LineTime(ZoneOffset.UTC, Instant.parse("2026-11-25T00:00:00Z"));

    @Test
    void aTextIsFoundInAnyCaseUnlessItHasCapitals() throws IOException {
        assertEquals(List.of(2L, 3L), found(LOG, LogFilter.of("exception")));
        assertEquals(List.of(2L, 6L), found(LOG, LogFilter.of("ERROR")));
        assertEquals(List.of(), found(LOG, LogFilter.of("Error")));
    }

    @Test
    void aRegularExpressionIsFound() throws IOException {
        assertEquals(List.of(2L, 3L, 6L), found(LOG, regex("ERROR|Null\\w+")));
        assertEquals(List.of(4L), found(LOG, regex("^\\s+at")));
        assertEquals(List.of(5L, 6L), found(LOG, regex("\" 50\\d")));
    }

    @Test
    void levelStatusRequestAndTimeNarrowItDown() throws IOException {
        assertEquals(List.of(2L, 5L, 6L), found(LOG, level(LogLevel.WARN)));
        assertEquals(List.of(5L), found(LOG, status("500")));
        assertEquals(List.of(5L, 6L), found(LOG, status("5xx")));
        assertEquals(List.of(1L, 2L, 5L), found(LOG, request("7f3c")));
        assertEquals(List.of(5L), found(LOG, request("7F3C-9")));
        assertEquals(
                List.of(2L, 3L, 4L, 5L),
                found(LOG, time("2026-11-22T02:01:00Z", "2026-11-22T02:03:00Z")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 300, 100_000})
    void theSameLinesAreFoundWhereverChunksEnd(int size) throws IOException {
        var random = new Random(size);
        for (int round = 0; round < (size == 1 ? 5 : 30); round++) {
            String text = randomLog(random, 60);
            for (String wanted : List.of("ab", "b", "abc", "bcab")) {
                assertEquals(
                        expected(text, line -> line.contains(wanted)),
                        found(text, LogFilter.of(wanted), UTF_8, size),
                        wanted + " in " + text);
            }
            for (String wanted : List.of("ab+c", "a(b|c)a", "^a.*c$", "(ab|ca)b?", "x?")) {
                assertEquals(
                        expected(text, line -> Pattern.compile(wanted).matcher(line).find()),
                        found(text, regex(wanted), UTF_8, size),
                        wanted + " in " + text);
            }
        }
    }

    @Test
    void linesOfManyChunksAreSearchedToTheirEnd() throws IOException {
        String text = "a\n" + "x".repeat(50_000) + "needle" + "y".repeat(50_000) + "\nb needle\n";
        assertEquals(List.of(2L, 3L), found(text, LogFilter.of("needle"), UTF_8, 1000));
        assertEquals(List.of(2L, 3L), found(text, regex("ne{2}dle"), UTF_8, 1000));
        assertEquals(List.of(2L), found(text, regex("xneedley"), UTF_8, 1000));
    }

    @Test
    void otherEncodingsAreSearchedTheSame() throws IOException {
        String text = "\ufeffäöü one\n《zwei》 two\nthree ä\n";
        assertEquals(List.of(1L, 3L), found(text, LogFilter.of("ä"), UTF_16LE, 8));
        assertEquals(List.of(1L, 3L), found(text, LogFilter.of("ä"), UTF_8, 8));
        assertEquals(List.of(1L), found(text, regex("^ä"), UTF_8, 8));
        assertEquals(List.of(2L), found(text, LogFilter.of("zwei》 t"), UTF_16LE, 8));
    }

    @Test
    void momentsOfRecordsReachOverTheEndOfAChunk() throws IOException {
        var log = new StringBuilder();
        for (int minute = 0; minute < 60; minute++) {
            log.append("2026-11-22T02:%02d:00Z start\n".formatted(minute));
            log.append("    at a frame of it\n".repeat(20));
        }
        LogFilter filter = time("2026-11-22T02:30:00Z", "2026-11-22T02:31:00Z");
        List<Long> all = found(log.toString(), filter, UTF_8, 100_000);
        assertEquals(21, all.size());
        assertEquals(all, found(log.toString(), filter, UTF_8, 256));
    }

    @Test
    void whatIsFoundIsCountedByItsMoment() throws IOException {
        TimeBuckets buckets =
                TimeBuckets.between(
                        Instant.parse("2026-11-22T02:00:00Z"),
                        Instant.parse("2026-11-22T02:04:00Z"),
                        4);
        LogScan scan =
                new LogScan(lines(LOG, UTF_8, 50), LogFilter.of("exception"), times, buckets);
        scan.run(() -> false);
        assertEquals("[0, 2, 0, 0]", Arrays.toString(buckets.counts()));
        assertEquals(Instant.parse("2026-11-22T02:01:00Z"), buckets.begin(1));
    }

    @Test
    void linesFoundAreReadFromAnyOfThem() throws IOException {
        String text = "wanted\nother\n".repeat(2000);
        LogScan scan =
                new LogScan(
                        lines(text, UTF_8, 100), LogFilter.of("wanted"), times, TimeBuckets.none());
        scan.run(() -> false);
        assertEquals(2000, scan.count());
        assertEquals(List.of(1501L * 2 - 1, 1502L * 2 - 1), numbers(scan.read(1500, 2)));
        assertEquals(1500, scan.countBefore(3001));
        assertEquals(1501, scan.countBefore(3002));
        assertEquals(1.0, scan.done());
    }

    @Test
    void whatIsCancelledEndsWithoutLookingFurther() throws IOException {
        LogScan scan =
                new LogScan(
                        lines("wanted\n".repeat(20_000), UTF_8, 100),
                        LogFilter.of("wanted"),
                        times,
                        TimeBuckets.none());
        scan.run(() -> true);
        assertEquals(0, scan.count());
    }

    @Test
    void aBrokenExpressionIsToldInASentence() {
        assertTrue(regex("a(").problem().orElseThrow().startsWith("This is no regular expression"));
        assertTrue(status("9xx").problem().isPresent());
        assertEquals(Optional.empty(), regex("a(b)").problem());
    }

    private List<Long> found(String text, LogFilter filter) throws IOException {
        return found(text, filter, UTF_8, 64);
    }

    private List<Long> found(String text, LogFilter filter, Charset charset, int size)
            throws IOException {
        var scan = new LogScan(lines(text, charset, size), filter, times, TimeBuckets.none());
        scan.run(() -> false);
        List<Long> numbers = numbers(scan.read(0, 1000));
        assertEquals(numbers.size(), scan.count());
        return numbers;
    }

    private static LogLines lines(String text, Charset charset, int size) throws IOException {
        return LogLines.anyway(MemoryChunks.of(text.getBytes(charset), size));
    }

    private static List<Long> numbers(List<Line> lines) {
        return lines.stream().map(Line::number).toList();
    }

    private static List<Long> expected(String text, Predicate<String> wanted) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                numbers.add(i + 1L);
            }
        }
        return numbers;
    }

    private static String randomLog(Random random, int length) {
        var text = new StringBuilder();
        for (int i = random.nextInt(length); i > 0; i--) {
            text.append("aabbcc\n".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    private static LogFilter regex(String pattern) {
        return new LogFilter(
                pattern, true, Optional.empty(), "", Optional.empty(), Optional.empty(), "");
    }

    private static LogFilter level(LogLevel least) {
        return new LogFilter(
                "", false, Optional.of(least), "", Optional.empty(), Optional.empty(), "");
    }

    private static LogFilter status(String status) {
        return new LogFilter(
                "", false, Optional.empty(), status, Optional.empty(), Optional.empty(), "");
    }

    private static LogFilter request(String id) {
        return new LogFilter(
                "",
                false,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                id.toLowerCase(Locale.ROOT));
    }

    private static LogFilter time(String from, String until) {
        return new LogFilter(
                "",
                false,
                Optional.empty(),
                "",
                Optional.of(Instant.parse(from)),
                Optional.of(Instant.parse(until)),
                "");
    }
}
