package dev.incidentrunbook.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.LogWatch;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeViewModelTest {
    private final List<String> opened = new ArrayList<>();
    private final Story first =
            new Story()
                    .detail(Detail.TITLE, "Login fails")
                    .detail(Detail.SERVICE, "identity")
                    .detail(Detail.SEVERITY, "SEV2")
                    .detail(Detail.ENDPOINT, "POST /login")
                    .record(new RequestIdAdded("7f3c9a1e"));

    @Test
    void theNewestStandsFirst() {
        first.after("1h");
        new Story(Story.SMALL, first.log(), first.clock());
        assertEquals(List.of("INC-2026-0002", "INC-2026-0001"), ids(home("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login",
                "0001",
                "identity",
                "sev2",
                "open",
                "/login",
                "7f3c",
                "LOGIN sev2",
                "look"
            })
    void everythingThatIsKnownIsFound(String words) {
        first.start("look").after("1h");
        new Story(Story.SMALL, first.log(), first.clock()).start("mend").close();
        HomeViewModel home = home("");
        home.search().set(words);
        assertEquals(List.of("INC-2026-0001"), ids(home));
    }

    @Test
    void aSearchWithoutResultSaysSo() {
        HomeViewModel home = home("");
        home.search().set("nothing like it");
        assertEquals(List.of(), home.rows());
        assertEquals(Messages.text("home.nothing-found"), home.hint().get());
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        var story = new Story();
        var home = new HomeViewModel(story.log(), story.clock(), Work.inline(), doors(), "");
        home.show(List.of());
        assertEquals(Messages.text("home.empty"), home.hint().get());
        assertEquals(Optional.empty(), home.unfinished().get());
    }

    @Test
    void theIncidentThatWasOpenLastIsOfferedFirst() {
        first.after("1h");
        new Story(Story.SMALL, first.log(), first.clock());
        assertEquals("INC-2026-0001", home("INC-2026-0001").unfinished().get().orElseThrow().id());
    }

    @Test
    void aClosedIncidentIsNotOffered() {
        first.close();
        assertEquals(Optional.empty(), home("INC-2026-0001").unfinished().get());
    }

    @Test
    void theStepStandsUnderTheTitle() {
        first.start("look").finish("look", Outcome.DONE, "", "mend");
        assertEquals(
                "INC-2026-0001  ·  identity  ·  Step 2 of 3, Mend it",
                home("").rows().getFirst().where());
    }

    @Test
    void timeGoesOnWhileAnIncidentIsOpen() {
        HomeRow row = home("").rows().getFirst();
        first.after("65m");
        assertEquals("1 h 05 min", row.elapsed(first.clock().now()));
    }

    @Test
    void timeStandsWhenAnIncidentIsClosed() {
        first.after("20m").close();
        HomeRow row = home("").rows().getFirst();
        first.after("3h");
        assertEquals("20 min", row.elapsed(first.clock().now()));
    }

    @Test
    void whatAnotherProgramWritesShowsWithTheNextLook() {
        var home = new HomeViewModel(first.log(), first.clock(), Work.inline(), doors(), "");
        var watch = new LogWatch(first.log(), Work.inline(), home::show);
        watch.listen(home::take);
        watch.look();
        first.detail(Detail.TITLE, "Login fails for everybody");
        watch.look();
        assertEquals("Login fails for everybody", home.rows().getFirst().title());
    }

    @Test
    void aThousandIncidentsAreAllShown() {
        for (int i = 0; i < 999; i++) {
            new Story(Story.SMALL, first.log(), first.clock());
        }
        var home = new HomeViewModel(first.log(), first.clock(), Work.inline(), doors(), "");
        var incidents = first.log().summaries().incidents();
        home.show(incidents);
        assertEquals(1000, home.rows().size());
    }

    @Test
    void openingGoesThroughTheDoor() {
        HomeViewModel home = home("");
        home.open(home.rows().getFirst());
        home.begin();
        assertEquals(List.of("INC-2026-0001", "new"), opened);
    }

    private HomeViewModel home(String lastOpen) {
        var home = new HomeViewModel(first.log(), first.clock(), Work.inline(), doors(), lastOpen);
        home.show(first.log().summaries().incidents());
        return home;
    }

    private static List<String> ids(HomeViewModel home) {
        return home.rows().stream().map(HomeRow::id).toList();
    }

    private HomeViewModel.Doors doors() {
        return new HomeViewModel.Doors() {
            @Override
            public void compare() {
                opened.add("trends");
            }

            @Override
            public void open(String incident) {
                opened.add(incident);
            }

            @Override
            public void begin() {
                opened.add("new");
            }
        };
    }
}
