package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIncidentLogTest {
    @TempDir Path folder;

    SqliteStore store;
    IncidentLog log;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
        log = store.log();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstIncidentOfAYearIsNumberOne() {
        Recorded opened = log.append(Drafts.opening());

        assertEquals("INC-2026-0001", opened.incident());
        assertEquals(1, opened.seq());
    }

    @Test
    void incidentsCountUpWithinTheirYear() {
        log.append(Drafts.opening());

        assertEquals("INC-2026-0002", log.append(Drafts.opening()).incident());
        assertEquals(
                "INC-2027-0001",
                log.append(Drafts.opening(Instant.parse("2027-01-01T00:00:00Z"))).incident());
    }

    @Test
    void aClockThatWasNeverSetOrGoesOnForDecadesCanBeRecorded() {
        for (String moment :
                List.of(
                        "1970-01-01T00:00:00Z",
                        "1969-12-31T23:59:59.999Z",
                        "2038-01-19T03:14:08Z",
                        "9999-12-31T23:59:59.999Z")) {
            Instant at = Instant.parse(moment);

            Recorded opened = log.append(Drafts.opening(at));

            assertEquals("INC-" + moment.substring(0, 4) + "-0001", opened.incident());
            assertEquals(at, log.read(opened.incident()).getFirst().recorded().wall());
            assertEquals(List.of(), log.verify(opened.incident()));
        }
    }

    @Test
    void theYearOfAnIncidentIsThatOfUtc() {
        Recorded opened = log.append(Drafts.opening(Instant.parse("2026-12-31T23:59:59.999Z")));

        assertEquals("INC-2026-0001", opened.incident());
    }

    @Test
    void eventsAreChainedFromTheStart() {
        Recorded first = log.append(Drafts.opening());
        Recorded second = log.append(Drafts.note(first.incident(), "It began at three"));

        assertEquals(first.expectedHash(Recorded.CHAIN_START), first.hash());
        assertEquals(second.expectedHash(first.hash()), second.hash());
    }

    @Test
    void whatWasRecordedIsReadBackTheSame() {
        Recorded first = log.append(Drafts.opening());
        Recorded second =
                log.append(Drafts.note(first.incident(), "Zeile ␛ \u202e \" \\ \n 🔥 \u0000"));

        List<Recorded> read = log.read(first.incident());

        assertEquals(second, read.get(1));
        assertEquals(first.hash(), read.get(0).hash());
        assertEquals(first.body(), read.get(0).body());
    }

    @Test
    void everythingIsThereAfterReopening() {
        String incident = log.append(Drafts.opening()).incident();
        Recorded note = log.append(Drafts.note(incident, "Still here"));
        store.close();
        open();

        assertEquals(note, log.read(incident).get(1));
        assertEquals(List.of(), log.verify(incident));
    }

    @Test
    void aDraftAppendedTwiceIsRecordedOnce() {
        String incident = log.append(Drafts.opening()).incident();
        Draft note = Drafts.note(incident, "Once");

        assertEquals(log.append(note), log.append(note));
        assertEquals(2, log.read(incident).size());
    }

    @Test
    void anOpeningAppendedTwiceOpensOneIncident() {
        Draft opening = Drafts.opening();

        assertEquals(log.append(opening).incident(), log.append(opening).incident());
        assertEquals(1, log.incidents().size());
    }

    @Test
    void anEventForAnIncidentThatIsNotThereIsRefused() {
        StorageException refused =
                assertThrows(
                        StorageException.class,
                        () -> log.append(Drafts.note("INC-2026-0009", "Nowhere")));

        assertTrue(String.valueOf(refused.getMessage()).contains("no incident INC-2026-0009"));
    }

    @Test
    void incidentsAreListedTheNewestFirst() {
        String first = log.append(Drafts.opening()).incident();
        String second = log.append(Drafts.opening()).incident();
        log.append(Drafts.note(first, "Later"));

        assertEquals(List.of(second, first), log.incidents());
    }

    @Test
    void changesAreThoseAfterAPosition() {
        String incident = log.append(Drafts.opening()).incident();
        long position = log.since(0).position();
        Recorded note = log.append(Drafts.note(incident, "New"));

        IncidentLog.Changes changes = log.since(position);

        assertEquals(List.of(note), changes.events());
        assertEquals(List.of(), log.since(changes.position()).events());
    }

    @Test
    void changesOfAnotherStoreOnTheSameFolderAreSeen() {
        String incident = log.append(Drafts.opening()).incident();
        long position = log.since(0).position();
        try (SqliteStore other = SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
            other.log().append(Drafts.note(incident, "From the shell"));
        }

        assertEquals(1, log.since(position).events().size());
    }

    @Test
    void anIncidentThatIsNotThereHasNoEvents() {
        assertEquals(List.of(), log.read("INC-2026-0001"));
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();

        assertThrows(StorageException.class, () -> log.append(Drafts.opening()));
    }

    @Test
    void preferencesAreRememberedAndReplaced() {
        store.preferences().remember("theme", "dark");
        store.preferences().remember("theme", "light");
        store.close();
        open();

        assertEquals("light", store.preferences().preference("theme").orElseThrow());
        assertTrue(store.preferences().preference("window").isEmpty());
    }
}
