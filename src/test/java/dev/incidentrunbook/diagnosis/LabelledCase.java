package dev.incidentrunbook.diagnosis;

import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Logs of a server that was really broken, with what is known about it.
///
/// @param id name of the folder
/// @param cause the right cause; empty where the logs cannot tell
/// @param secondBest another answer that can be defended
/// @param stack the software, from the outside inwards
/// @param component what failed
/// @param firstFailures moments of the first failure; the first of the fault, or the first of any kind
/// @param keyLines lines that prove the cause
/// @param logs the files
record LabelledCase(
        String id,
        Optional<String> cause,
        Optional<String> secondBest,
        String stack,
        String component,
        List<Instant> firstFailures,
        List<Citation> keyLines,
        List<Path> logs) {
    static final List<Runbook.Cause> CAUSES = new RunbookReader().shipped("http-500").causes();

    static List<LabelledCase> in(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> Files.exists(f.resolve("case.json")))
                    .sorted()
                    .map(LabelledCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledCase read(Path folder) {
        try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
            JsonNode label =
                    new JsonMapper().readTree(Files.readString(folder.resolve("case.json")));
            var moments = new ArrayList<Instant>();
            for (String name : List.of("first_500_at", "first_5xx_any_at")) {
                text(label, name).map(Instant::parse).ifPresent(moments::add);
            }
            var lines = new ArrayList<Citation>();
            label.path("key_lines")
                    .forEach(k ->
                            lines.add(
                                    new Citation(
                                            k.get("file").asString(), k.get("line").asLong())));
            return new LabelledCase(
                    folder.getFileName().toString(),
                    text(label, "cause"),
                    text(label, "second_best"),
                    label.path("stack").asString(""),
                    label.path("failing_component").asString(""),
                    moments,
                    lines,
                    logs.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(JsonNode label, String name) {
        JsonNode value = label.path(name);
        return value.isNull() || value.isMissingNode()
                ? Optional.empty()
                : Optional.of(value.asString());
    }

    List<SourceFindings> read() {
        return logs.stream().map(LabelledCase::reading).toList();
    }

    private static SourceFindings reading(Path log) {
        String name = log.getFileName().toString();
        boolean packed = name.endsWith(".gz");
        var reading =
                new LogReading(
                        packed ? name.substring(0, name.length() - 3) : name,
                        Instant.parse("2026-11-24T12:00:00Z"));
        try (InputStream file = new BufferedInputStream(Files.newInputStream(log));
                InputStream in = packed ? new GZIPInputStream(file) : file) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                reading.read(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.end();
    }

    /// Whether a moment is within a second of what the label says.
    boolean firstFailure(Optional<Instant> found) {
        return firstFailures.isEmpty()
                ? found.isEmpty()
                : found.isPresent()
                        && firstFailures.stream()
                                .limit(1)
                                .anyMatch(at ->
                                        Duration.between(
                                                                at,
                                                                found.get()
                                                                        .truncatedTo(
                                                                                java.time.temporal
                                                                                        .ChronoUnit
                                                                                        .SECONDS))
                                                        .abs()
                                                        .toMillis()
                                                <= 1_000);
    }
}
