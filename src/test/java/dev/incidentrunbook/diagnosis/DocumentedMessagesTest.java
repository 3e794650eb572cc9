package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The words with which products tell of a fault, one line each, with the cause that they stand for. They come from the
/// products' manuals and sources, not from a log.
class DocumentedMessagesTest {
    @Test
    void eachMessagePointsToItsCause() throws IOException {
        var wrong = new ArrayList<String>();
        for (String line : messages()) {
            int bar = line.indexOf('|');
            String found = cause(line.substring(bar + 1));
            if (!found.equals(line.substring(0, bar))) {
                wrong.add(line + " (found: " + found + ")");
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String cause(String message) {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "2026-03-14 09:20:53.120  INFO [main] a.B - ready",
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - " + message);
        return diagnosis.enoughEvidence() ? diagnosis.causes().getFirst().id() : "none";
    }

    private static List<String> messages() throws IOException {
        try (InputStream in = DocumentedMessagesTest.class.getResourceAsStream("messages.txt")) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
