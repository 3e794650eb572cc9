package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Readings of a few lines.
final class Read {
    private static final Instant NEAR = Instant.parse("2026-03-14T12:00:00Z");

    private Read() {}

    static SourceFindings lines(String... lines) {
        return bytes("app.log", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static SourceFindings named(String name, String... lines) {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static SourceFindings bytes(String name, byte[] bytes) {
        var reading = new LogReading(name, NEAR);
        reading.read(bytes, 0, bytes.length);
        return reading.end();
    }

    static Diagnosis diagnosis(SourceFindings... sources) {
        return Diagnosis.of(Arrays.asList(sources), LabelledCase.CAUSES);
    }

    static Diagnosis diagnosis(String... lines) {
        return Diagnosis.of(List.of(lines(lines)), LabelledCase.CAUSES);
    }
}
