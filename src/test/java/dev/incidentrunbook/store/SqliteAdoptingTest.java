package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Adoption;
import dev.incidentrunbook.incident.IncidentId;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Incidents of one store taken over by another.
class SqliteAdoptingTest {
    private static final String ID = "INC-2026-0001";
    private static final String SECOND = ID + "~2";

    @TempDir Path there;
    @TempDir Path here;

    SqliteStore source;
    SqliteStore store;
    IncidentLog log;

    @BeforeEach
    void open() {
        source = open(there);
        store = open(here);
        log = store.log();
        source.log().append(Drafts.opening());
        source.log().append(Drafts.note(ID, "the pool is empty"));
    }

    @AfterEach
    void close() {
        source.close();
        store.close();
    }

    @Test
    void anIncidentKeepsItsIdWhereThatIsFree() {
        Adoption adoption = log.adopt(offered());

        assertEquals(new Adoption(ID, 0, offered()), adoption);
        assertEquals(offered(), log.read(ID));
        assertEquals(List.of(), log.verify(ID));
    }

    @Test
    void anIncidentWhoseIdIsTakenGetsTheNextFreeOne() {
        log.append(Drafts.opening());
        UUID own = log.read(ID).getFirst().id();

        assertEquals(SECOND, log.adopt(offered()).incident());

        assertEquals(own, log.read(ID).getFirst().id());
        assertEquals(offered().stream().map(e -> e.in(SECOND)).toList(), log.read(SECOND));
        assertEquals(List.of(), log.verify(SECOND));
        assertEquals(List.of(), log.verify(ID));
        assertEquals(List.of(SECOND, ID), log.incidents());
    }

    @Test
    void theSecondIncidentWhoseIdIsTakenGetsTheOneAfterThat(@TempDir Path elsewhere) {
        log.append(Drafts.opening());
        log.adopt(offered());
        try (SqliteStore third = open(elsewhere)) {
            third.log().append(Drafts.opening());

            assertEquals(ID + "~3", log.adopt(third.log().read(ID)).incident());
        }
    }

    @Test
    void theNextIncidentOfOnesOwnIsCountedOnFromAnAdoptedOne() {
        log.append(Drafts.opening());
        log.adopt(offered());

        assertEquals("INC-2026-0002", log.append(Drafts.opening()).incident());
    }

    @Test
    void workGoesOnInAnAdoptedIncidentAndHoldsAfterReopening() {
        log.append(Drafts.opening());
        log.adopt(offered());

        Recorded note = log.append(Drafts.note(SECOND, "restarted"));
        store.close();
        store = open(here);

        assertEquals(3, note.seq());
        assertEquals(note, store.log().read(SECOND).getLast());
        assertEquals(List.of(), store.log().verify(SECOND));
    }

    @Test
    void whatWasAddedInAnAdoptedIncidentGoesBackToWhereItCameFrom() {
        log.append(Drafts.opening());
        log.adopt(offered());
        log.append(Drafts.note(SECOND, "restarted"));

        Adoption back =
                source.log()
                        .adopt(
                                log.read(SECOND).stream()
                                        .map(e -> e.in(IncidentId.original(e.incident())))
                                        .toList());

        assertEquals(ID, back.incident());
        assertEquals(1, back.added().size());
        assertEquals(List.of(), source.log().verify(ID));
    }

    @Test
    void adoptingTwiceChangesNothing() throws IOException {
        log.adopt(offered());
        byte[] witness = Files.readAllBytes(here.resolve(Witness.FILE_NAME));

        assertEquals(new Adoption(ID, 2, List.of()), log.adopt(offered()));

        assertEquals(offered(), log.read(ID));
        assertEquals(
                new String(witness, StandardCharsets.UTF_8),
                Files.readString(here.resolve(Witness.FILE_NAME)));
    }

    @Test
    void onlyWhatIsNewIsAdded() {
        log.adopt(offered());
        source.log().append(Drafts.note(ID, "and full again"));

        Adoption adoption = log.adopt(offered());

        assertEquals(2, adoption.standing());
        assertEquals(List.of(offered().getLast()), adoption.added());
        assertEquals(List.of(), log.verify(ID));
    }

    @Test
    void aStoreThatHasMoreKeepsIt() {
        List<Recorded> early = offered();
        log.adopt(early);
        log.append(Drafts.note(ID, "here alone"));

        assertEquals(new Adoption(ID, 3, List.of()), log.adopt(early));
    }

    @Test
    void anIncidentThatWasWorkedOnInBothIsRefusedWithTheEventFromWhichTheyDiffer() {
        log.adopt(offered());
        source.log().append(Drafts.note(ID, "there"));
        log.append(Drafts.note(ID, "here"));

        RefusedException refused = assertThrows(RefusedException.class, () -> log.adopt(offered()));

        assertTrue(refused.toString().contains("from event 3 on"), refused.toString());
        assertEquals(3, log.read(ID).size());
    }

    @Test
    void eventsOfAnotherIncidentAreRefused() {
        log.adopt(offered());
        Recorded stolen = offered().getLast();
        Recorded forged =
                new Recorded(
                                "INC-2026-0009",
                                1,
                                stolen.id(),
                                stolen.happenedAt(),
                                stolen.recorded(),
                                stolen.who(),
                                stolen.kind(),
                                stolen.body(),
                                "",
                                stolen.event())
                        .chainedTo(Recorded.CHAIN_START);

        assertThrows(RefusedException.class, () -> log.adopt(List.of(forged)));
        assertEquals(List.of(ID), log.incidents());
    }

    @Test
    void whatAdoptingWouldComeToChangesNothing() {
        assertEquals(2, log.adoption(offered()).added().size());
        assertEquals(List.of(), log.incidents());
    }

    @Test
    void anAdoptedIncidentComesUpAmongTheChanges() {
        log.adopt(offered());

        assertEquals(offered(), log.since(0).events());
    }

    /// The program died after the commit and before the first line reached the witness, or within the lines.
    @Test
    void aWitnessThatLacksTheLinesGetsThemAtTheNextStart() throws IOException {
        log.append(Drafts.opening());
        Path witness = here.resolve(Witness.FILE_NAME);
        long before = Files.size(witness);
        log.adopt(offered());
        long after = Files.size(witness);
        for (long cut : List.of(before, before + 1, (before + after) / 2, after - 1)) {
            store.close();
            byte[] all = Files.readAllBytes(witness);
            Files.write(witness, Arrays.copyOf(all, (int) cut));

            store = open(here);

            assertEquals(2, store.log().read(SECOND).size());
            assertEquals(List.of(), store.log().verify(SECOND));
        }
    }

    private List<Recorded> offered() {
        return source.log().read(ID);
    }

    private static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
    }
}
