package dev.incidentrunbook.runbook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever happens to a text, it is read or refused with problems that have a place; nothing else
/// is ever thrown.
class RunbookFuzzTest {
    private static final List<String> SIGNS =
            List.of(
                    ":",
                    "-",
                    "- ",
                    "? ",
                    "&a ",
                    "*a",
                    "!t ",
                    "!!binary ",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "#",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    "%",
                    "@",
                    "`",
                    "\n",
                    "\r",
                    "\t",
                    " ",
                    "---\n",
                    "...\n",
                    "<<: ",
                    "~",
                    "null",
                    "0x1F",
                    "1e999",
                    "-.inf",
                    "\\",
                    "\"\\u",
                    "\u0000",
                    "\u202E",
                    "\uD800",
                    "\uFEFF",
                    "é",
                    "😀",
                    "%TAG ! x\n",
                    "true",
                    "id: ",
                    "steps:\n");

    private final RunbookReader reader = new RunbookReader();

    @Test
    void aMutatedRunbookIsReadOrRefused() {
        Random random = new Random(500);
        for (int round = 0; round < 1_500; round++) {
            String text = random.nextInt(20) == 0 ? shippedText() : RunbookTexts.WHOLE;
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                text = mutated(text, random);
            }
            readOrRefuse(text);
        }
    }

    @Test
    void aHeapOfSignsIsReadOrRefused() {
        Random random = new Random(503);
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder();
            for (int signs = random.nextInt(30); signs > 0; signs--) {
                text.append(SIGNS.get(random.nextInt(SIGNS.size())));
            }
            readOrRefuse(text.toString());
        }
    }

    @Test
    void aHugeListOfWrongNamesIsRefusedWithoutDelay() {
        StringBuilder causes = new StringBuilder("[");
        for (int i = 0; i < 100_000; i++) {
            causes.append('c').append(i).append(", ");
        }
        String text = RunbookTexts.WHOLE.replace("[logs, uploads]", causes.append(']'));
        assertTimeout(Duration.ofSeconds(10), () -> readOrRefuse(text));
    }

    private String shippedText() {
        return reader.shipped("http-500").source().text();
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(12));
        String sign = SIGNS.get(random.nextInt(SIGNS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + sign + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, at) + sign + text.substring(to);
            case 3 -> text.substring(0, to) + text.substring(at);
            default -> random.nextInt(10) == 0 ? text.substring(0, at) : text.replace(sign, "");
        };
    }

    private void readOrRefuse(String text) {
        try {
            assertFalse(reader.read("fuzz", text).steps().isEmpty());
        } catch (BadRunbookException e) {
            assertFalse(e.problems().isEmpty());
            assertTrue(e.problems().stream().allMatch(p -> placed(p, text)), e::getMessage);
        } catch (RuntimeException e) {
            throw new AssertionError("thrown for:\n" + text, e);
        }
    }

    private static boolean placed(RunbookProblem problem, String text) {
        boolean asAWhole = problem.line() == 0 && text.isBlank();
        return asAWhole
                || (problem.line() >= 1
                        && problem.line() <= text.lines().count() + 1
                        && problem.column() >= 1);
    }
}
