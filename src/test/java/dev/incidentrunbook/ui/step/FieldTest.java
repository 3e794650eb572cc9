package dev.incidentrunbook.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.TypedText;
import org.junit.jupiter.api.Test;

class FieldTest {
    private final HeldWork work = new HeldWork();
    private final Desk desk = new Desk(new Story(), work);
    private final TypedText field = desk.field("runtime");

    @Test
    void typedWordsAreSavedOnce() {
        field.enter();
        field.text().set("Java 25 ");
        assertEquals("Not saved yet", field.status().get());
        field.save();
        field.save();
        assertEquals("Saving", field.status().get());
        work.all();
        assertEquals("Saved", field.status().get());
        assertEquals("Java 25", stored());
        assertEquals(2, desk.story.incident().seq());
        field.leave();
        assertEquals("Java 25 ", field.text().get());
    }

    @Test
    void wordsThatCouldNotBeSavedStayAndAreTriedAgain() {
        desk.story.log().fail("The disk is full.");
        field.text().set("Java 25");
        field.save();
        work.all();
        assertEquals("Not saved: The disk is full.", field.status().get());
        assertTrue(field.failed().get());
        desk.vm.show("mend");
        desk.vm.show("look");
        work.all();
        assertEquals("Java 25", desk.field("runtime").text().get());

        desk.story.log().fail("");
        desk.vm.flush();
        work.all();
        assertEquals("Saved", field.status().get());
        assertFalse(field.failed().get());
        assertEquals("Java 25", stored());
    }

    @Test
    void wordsTypedWhileOthersAreOnTheirWayAreSavedToo() {
        field.text().set("Java");
        field.save();
        field.text().set("Java 25");
        work.one();
        assertEquals("Java 25", field.text().get());
        assertEquals("Not saved yet", field.status().get());
        field.save();
        work.all();
        assertEquals("Java 25", stored());
    }

    @Test
    void whatAnotherProgramFillsInIsShown() {
        desk.story.fill("look", "runtime", "Java 24");
        desk.open.refresh();
        work.all();
        assertEquals("Java 24", field.text().get());
    }

    @Test
    void whatAnotherProgramFillsInIsNotPutUnderTheFingers() {
        field.enter();
        desk.story.fill("look", "runtime", "Java 24");
        desk.open.refresh();
        work.all();
        assertEquals("", field.text().get());
        field.leave();
        assertEquals("Java 24", field.text().get());
    }

    @Test
    void typedWordsWinOverThoseOfAnotherProgram() {
        field.enter();
        field.text().set("Java 25");
        desk.story.fill("look", "runtime", "Java 24");
        desk.open.refresh();
        work.all();
        assertEquals("Java 25", field.text().get());
        field.leave();
        work.all();
        assertEquals("Java 25", stored());
    }

    private String stored() {
        return desk.story.incident().step("look").orElseThrow().field("runtime");
    }
}
