package dev.incidentrunbook.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.runbook.Runbook.Cause;
import dev.incidentrunbook.runbook.Runbook.Effort;
import dev.incidentrunbook.runbook.Runbook.Fix;
import dev.incidentrunbook.runbook.Runbook.Likelihood;
import dev.incidentrunbook.runbook.Runbook.Prevention;
import dev.incidentrunbook.runbook.Runbook.QuickWin;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import dev.incidentrunbook.runbook.Step.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookShippedTest {
    private static final Runbook RUNBOOK = new RunbookReader().shipped("http-500");

    static List<Step> steps() {
        return RUNBOOK.steps();
    }

    @Test
    void itIsNamedAsItsFile() {
        assertEquals("http-500", RUNBOOK.id());
    }

    @Test
    void itKeepsTheTextOfItsFile() throws IOException {
        assertEquals(Files.readString(Path.of("runbooks/http-500.yaml")), RUNBOOK.source().text());
    }

    @Test
    void itPointsEditorsToTheSchema() {
        assertTrue(
                RUNBOOK.source()
                        .text()
                        .startsWith("# yaml-language-server: $schema=runbook.schema.json\n"));
    }

    @Test
    void everyRunbookInTheFolderIsShipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("runbooks"))) {
            Set<String> names =
                    files.map(f -> f.getFileName().toString())
                            .filter(n -> n.endsWith(".yaml"))
                            .map(n -> n.substring(0, n.length() - ".yaml".length()))
                            .collect(Collectors.toSet());
            assertEquals(names, Set.copyOf(new RunbookReader().shippedIds()));
        }
    }

    @Test
    void anUnknownIdIsRefusedWithTheKnownOnes() {
        Exception e =
                assertThrows(
                        IllegalArgumentException.class, () -> new RunbookReader().shipped("nope"));
        assertEquals(
                "No runbook is shipped under the name \"nope\". Choose one of these: http-500.",
                e.getMessage());
    }

    @Test
    void theEightStepsStandInOrder() {
        assertEquals(
                List.of(
                        "reproduce",
                        "logs",
                        "component",
                        "changes",
                        "fix",
                        "test",
                        "deploy",
                        "review"),
                RUNBOOK.steps().stream().map(Step::id).toList());
    }

    @Test
    void theStepsTakeTwoToThreeHours() {
        Duration sum =
                RUNBOOK.steps().stream().map(Step::expected).reduce(Duration.ZERO, Duration::plus);
        assertTrue(sum.toMinutes() >= 120 && sum.toMinutes() <= 180, sum.toString());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepHasFourToEightItems(Step step) {
        assertTrue(step.items().size() >= 4 && step.items().size() <= 8);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepMixesRequiredAndOptionalItems(Step step) {
        assertEquals(
                Set.of(true, false),
                step.items().stream().map(ChecklistItem::required).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepSaysWhyAndWarnsAndAdvises(Step step) {
        assertFalse(step.purpose().isEmpty());
        assertFalse(step.tip().isEmpty());
        assertFalse(step.caution().isEmpty());
        assertFalse(step.fields().isEmpty());
        assertFalse(step.evidence().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void anItemFitsOnALineAndIsNoSentenceWithAFullStop(Step step) {
        for (ChecklistItem item : step.items()) {
            assertTrue(item.text().length() <= 100, item.text());
            assertFalse(item.text().endsWith("."), item.text());
        }
    }

    @Test
    void theFirstStepAsksForTheEnvironmentAndTheWayToReproduce() {
        assertEquals(
                List.of(
                        "os",
                        "runtime",
                        "server",
                        "commit",
                        "endpoint",
                        "request-id",
                        "steps-to-reproduce"),
                fieldIds("reproduce"));
    }

    @Test
    void theFixAsksForRollbackStepsAndApprover() {
        assertTrue(fieldIds("fix").containsAll(List.of("rollback-steps", "approver")));
    }

    @Test
    void theDeploymentAsksForThresholdsAndWatchTime() {
        assertTrue(fieldIds("deploy").containsAll(List.of("thresholds", "watch-time")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unhandled-exception"})
    void aLikelyCauseIsHigh(String cause) {
        assertEquals(Likelihood.HIGH, likelihoods().get(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"misconfiguration", "database"})
    void aPossibleCauseIsMedium(String cause) {
        assertEquals(Likelihood.MEDIUM, likelihoods().get(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-exhaustion", "bad-deployment"})
    void anUnlikelyCauseIsLow(String cause) {
        assertEquals(Likelihood.LOW, likelihoods().get(cause));
    }

    @Test
    void thereAreFiveCauses() {
        assertEquals(5, RUNBOOK.causes().size());
    }

    @Test
    void rarerCausesNameThirdPartiesMiddlewareAndDrift() {
        String rarer = String.join(" ", RUNBOOK.alsoKnown());
        assertTrue(rarer.contains("third-party"));
        assertTrue(rarer.contains("middleware"));
        assertTrue(rarer.contains("drifted"));
    }

    @Test
    void theFixesSayHowHardTheyAre() {
        assertEquals(
                Map.of(
                        "read-logs", Effort.EASY,
                        "review-changes", Effort.EASY,
                        "check-database", Effort.EASY,
                        "raise-limits", Effort.MEDIUM,
                        "audit-configuration", Effort.MEDIUM),
                RUNBOOK.fixes().stream().collect(Collectors.toMap(Fix::id, Fix::effort)));
    }

    @Test
    void theQuickWinsStandInOrder() {
        assertEquals(
                List.of(
                        "recent-change",
                        "restart",
                        "match-report",
                        "database-health",
                        "graceful-errors"),
                RUNBOOK.quickWins().stream().map(QuickWin::id).toList());
    }

    @Test
    void gatewayErrorsAndUnavailabilityAreToldApart() {
        assertEquals(
                List.of("502 Bad Gateway", "503 Service Unavailable"),
                RUNBOOK.lookalikes().stream().map(Runbook.Lookalike::symptom).toList());
    }

    @Test
    void theMeaningNamesHowItShowsInLogs() {
        String meaning = String.join(" ", RUNBOOK.meaning());
        for (String sign : List.of("Internal Server Error", "500.0", "HTTP 500")) {
            assertTrue(meaning.contains(sign), sign);
        }
    }

    @Test
    void escalationSaysWhenAndToWhom() {
        String when = String.join(" ", RUNBOOK.escalation().when());
        assertTrue(when.contains("no cause"));
        assertTrue(when.contains("Production"));
        assertTrue(RUNBOOK.escalation().whom().contains("hosting"));
    }

    @Test
    void everyCauseHasAnActionThatPreventsIt() {
        Set<String> helped =
                RUNBOOK.prevention().stream()
                        .flatMap(p -> p.causes().stream())
                        .collect(Collectors.toSet());
        assertEquals(likelihoods().keySet(), helped);
    }

    @Test
    void theActionsAreOfEveryType() {
        assertEquals(
                Set.of("prevent", "detect", "mitigate", "process"),
                RUNBOOK.prevention().stream().map(Prevention::type).collect(Collectors.toSet()));
    }

    @Test
    void thereAreAnswersAndTakeaways() {
        assertTrue(RUNBOOK.questions().size() >= 5);
        assertEquals(5, RUNBOOK.takeaways().size());
    }

    private static Map<String, Likelihood> likelihoods() {
        return RUNBOOK.causes().stream().collect(Collectors.toMap(Cause::id, Cause::likelihood));
    }

    private static List<String> fieldIds(String step) {
        return RUNBOOK.step(step).orElseThrow().fields().stream().map(Field::id).toList();
    }
}
