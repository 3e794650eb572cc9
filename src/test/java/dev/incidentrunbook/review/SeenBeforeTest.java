package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.SeenBefore.Likeness;
import dev.incidentrunbook.review.Sign.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenBeforeTest {
    private static Set<String> names(Story story, Kind kind) {
        return Sign.of(story.incident()).stream()
                .filter(s -> s.kind() == kind)
                .map(Sign::name)
                .collect(Collectors.toSet());
    }

    private static List<Likeness> find(Story now, Story... earlier) {
        return SeenBefore.find(
                Sign.of(now.incident()),
                Stream.of(earlier).map(s -> PastIncident.of(s.incident())).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.NullPointerException: Cannot invoke | NullPointerException",
                "KeyError: 'total' in views.py | KeyError",
                "ActiveRecord::StatementInvalid (PG::UndefinedColumn) | ActiveRecord::StatementInvalid",
                "System.Data.SqlClient.SqlException: Timeout | SqlException",
                "saw a ReadTimeout. | ReadTimeout"
            })
    void exceptionsAreFoundInANote(String text, String name) {
        assertTrue(names(Story.http500().note("logs", text), Kind.EXCEPTION).contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Internal Server Error",
                "An Exception was thrown, Error 500",
                "the error is gone",
                "Timeout"
            })
    void plainWordsAreNoException(String text) {
        assertEquals(Set.of(), names(Story.http500().note("logs", text), Kind.EXCEPTION));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQLSTATE[42S22]: Column not found | SQLSTATE 42S22",
                "ERROR: canceling statement (SQLSTATE 57014) | SQLSTATE 57014",
                "ORA-00942: table or view does not exist | ORA-00942",
                "ERROR 1205 (HY000): Lock wait timeout | ERROR 1205"
            })
    void databaseCodesAreFoundInAField(String text, String code) {
        assertEquals(
                Set.of(code), names(Story.http500().fill("logs", "exception", text), Kind.SQL));
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/orders/4711/items, /api/orders/{}/items",
        "GET /api/carts/7f3c9a1e-55d0-4c1e-9a51-000000000001/, /api/carts/{}",
        "GET /Search?q=a, /search",
        "GET /api/orders/{id}/quote, /api/orders/{}/quote",
        "/users/:name/<int:page>, /users/{}/{}",
        "/api/checkout, /api/checkout"
    })
    void routesLeaveOutWhatDiffersFromRequestToRequest(String endpoint, String route) {
        assertEquals(
                Set.of(route),
                names(Story.http500().detail(Detail.ENDPOINT, endpoint), Kind.ROUTE));
    }

    @Test
    void theSameExceptionIsSeenBeforeWithWhatFixedItAndWhatTookLong() {
        Story before =
                Story.http500()
                        .detail(Detail.TITLE, "Checkout fails")
                        .note("logs", "NullPointerException in Discounts")
                        .start("component")
                        .after("40M")
                        .fill("fix", "chosen-fix", "Roll back to 2026.10.2\nsince vouchers");
        Story now = Story.http500().fill("logs", "exception", "NullPointerException");
        List<Likeness> found = find(now, before);
        assertEquals(
                "Looks like INC-2026-0001, Checkout fails; fixed by: Roll back to 2026.10.2; step 3 took 40 m 00 s. Both have the exception NullPointerException.",
                found.getFirst().sentence());
    }

    @Test
    void theSameServiceAloneIsNoLikeness() {
        Story before = Story.http500().detail(Detail.SERVICE, "Checkout");
        assertEquals(List.of(), find(Story.http500().detail(Detail.SERVICE, "checkout"), before));
        before.detail(Detail.ENDPOINT, "POST /pay");
        assertEquals(
                1,
                find(
                                Story.http500()
                                        .detail(Detail.SERVICE, "checkout")
                                        .detail(Detail.ENDPOINT, "/pay"),
                                before)
                        .size());
    }

    @Test
    void whatWasRuledOutIsNoSign() {
        Story story = Story.http500();
        story.record(
                Hypotheses.propose(
                        story.incident(), "database", "DeadlockException in orders", List.of()));
        assertFalse(names(story, Kind.EXCEPTION).isEmpty());
        story.record(
                Hypotheses.judge(story.incident().hypotheses().getFirst(), State.REFUTED, "no"));
        assertEquals(Set.of(), Sign.of(story.incident()));
    }

    @Test
    void whatIsSaidIsTheLikestFirst() {
        Story alike =
                Story.http500()
                        .note("logs", "NullPointerException in POST /pay")
                        .finish("logs", Outcome.DONE);
        Story lessAlike = Story.http500().note("logs", "NullPointerException in GET /cart");
        Story other = Story.http500().note("logs", "OutOfMemoryError");
        List<Likeness> found =
                find(
                        Story.http500().note("logs", "NullPointerException at POST /pay"),
                        lessAlike,
                        alike,
                        other);
        assertEquals(2, found.size());
        assertEquals(2, found.getFirst().shared().size());
    }

    @Test
    void oneLongTextTakesNoLongTime() {
        Story story = Story.http500().note("logs", "A".repeat(100_000) + " " + "a.".repeat(50_000));
        assertEquals(Set.of(), Sign.of(story.incident()));
    }
}
