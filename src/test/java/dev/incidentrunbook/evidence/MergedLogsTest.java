package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.evidence.MergedLogs.Merged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedLogsTest {
    @Test
    void linesOfTheSameMomentStandInTheOrderOfTheLogs() throws IOException {
        MergedLogs merged =
                merged(
                        64,
                        """
                        header
                        2026-11-22T02:00:00Z a
                            of a
                        2026-11-22T02:02:00Z b
                        """,
                        """
                        2026-11-22T02:00:00Z c
                        2026-11-22T02:01:00Z d
                        2026-11-22T01:59:00Z late
                        """);
        assertEquals(
                List.of("header", "a", "of a", "c", "d", "late", "b"), ends(merged.read(0, 99)));
        assertEquals(2, merged.placeOf(0, 3));
        assertEquals(3, merged.placeOf(1, 1));
        assertEquals(4, merged.placeOf(Instant.parse("2026-11-22T02:00:30Z")));
    }

    @Test
    void everyPlaceIsFoundWhereverChunksEnd() throws IOException {
        var random = new Random(3);
        for (int round = 0; round < 20; round++) {
            String[] texts = new String[2 + random.nextInt(2)];
            var all = new ArrayList<String>();
            for (int log = 0; log < texts.length; log++) {
                texts[log] = log(random, log);
                all.addAll(texts[log].lines().toList());
            }
            MergedLogs merged = merged(16 + random.nextInt(300), texts);
            List<String> expected =
                    all.stream()
                            .sorted(Comparator.comparing(line -> line.substring(0, 20)))
                            .toList();
            assertEquals(expected, words(merged.read(0, 1000)));
            for (int place = 0; place < expected.size(); place++) {
                assertEquals(
                        expected.subList(place, expected.size()), words(merged.read(place, 1000)));
            }
            for (Merged each : merged.read(0, 1000)) {
                long place = merged.placeOf(each.log(), each.line().number());
                assertEquals(each, merged.read(place, 1).getFirst());
            }
        }
    }

    private static String log(Random random, int name) {
        var text = new StringBuilder();
        int second = 0;
        for (int line = random.nextInt(40); line >= 0; line--) {
            second += random.nextInt(4);
            text.append(
                    "2026-11-22T02:%02d:%02dZ %d-%d%n"
                            .formatted(second / 60, second % 60, name, line));
        }
        return text.toString();
    }

    private static MergedLogs merged(int size, String... texts) throws IOException {
        var logs = new ArrayList<LogTimes>();
        for (String text : texts) {
            LogLines lines =
                    LogLines.anyway(MemoryChunks.of(text.getBytes(StandardCharsets.UTF_8), size));
            logs.add(
                    LogTimes.of(
                            lines,
                            Optional.empty(),
                            ZoneOffset.UTC,
                            Instant.parse("2026-11-25T00:00:00Z")));
        }
        return MergedLogs.of(logs, () -> false);
    }

    private static List<String> words(List<Merged> lines) {
        return lines.stream().map(each -> each.line().text()).toList();
    }

    private static List<String> ends(List<Merged> lines) {
        return words(lines).stream().map(text -> text.replaceFirst("^\\S*Z ", "").strip()).toList();
    }
}
