package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Trends.By;
import dev.incidentrunbook.review.Trends.Group;
import dev.incidentrunbook.review.Trends.Median;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrendsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 24);

    private static List<PastIncident> past(Story... stories) {
        return Stream.of(stories).map(s -> PastIncident.of(s.incident())).toList();
    }

    private static Story mitigated(String began, String mitigated) {
        return Story.http500()
                .milestone(Milestone.STARTED, began)
                .milestone(Milestone.MITIGATED, mitigated);
    }

    private static Story done(String minutes, String... ticked) {
        Story story = new Story().start("look").after(minutes);
        for (String item : ticked) {
            story.tick("look", item);
        }
        return story.finish("look", Outcome.DONE);
    }

    private static Median minutes(long minutes, int count) {
        return new Median(Optional.of(Duration.ofMinutes(minutes)), count);
    }

    @Test
    void monthsShowTheMiddleOfTheirTimesAndOfHowMany() {
        List<Group> months =
                Trends.groups(
                        past(
                                mitigated("2026-10-03T10:00:00Z", "2026-10-03T10:10:00Z"),
                                mitigated("2026-10-04T10:00:00Z", "2026-10-04T10:30:00Z"),
                                mitigated("2026-10-05T10:00:00Z", "2026-10-05T16:00:00Z"),
                                mitigated("2026-09-05T10:00:00Z", "2026-09-05T10:20:00Z")),
                        By.MONTH,
                        ZoneOffset.UTC);
        assertEquals(List.of("2026-09", "2026-10"), months.stream().map(Group::name).toList());
        assertEquals(minutes(30, 3), months.getLast().time(Metric.MITIGATE));
        assertEquals(minutes(20, 1), months.getFirst().time(Metric.MITIGATE));
    }

    @Test
    void whatIsNotKnownIsLeftOutAndNotZero() {
        List<Group> all =
                Trends.groups(
                        past(
                                mitigated("2026-10-03T10:00:00Z", "2026-10-03T10:10:00Z"),
                                Story.http500()
                                        .milestone(Milestone.STARTED, "2026-10-09T10:00:00Z")),
                        By.MONTH,
                        ZoneOffset.UTC);
        assertEquals(2, all.getFirst().incidents());
        assertEquals(minutes(10, 1), all.getFirst().time(Metric.MITIGATE));
        assertEquals(Median.NONE, all.getFirst().time(Metric.RESOLVE));
    }

    @Test
    void theMiddleOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertEquals(
                minutes(15, 4),
                Median.of(Stream.of(600, 10, 20, 1).map(Duration::ofMinutes).toList()));
        assertEquals(Median.NONE, Median.of(List.of()));
    }

    @Test
    void aMonthBeginsInTheZoneOfWhoeverLooks() {
        List<PastIncident> lateAtNight =
                past(mitigated("2026-10-31T23:30:00Z", "2026-10-31T23:40:00Z"));
        assertEquals(
                "2026-11",
                Trends.groups(lateAtNight, By.MONTH, ZoneId.of("Europe/Berlin")).getFirst().name());
    }

    @Test
    void whatNobodySaidStandsLastUnderUnknown() {
        List<Group> services =
                Trends.groups(
                        past(
                                Story.http500(),
                                Story.http500().detail(Detail.SERVICE, "search"),
                                Story.http500().detail(Detail.SERVICE, "checkout"),
                                Story.http500().detail(Detail.SERVICE, "search")),
                        By.SERVICE,
                        ZoneOffset.UTC);
        assertEquals(
                List.of("search", "checkout", "unknown"),
                services.stream().map(Group::name).toList());
    }

    @Test
    void anIncidentStandsUnderEveryCauseThatWasFoundAndNoneThatWasNot() {
        Story story = Story.http500();
        for (String cause : List.of("database", "bad-deployment", "misconfiguration")) {
            story.record(Hypotheses.propose(story.incident(), cause, "", List.of()));
            story.record(
                    Hypotheses.judge(
                            story.incident().hypotheses().getLast(),
                            cause.equals("misconfiguration") ? State.REFUTED : State.SUPPORTED,
                            "seen"));
        }
        assertEquals(
                List.of(
                        "Database query that fails or takes too long",
                        "Deployment with unfinished migrations or a faulty dependency"),
                Trends.groups(past(story), By.CAUSE, ZoneOffset.UTC).stream()
                        .map(Group::name)
                        .toList());
    }

    @Test
    void overdueActionsComeFirstAndDoneOnesAreGone() {
        Story story = Story.http500().action("Some day").action("Done already");
        story.completeAction(story.lastId());
        story.record(new ActionAdded(due("Later", TODAY)));
        story.record(new ActionAdded(due("Late", TODAY.minusDays(1))));
        Trends trends = Trends.of(past(story), TODAY);
        assertEquals(
                List.of("Late", "Later", "Some day"),
                trends.actions().stream().map(d -> d.action().item().text()).toList());
        assertTrue(trends.actions().get(0).overdue());
        assertFalse(trends.actions().get(1).overdue());
    }

    private static ActionItem due(String text, LocalDate day) {
        return new ActionItem(
                text, Optional.empty(), Optional.of(day), Optional.empty(), Optional.empty());
    }

    @Test
    void stepsAreOrderedByWhatTheyCostInAll() {
        Trends trends =
                Trends.of(
                        past(
                                done("10M"),
                                done("20M"),
                                new Story()
                                        .start("mend")
                                        .after("25M")
                                        .finish("mend", Outcome.FAILED)),
                        TODAY);
        assertEquals(List.of("look", "mend"), trends.steps().stream().map(c -> c.step()).toList());
        assertEquals(Duration.ofMinutes(30), trends.steps().getFirst().total());
        assertEquals(minutes(15, 2), trends.steps().getFirst().median());
        assertEquals(Median.NONE, trends.steps().getLast().median());
    }

    @Test
    void itemsThatAreRarelyTickedAreNamedThoseNeverTickedFirst() {
        Trends trends =
                Trends.of(
                        past(
                                done("10M", "read-log", "find-request"),
                                done("10M", "read-log"),
                                new Story().finish("mend", Outcome.SKIPPED)),
                        TODAY);
        assertEquals(
                List.of("Ask a user", "Find the failing request"),
                trends.passedOver().stream().map(p -> p.text()).toList());
        assertTrue(trends.passedOver().getFirst().always());
        assertEquals(1, trends.passedOver().getLast().ticked());
    }

    @Test
    void theUsualTimeOfAStepCountsOnlyWhereItWasDone() {
        List<PastIncident> earlier =
                past(
                        done("4M"),
                        done("8M"),
                        new Story().start("look").after("90M").finish("look", Outcome.SKIPPED));
        assertEquals(minutes(6, 2), Trends.usual(earlier, "small", "look"));
        assertEquals(Median.NONE, Trends.usual(earlier, "other", "look"));
    }

    @Test
    void theCsvHoldsNoFormulaAndNoBrokenRow() {
        Story story =
                mitigated("2026-10-03T10:00:00Z", "2026-10-03T10:10:00Z")
                        .detail(Detail.SERVICE, "=HYPERLINK(\"http://x\",\"a\")");
        String csv =
                TrendsCsv.of(By.SERVICE, Trends.groups(past(story), By.SERVICE, ZoneOffset.UTC));
        assertEquals(
                """
                service,incidents,median_seconds_to_detect,incidents_with_time_to_detect,median_seconds_to_mitigate,incidents_with_time_to_mitigate,median_seconds_to_resolve,incidents_with_time_to_resolve
                "'=HYPERLINK(""http://x"",""a"")",1,,0,600,1,,0
                """
                        .replace("\n", "\r\n"),
                csv);
    }
}
