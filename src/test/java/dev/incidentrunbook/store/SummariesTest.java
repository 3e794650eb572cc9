package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.DetailSet;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.IncidentEvent.StepFinished;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.incident.Summary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummariesTest {
    private static final List<IncidentEvent> EVENTS =
            List.of(
                    new DetailSet(Detail.TITLE, "Gerät \uD83D\uDD25"),
                    new DetailSet(Detail.TITLE, ""),
                    new DetailSet(Detail.SEVERITY, "SEV2"),
                    new DetailSet(Detail.SERVICE, "checkout"),
                    new RequestIdAdded("7f3a"),
                    new RequestIdAdded("two\nlines"),
                    new MilestoneReached(Milestone.STARTED),
                    new MilestoneReached(Milestone.MITIGATED),
                    new MilestoneReached(Milestone.RESOLVED),
                    new StepStarted("look"),
                    new StepFinished("look", Outcome.DONE, "", "mend"),
                    new StepFinished("mend", Outcome.BLOCKED, "no access", ""),
                    new Closed(),
                    new Reopened());

    @TempDir Path folder;

    private final SettableClock clock = new SettableClock(Story.BEGIN);
    private SqliteStore store;
    private Response response;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system());
        response = new Response(store.log(), clock, "ada");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSummaryThatIsKeptNeverDiffersFromOneMadeAnew() {
        var random = new Random(5);
        for (int i = 0; i < 4; i++) {
            response.open(Story.SMALL);
            clock.advance(Duration.ofMinutes(1));
        }
        for (int round = 0; round < 60; round++) {
            Incident incident = response.incident("INC-2026-000" + (1 + random.nextInt(4)));
            if (random.nextInt(4) == 0 && incident.undoable().isPresent()) {
                response.undo(incident);
            } else {
                response.record(incident, EVENTS.get(random.nextInt(EVENTS.size())));
            }
            clock.advance(Duration.ofSeconds(random.nextInt(100)));
            assertEquals(anew(), store.log().summaries().incidents());
        }
        close();
        open();
        assertEquals(anew(), store.log().summaries().incidents());
    }

    @Test
    void whatWasKeptIsUsed() {
        response.open(Story.SMALL);
        keep();

        assertEquals(1, number("select count(*) from summary"));
        assertEquals(anew(), store.log().summaries().incidents());
    }

    @Test
    void aSummaryThatIsNotAsItWasWrittenIsMadeAnew() {
        response.open(Story.SMALL);
        keep();
        run("update summary set title = 'Something else'");

        assertEquals(anew(), store.log().summaries().incidents());
    }

    @Test
    void aSummaryThatWasMadeInAnotherWayIsMadeAnew() {
        response.open(Story.SMALL);
        keep();
        run("update summary set make = 0");

        assertEquals(anew(), store.log().summaries().incidents());
        keep();
        assertEquals(0, number("select count(*) from summary where make = 0"));
    }

    @Test
    void whoeverGoesOnFromThePositionOfTheSummariesMissesNothing() {
        Incident incident = response.open(Story.SMALL);
        long position = store.log().summaries().position();
        response.record(incident, new Closed());

        assertEquals(1, store.log().since(position).events().size());
    }

    private List<Summary> anew() {
        return store.log().incidents().stream()
                .map(id -> Summary.of(Incident.replay(store.log().read(id))))
                .toList();
    }

    private void keep() {
        store.log().summaries();
        close();
        open();
    }

    private void run(String statements) {
        SqlFile.run(folder.resolve("incidents.db"), statements);
    }

    private long number(String query) {
        return SqlFile.number(folder.resolve("incidents.db"), query);
    }
}
