package dev.incidentrunbook.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetailsViewModelTest {
    private final Story story = new Story();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final OpenIncident open = OpenStory.of(story, dialogs);
    private final DetailsViewModel vm =
            new DetailsViewModel(open, dialogs, new Moments(ZoneId.of("Europe/Berlin")));

    @Test
    void aTitleIsSavedWhenTheFieldIsLeft() {
        vm.detail(Detail.TITLE).text().set("Checkout fails");
        vm.detail(Detail.TITLE).save();
        assertEquals("Checkout fails", story.incident().detail(Detail.TITLE));
    }

    @Test
    void leavingAFieldUntouchedRecordsNothing() {
        vm.flush();
        assertEquals(1, story.incident().seq());
    }

    @Test
    void flushingSavesEveryField() {
        vm.detail(Detail.SERVICE).text().set("checkout-api");
        vm.milestone(Milestone.STARTED).text().set("-12m");
        vm.newRequestIds().set("a1");
        vm.flush();
        assertEquals("checkout-api", story.incident().detail(Detail.SERVICE));
        assertEquals(
                Story.BEGIN.minusSeconds(720),
                story.incident().milestone(Milestone.STARTED).orElseThrow());
        assertEquals(List.of("a1"), story.incident().requestIds());
    }

    @Test
    void aMomentIsExplainedWhileItIsTyped() {
        vm.milestone(Milestone.DETECTED).text().set("03:14");
        assertEquals(
                "2026-11-22 03:14:00 CET (02:14:00 UTC)",
                vm.milestone(Milestone.DETECTED).meaning().get());
    }

    @Test
    void halfAMomentIsNotAnErrorYet() {
        vm.milestone(Milestone.DETECTED).text().set("03:");
        assertEquals("", vm.milestone(Milestone.DETECTED).problem().get());
    }

    @Test
    void anUnreadableMomentStaysAndSaysHowToMendIt() {
        FieldDraft field = vm.milestone(Milestone.DETECTED);
        field.text().set("soonish");
        field.save();
        assertEquals("soonish", field.text().get());
        assertTrue(field.problem().get().contains("-12m"), field.problem().get());
        field.text().set("03:14");
        field.save();
        assertEquals("", field.problem().get());
        assertEquals(
                Instant.parse("2026-11-22T02:14:00Z"),
                story.incident().milestone(Milestone.DETECTED).orElseThrow());
    }

    @Test
    void clearingAMomentTakesItBack() {
        vm.reachNow(Milestone.MITIGATED);
        vm.milestone(Milestone.MITIGATED).text().set("");
        vm.milestone(Milestone.MITIGATED).save();
        assertEquals(Optional.empty(), story.incident().milestone(Milestone.MITIGATED));
    }

    @Test
    void nowIsNow() {
        vm.reachNow(Milestone.MITIGATED);
        assertEquals(Optional.of(Story.BEGIN), story.incident().milestone(Milestone.MITIGATED));
        assertEquals("2026-11-22 03:20:00 +01:00", vm.milestone(Milestone.MITIGATED).text().get());
    }

    @Test
    void choosingASeveritySavesIt() {
        vm.severity().set(Optional.of(Severity.SEV2));
        assertEquals(Optional.of(Severity.SEV2), story.incident().severity());
        vm.severity().set(Optional.empty());
        assertEquals(Optional.empty(), story.incident().severity());
    }

    @Test
    void severalRequestIdsAreAddedAtOnce() {
        vm.newRequestIds().set("a1, b2\nc3 a1");
        vm.addRequestIds();
        assertEquals(List.of("a1", "b2", "c3"), vm.requestIds());
        vm.removeRequestId("b2");
        assertEquals(List.of("a1", "c3"), story.incident().requestIds());
    }

    @Test
    void whatAnotherProgramChangedShowsInAFieldNobodyTypesIn() {
        vm.detail(Detail.SERVICE).text().set("half a wo");
        story.detail(Detail.TITLE, "From elsewhere").detail(Detail.SERVICE, "other");
        open.refresh();
        assertEquals("From elsewhere", vm.detail(Detail.TITLE).text().get());
        assertEquals("half a wo", vm.detail(Detail.SERVICE).text().get());
    }

    @Test
    void aTitleThatCannotBeSavedStaysAndSaysWhy() {
        story.log().fail("The disk is full.");
        vm.detail(Detail.TITLE).text().set("Checkout fails");
        vm.detail(Detail.TITLE).save();
        assertEquals("Checkout fails", vm.detail(Detail.TITLE).text().get());
        assertEquals("Not saved. The disk is full.", vm.detail(Detail.TITLE).problem().get());
        story.log().fail("");
        vm.flush();
        assertEquals("Checkout fails", story.incident().detail(Detail.TITLE));
        assertEquals("", vm.detail(Detail.TITLE).problem().get());
    }

    @Test
    void aSpaceTypedBeforeTheNextWordStays() {
        vm.detail(Detail.TITLE).text().set("Checkout ");
        vm.detail(Detail.TITLE).save();
        assertEquals("Checkout ", vm.detail(Detail.TITLE).text().get());
    }

    @Test
    void closingTellsWhatIsStillOpen() {
        story.start("look");
        open.refresh();
        vm.close();
        assertTrue(dialogs.asked().getFirst().contains("Step 1, Look into the logs: in progress"));
        assertTrue(vm.closed().get());
        vm.reopen();
        assertFalse(story.incident().closed());
    }

    @Test
    void closingCanBeLeft() {
        dialogs.confirming(false);
        vm.close();
        assertFalse(story.incident().closed());
    }
}
