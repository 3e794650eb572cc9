package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.RankedCause;
import dev.incidentrunbook.diagnosis.Diagnosis.Statement;
import dev.incidentrunbook.diagnosis.RequestCounts;
import dev.incidentrunbook.review.Known.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogFindingsTest {
    @Test
    void whatDiffersInNumbersAloneIsSaidOnce() {
        assertEquals(
                List.of(
                        new Finding(
                                "Timed out after 1098 ms (3 times) (and 2 more that differ only in numbers).",
                                1),
                        new Finding("Deadlock found (2 times).", 2)),
                LogFindings.findings(
                        showing(
                                statement("Timed out after 1098 ms (3 times)", "E1"),
                                statement("Deadlock found (2 times)", "E2/var/db.log"),
                                statement("Timed out after 2125 ms (8 times)", "E1"),
                                statement("Timed out after 1096 ms (1 time)", "E1"))));
    }

    private static Statement statement(String text, String in) {
        return new Statement(text, List.of(new Citation(in, 7)));
    }

    private static Diagnosis showing(Statement... statements) {
        return new Diagnosis(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new RankedCause(
                                "database",
                                "Database query that fails",
                                0.9,
                                Arrays.asList(statements),
                                List.of(),
                                "")),
                true,
                List.of(),
                new RequestCounts(0, 0, List.of(), Optional.empty(), 0, 0, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
