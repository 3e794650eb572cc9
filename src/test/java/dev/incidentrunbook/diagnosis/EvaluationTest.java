package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The development set: logs of servers that were really broken, against their labels. The figures are those that are
/// promised, not those that happen to be reached; the table is printed.
class EvaluationTest {
    private static Evaluation evaluation;

    @BeforeAll
    static void readAll() throws Exception {
        evaluation = Evaluation.of(Path.of(EvaluationTest.class.getResource("cases").toURI()));
        System.out.print(evaluation.table());
    }

    @Test
    void theRightCauseStandsFirstInNineOfTenCases() {
        assertAtLeast(0.90, withCause(), r -> r.rank() == 1 && !r.abstains());
    }

    @Test
    void theRightCauseIsAmongTheFirstTwo() {
        assertAtLeast(0.98, withCause(), r -> r.rank() <= 2 && !r.abstains());
    }

    @Test
    void theFirstFailureIsFoundWithinASecond() {
        assertAtLeast(0.95, evaluation.results(), Evaluation.Result::firstFailure);
    }

    @Test
    void theFailingComponentIsNamed() {
        assertAtLeast(0.80, evaluation.results(), Evaluation.Result::component);
    }

    @Test
    void aLineThatProvesTheCauseIsAmongTheFirstThreeCited() {
        assertAtLeast(0.80, withCause(), Evaluation.Result::keyLine);
    }

    @Test
    void whereTheLogsCannotTellItSaysSo() {
        evaluation.results().stream()
                .filter(r -> r.label().cause().isEmpty())
                .forEach(r -> {
                    assertTrue(r.abstains(), r.label().id());
                    assertEquals("unhandled-exception", r.diagnosis().causes().getFirst().id());
                });
    }

    @Test
    void weightsFittedWithoutAStackHoldOnIt() {
        double shipped = share(withCause(), r -> r.rank() == 1);
        double heldOut = LeaveOneStackOut.of(evaluation).share();
        System.out.printf(
                "right cause first: %.0f %% with the shipped weights, %.0f %% on stacks left out of the fit%n",
                shipped * 100, heldOut * 100);
        assertTrue(heldOut >= shipped - 0.10, "on stacks left out only " + heldOut);
    }

    @Test
    void diagnosesOfTheSameLogsAreTheSame() {
        Evaluation.Result first = evaluation.results().getFirst();
        Diagnosis again = Diagnosis.of(first.label().read(), LabelledCase.CAUSES);
        assertEquals(first.diagnosis(), again);
        assertEquals(Optional.of(first.label().firstFailures().getFirst()), again.firstFailureAt());
    }

    private static List<Evaluation.Result> withCause() {
        return evaluation.results().stream().filter(r -> r.label().cause().isPresent()).toList();
    }

    private static void assertAtLeast(
            double promised, List<Evaluation.Result> results, Predicate<Evaluation.Result> right) {
        List<String> wrong =
                results.stream().filter(right.negate()).map(r -> r.label().id()).toList();
        assertTrue(share(results, right) >= promised, "not right: " + wrong);
    }

    private static double share(
            List<Evaluation.Result> results, Predicate<Evaluation.Result> right) {
        return (double) results.stream().filter(right).count() / results.size();
    }
}
