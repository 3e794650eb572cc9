package dev.incidentrunbook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Severity;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.TypedText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the screen calls saved is on the disk. The disk is held up here, so that what the screen says in between can be read.
class ShownAsSavedTest {
    private final Story story = Story.http500();
    private final Rig rig = new Rig(story);
    private final HeldWork work = new HeldWork();
    private final ShellViewModel vm = rig.start(Optional.of("INC-2026-0001"), work);

    @Test
    void aWordIsNotCalledSavedBeforeItIsOnTheDisk() {
        TypedText summary = screens().review().sections().getFirst().typed();
        says("Saved");
        summary.text().set("Checkout failed");
        says("Not saved yet");
        summary.save();
        says("Saving…");
        assertEquals("Saving", summary.status().get());
        assertEquals(1, story.incident().seq());
        work.all();
        says("Saved");
        assertEquals("Saved", summary.status().get());
    }

    @Test
    void wordsThatCouldNotBeSavedAreNeverCalledSaved() {
        TypedText summary = screens().review().sections().getFirst().typed();
        summary.text().set("Checkout failed");
        story.log().fail("The disk is full.");
        summary.save();
        work.all();
        says("Not saved yet");
        assertEquals("Not saved: The disk is full.", summary.status().get());
    }

    @Test
    void aDetailSaysWhetherItIsSaved() {
        var title = screens().details().detail(Detail.TITLE);
        title.text().set("Checkout fails");
        assertEquals("Not saved yet", title.status().get());
        says("Not saved yet");
        title.save();
        assertEquals("Saving", title.status().get());
        work.all();
        assertEquals("Saved", title.status().get());
        says("Saved");
    }

    @Test
    void aSeverityStaysChosenWhileItIsSavedAndGoesBackWhenThatFails() {
        var details = screens().details();
        details.severity().set(Optional.of(Severity.SEV1));
        story.detail(Detail.SERVICE, "recorded meanwhile by another program");
        screens().open().refresh();
        assertEquals("Saving", details.severityStatus().get());
        story.log().fail("The disk is full.");
        work.one();
        story.log().fail("");
        work.all();
        assertEquals(Optional.empty(), details.severity().get());
        assertEquals("Not saved. The disk is full.", vm.notice().get());
    }

    @Test
    void requestIdsStayInTheirFieldUntilAllAreSaved() {
        var details = screens().details();
        details.newRequestIds().set("a1 b2");
        details.addRequestIds();
        details.addRequestIds();
        work.one();
        assertEquals("a1 b2", details.newRequestIds().get());
        work.all();
        assertEquals("", details.newRequestIds().get());
        assertEquals(2, story.incident().requestIds().size());
    }

    @Test
    void anActionIsMarkedAsSavingUntilItsMarkIsOnTheDisk() {
        story.action("Test with an expired voucher");
        screens().open().refresh();
        work.all();
        var action = screens().review().actions().rows().getFirst();
        action.toggleDone();
        assertTrue(action.done().get());
        assertTrue(action.savingDone().get());
        story.log().fail("The disk is full.");
        work.all();
        assertFalse(action.done().get());
        assertFalse(action.savingDone().get());
        assertEquals("Not saved: The disk is full.", action.problem().get());
    }

    @Test
    void anActionThatWasTypedAndNotAddedIsRecordedWhenTheScreenIsLeft() {
        screens().review().actions().newText().set("Alert on 500s");
        says("Not saved yet");
        vm.flush();
        work.all();
        assertEquals("Alert on 500s", story.incident().actions().getFirst().item().text());
        says("Saved");
    }

    @Test
    void aNoteBeingWrittenIsNotCalledSaved() {
        screens().timeline().draft().text().set("Seen by support at 3");
        says("Not saved yet");
        vm.flush();
        says("Saving…");
        work.all();
        says("Saved");
        assertEquals(NoteKind.OBSERVATION, story.incident().notes().getFirst().kind());
    }

    @Test
    void closingWaitsForWhatIsBeingSavedAndSaysForHowMuch() {
        screens().details().detail(Detail.TITLE).text().set("Half typed");
        screens().details().detail(Detail.SERVICE).text().set("checkout");
        boolean[] closed = new boolean[1];
        vm.close(() -> closed[0] = true);
        assertEquals(
                "2 changes are still being saved. The window closes when they are.", waiting());
        assertFalse(closed[0]);
        work.all();
        assertTrue(closed[0]);
        assertEquals("checkout", story.incident().detail(Detail.SERVICE));
    }

    @Test
    void closingWaitsForWhatIsBeingAttached() {
        attach();
        boolean[] closed = new boolean[1];
        vm.close(() -> closed[0] = true);
        assertEquals("A file is still being attached. The window closes when it is.", waiting());
        work.all();
        assertTrue(closed[0]);
        assertEquals(1, story.incident().evidence().size());
    }

    @Test
    void anAttachmentMayBeCutShortToCloseAtOnce() {
        attach();
        boolean[] closed = new boolean[1];
        vm.close(() -> closed[0] = true);
        vm.closing().cutShort();
        assertTrue(closed[0]);
    }

    @Test
    void whoStaysStaysAlsoWhenEverythingIsSaved() {
        screens().details().detail(Detail.TITLE).text().set("Half typed");
        boolean[] closed = new boolean[1];
        vm.close(() -> closed[0] = true);
        vm.closing().stay();
        work.all();
        assertFalse(closed[0]);
        assertEquals("Half typed", story.incident().detail(Detail.TITLE));
    }

    @Test
    void wordsThatCouldNotBeSavedAreStillThereAfterAnotherIncidentWasOpen() {
        screens().details().detail(Detail.TITLE).text().set("Half typed");
        vm.begin();
        work.one();
        story.log().fail("The disk is full.");
        work.all();
        assertTrue(vm.notice().get().startsWith("Words in INC-2026-0001"), vm.notice().get());
        vm.open("INC-2026-0001");
        work.all();
        assertEquals("Half typed", screens().details().detail(Detail.TITLE).text().get());
    }

    private void attach() {
        screens().attachments().attach(new Pasted.Text("OutOfMemoryError"), "reproduce");
    }

    private IncidentScreens screens() {
        if (vm.screens().get().isEmpty()) {
            work.all();
        }
        return vm.screens().get().orElseThrow();
    }

    private String waiting() {
        return vm.closing().waiting().get().orElseThrow().sentence();
    }

    private void says(String expected) {
        assertEquals(expected, vm.saved().get());
    }
}
