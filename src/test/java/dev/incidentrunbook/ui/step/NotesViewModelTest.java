package dev.incidentrunbook.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Incident.Note;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotesViewModelTest {
    private final Desk desk = new Desk();
    private final NotesViewModel notes = desk.page().notes();

    @Test
    void aNoteIsAddedWithItsKindAndItsTime() {
        notes.text().set("  We roll back ");
        notes.kind().set(NoteKind.DECISION);
        notes.when().set("-12m");
        assertEquals("2026-11-22 03:08:00 CET (02:08:00 UTC), 12 min ago", notes.moment().get());
        notes.add();
        Note note = desk.story.incident().notes().getFirst();
        assertEquals("We roll back", note.text());
        assertEquals(NoteKind.DECISION, note.kind());
        assertEquals(Story.BEGIN.minus(Duration.ofMinutes(12)), note.at());
        assertEquals("", notes.text().get());
        assertEquals("", notes.when().get());
        assertEquals(1, notes.notes().size());
    }

    @Test
    void aTimeThatCannotBeReadIsSaidAndNothingIsAdded() {
        notes.text().set("It began");
        notes.when().set("some day");
        notes.add();
        assertTrue(notes.error().get().contains("some day"), notes.error().get());
        assertEquals("It began", notes.text().get());
        assertEquals(0, desk.story.incident().notes().size());
    }

    @Test
    void anEmptyNoteIsNotAdded() {
        notes.add();
        assertEquals("Write the note first.", notes.error().get());
    }

    @Test
    void aNoteThatIsNotKeptStaysInTheField() {
        desk.story.log().fail("The disk is full.");
        notes.text().set("It began");
        notes.add();
        assertEquals("It began", notes.text().get());
        assertEquals("Not saved: The disk is full.", notes.error().get());
    }

    @Test
    void closingTheWindowRecordsWhatWasTyped() {
        notes.text().set("It began");
        notes.when().set("some day");
        desk.vm.flush();
        assertEquals("It began (some day)", desk.story.incident().notes().getFirst().text());
    }

    @Test
    void aCorrectionKeepsTheNoteAndChangesItsWords() {
        notes.text().set("It beagn");
        notes.add();
        NoteViewModel note = notes.notes().getFirst();
        note.correct();
        assertEquals("It beagn", note.text().get());
        note.text().set("It began");
        note.save();
        assertEquals("It began", note.note().get().text());
        assertEquals(note, notes.notes().getFirst());
        assertEquals(1, desk.story.incident().notes().size());
    }
}
