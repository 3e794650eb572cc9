package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Examples.Example;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.runbook.RunbookReader;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private final EventCodec codec = new EventCodec(new RunbookReader());

    /// What was ever written into a store must stay readable: a change that breaks this test breaks people's incidents.
    @ParameterizedTest
    @MethodSource("dev.incidentrunbook.incident.Examples#stored")
    void everyKindIsStoredAsItAlwaysWas(Example example) {
        assertEquals(example.kind(), codec.kind(example.event()));
        assertEquals(example.body(), codec.body(example.event()));
    }

    @ParameterizedTest
    @MethodSource("dev.incidentrunbook.incident.Examples#stored")
    void everyKindIsReadAsItWasWritten(Example example) {
        assertEquals(example.event(), codec.event(example.kind(), example.body()));
    }

    @Test
    void theExamplesLeaveNoKindOut() {
        Set<Class<?>> covered =
                Examples.events().stream().map(IncidentEvent::getClass).collect(Collectors.toSet());
        assertEquals(kinds(IncidentEvent.class).collect(Collectors.toSet()), covered);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCodecTest::kinds)
                : Stream.of(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closed             | {",
                "closed             | []",
                "closed             | ''",
                "closed             | {} {}",
                "step-started       | {}",
                "step-started       | {\"step\":null}",
                "step-finished      | {\"step\":\"look\",\"outcome\":\"TRIUMPHANT\",\"reason\":\"\",\"next\":\"\"}",
                "step-finished      | {\"step\":\"look\",\"outcome\":null,\"reason\":\"\",\"next\":\"\"}",
                "item-answered      | {\"step\":\"look\",\"item\":\"a\",\"answer\":{\"is\":\"maybe\"}}",
                "item-answered      | {\"step\":\"look\",\"item\":\"a\",\"answer\":{\"is\":\"not-applicable\"}}",
                "item-answered      | {\"step\":\"look\",\"item\":\"a\"}",
                "evidence-attached  | {\"step\":\"\",\"sha256\":\"ab\",\"size\":null,\"name\":\"\",\"mediaType\":\"\",\"origin\":\"\",\"caption\":\"\"}",
                "undone             | {\"event\":\"not a uuid\"}",
                "detail-set         | {\"detail\":\"MOOD\",\"value\":\"low\"}",
                "action-added       | {\"action\":{\"text\":\"a\",\"owner\":null,\"due\":\"soon\",\"type\":null,\"priority\":null}}",
                "opened             | {\"id\":\"x\",\"version\":\"1\",\"sha256\":\"ab\",\"text\":\"id: 5\"}",
                "opened             | {\"id\":\"x\",\"version\":\"1\",\"sha256\":\"ab\",\"text\":\"\"}"
            })
    void aBodyThatCannotBeReadIsKeptAsItStands(String kind, String body) {
        assertEquals(new Unknown(kind, body), codec.event(kind, body));
        assertEquals(body, codec.body(codec.event(kind, body)));
    }

    @Test
    void aFieldOfANewerVersionIsPassedOver() {
        assertEquals(
                new DetailSet(Detail.SERVICE, "checkout"),
                codec.event(
                        "detail-set",
                        "{\"detail\":\"SERVICE\",\"value\":\"checkout\",\"lang\":\"en\"}"));
    }

    @Test
    void aRunbookIsReadFromItsTextWhateverDigestIsClaimed() {
        String first = codec.body(new IncidentEvent.Opened(Story.SMALL));
        codec.event("opened", first);
        String other = first.replace("Look into the logs", "Look at the sky");
        assertEquals(
                "Look at the sky",
                codec.event("opened", other) instanceof IncidentEvent.Opened(var runbook)
                        ? runbook.steps().getFirst().title()
                        : "not read");
    }
}
