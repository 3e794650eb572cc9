package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.Closed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedTest {
    private static final Instant AT = Instant.parse("2026-11-22T02:20:00Z");
    private static final Recorded EVENT =
            event("INC-2026-0001", 2, 1, AT, AT, 5, "s-1", "ada", "closed", "{}");

    /// Stores and witness files hold hashes computed this way; a change that breaks this test makes them all look forged.
    @Test
    void theHashIsComputedAsItAlwaysWas() {
        assertEquals(
                "d3844375218ebaff7d2b56bba8ab8738272061342041619ce9ffeaa585e58b32",
                EVENT.expectedHash(Recorded.CHAIN_START));
    }

    static Stream<Recorded> changed() {
        return Stream.of(
                event("INC-2026-0002", 2, 1, AT, AT, 5, "s-1", "ada", "closed", "{}"),
                event("INC-2026-0001", 3, 1, AT, AT, 5, "s-1", "ada", "closed", "{}"),
                event("INC-2026-0001", 2, 2, AT, AT, 5, "s-1", "ada", "closed", "{}"),
                event("INC-2026-0001", 2, 1, AT.plusMillis(1), AT, 5, "s-1", "ada", "closed", "{}"),
                event("INC-2026-0001", 2, 1, AT, AT.plusMillis(1), 5, "s-1", "ada", "closed", "{}"),
                event("INC-2026-0001", 2, 1, AT, AT, 6, "s-1", "ada", "closed", "{}"),
                event("INC-2026-0001", 2, 1, AT, AT, 5, "s-2", "ada", "closed", "{}"),
                event("INC-2026-0001", 2, 1, AT, AT, 5, "s-1", "bob", "closed", "{}"),
                event("INC-2026-0001", 2, 1, AT, AT, 5, "s-1", "ada", "reopened", "{}"),
                event("INC-2026-0001", 2, 1, AT, AT, 5, "s-1", "ada", "closed", "{ }"),
                // The same characters, divided otherwise between two fields.
                event("INC-2026-0001", 2, 1, AT, AT, 5, "s-1a", "da", "closed", "{}"));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void theHashChangesWithEveryField(Recorded other) {
        assertNotEquals(
                EVENT.expectedHash(Recorded.CHAIN_START), other.expectedHash(Recorded.CHAIN_START));
    }

    @Test
    void theHashChangesWithEverythingBefore() {
        assertNotEquals(
                EVENT.expectedHash(Recorded.CHAIN_START), EVENT.expectedHash("0".repeat(63) + "1"));
    }

    @Test
    void aChainedEventCarriesItsHash() {
        String hash = EVENT.chainedTo(Recorded.CHAIN_START).hash();
        assertEquals(EVENT.expectedHash(Recorded.CHAIN_START), hash);
        assertTrue(hash.matches("[0-9a-f]{64}"), hash);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1999, false", "2000, false", "2001, true", "-5, false"})
    void anEventIsBackDatedWhenTypingDoesNotExplainTheDelay(long millis, boolean backDated) {
        Recorded event =
                event(
                        "INC-2026-0001",
                        2,
                        1,
                        AT.minusMillis(millis),
                        AT,
                        5,
                        "s-1",
                        "ada",
                        "closed",
                        "{}");
        assertEquals(backDated, event.backDated());
    }

    @Test
    void aChangeAnywhereInAnIncidentIsFound() {
        Story story = new Story().tick("look", "read-log").note("look", "5xx since 02:00").close();
        List<Recorded> events = story.incident().history();
        for (int i = 0; i < events.size(); i++) {
            Recorded e = events.get(i);
            Recorded forged =
                    new Recorded(
                            e.incident(),
                            e.seq(),
                            e.id(),
                            e.happenedAt(),
                            e.recorded(),
                            "mallory",
                            e.kind(),
                            e.body(),
                            e.hash(),
                            e.event());
            String before = i == 0 ? Recorded.CHAIN_START : events.get(i - 1).hash();
            assertEquals(e.hash(), e.expectedHash(before));
            assertFalse(forged.expectedHash(before).equals(forged.hash()));
        }
    }

    private static Recorded event(
            String incident,
            long seq,
            long id,
            Instant happenedAt,
            Instant wall,
            long nanos,
            String session,
            String who,
            String kind,
            String body) {
        return new Recorded(
                incident,
                seq,
                new UUID(0, id),
                happenedAt,
                new Stamp(wall, nanos, session),
                who,
                kind,
                body,
                "",
                new Closed());
    }
}
