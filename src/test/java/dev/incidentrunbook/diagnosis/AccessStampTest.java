package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is remembered of the access line before must never change what the next one says.
class AccessStampTest {
    private static final List<String> LINES =
            List.of(
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"GET /pay HTTP/1.1\" 200 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:07 +0000] \"GET /pay HTTP/1.1\" 302 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:60 +0000] \"GET /pay HTTP/1.1\" 404 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0200] \"GET /pay HTTP/1.1\" 500 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 -0730] \"GET /pay HTTP/1.1\" 503 1",
                    "203.0.113.9 - ada [14/Mar/2026:10:26:53 +0000] \"GET /pay HTTP/1.1\" 200 1",
                    "203.0.113.9 - [x [14/Mar/2026:09:26:53 +0000] \"GET /pay HTTP/1.1\" 200 1",
                    "\"shop [14/Mar/2026:09:27:53 +0000] \" - [14/Mar/2026:09:26:53 +0000] \"GET /pay HTTP/1.1\" 200 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"-\" \"GET /pay HTTP/1.1\" 200 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"\\x16\\x03\" 400 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] 7 \"GET /pay HTTP/1.1\" 200 1",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000]",
                    "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"");

    @Test
    void everyLineSaysTheSameBehindEveryOther() {
        for (String before : LINES) {
            for (String line : LINES) {
                var expected = new ArrayList<RequestCounts.Minute>();
                expected.addAll(minutes(before));
                expected.addAll(minutes(line));
                assertEquals(sums(expected), sums(minutes(before, line)), before + "\n" + line);
            }
        }
    }

    @Test
    void controlCharactersAreFoundWhereverTheyStand() {
        for (int length = 0; length < 40; length++) {
            for (int at = 0; at <= length; at++) {
                byte[] bytes = "é~ [\u001c".repeat(10).getBytes(StandardCharsets.UTF_8);
                if (at < length) {
                    bytes[at] = '\n';
                }
                assertEquals(at, Ascii.control(bytes, Math.min(at, 3), length));
            }
        }
    }

    @Test
    void textsAreFoundWhereverTheyStand() {
        for (int length = 0; length < 40; length++) {
            for (int at = 0; at <= length; at++) {
                String text = "xé~Ae".repeat(at) + "Abc" + "xAbcA".repeat(length);
                byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                int end = Math.min(bytes.length, at * 5 + 3);
                assertEquals(at * 5, Ascii.find(bytes, 0, end, "Abc"));
                assertEquals(-1, Ascii.find(bytes, 0, end - 1, "Abc"));
                assertEquals(at * 5 + 2, Ascii.find(bytes, at, end, 'c'));
            }
        }
    }

    private static List<RequestCounts.Minute> minutes(String... lines) {
        return Read.diagnosis(lines).requests().perMinute();
    }

    private static List<String> sums(List<RequestCounts.Minute> minutes) {
        return minutes.stream()
                .flatMap(m ->
                        Stream.of(
                                (m.minute() + " 2xx ").repeat(m.successful()),
                                (m.minute() + " 3xx ").repeat(m.redirected()),
                                (m.minute() + " 4xx ").repeat(m.refused()),
                                (m.minute() + " 5xx ").repeat(m.failed())))
                .flatMap(words -> Arrays.stream(words.split("(?<=xx) ", -1)))
                .filter(word -> !word.isBlank())
                .sorted()
                .toList();
    }
}
