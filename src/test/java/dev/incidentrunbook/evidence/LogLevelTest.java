package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-22 03:14:05 ERROR [main] shop.Cart - x | ERROR
                    2026-11-22 03:14:05 INFO  x after an ERROR     | INFO
                    2026/11/22 03:14:05 [warn] 7#7: x              | WARN
                    time=… level=error msg=x                       | ERROR
                    {"level":"fatal","msg":"error"}                | FATAL
                    {"level":50,"msg":"x"}                         | ERROR
                    W1122 03:14:05.1 7 file.go:1] x                | WARN
                    \u001b[31mERROR\u001b[0m x                     | ERROR
                    SEVERE: x                                      | ERROR
                    """)
    void levelsAreRecognised(String line, LogLevel level) {
        assertEquals(Optional.of(level), of(line));
    }

    @Test
    void messagesThatSpeakOfErrorsHaveNoLevel() {
        assertEquals(Optional.empty(), of("java.lang.Error: an error of the warning system"));
        assertEquals(Optional.empty(), of("TERROR ERRORS ERROR_CODE"));
    }

    private static Optional<LogLevel> of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return LogLevel.of(bytes, 0, bytes.length);
    }
}
