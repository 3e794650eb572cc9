package dev.incidentrunbook.incident;

import static dev.incidentrunbook.incident.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.incident.Address.Settable;
import dev.incidentrunbook.incident.IncidentEvent.ActionRemoved;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private final Story story = new Story();

    @ParameterizedTest
    @ValueSource(strings = {"2", " 2 ", "mend"})
    void aStepIsNamedByNumberOrId(String name) {
        assertEquals("mend", Address.step(story.incident(), name).step().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0", "-1", "02", "", "second", "2.1"})
    void aStepThatIsNotThereIsRefusedWithThoseThatAre(String name) {
        assertEquals(
                "There is no step \"" + name + "\"; the steps are 1 to 3.",
                refusal(() -> Address.step(story.incident(), name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "look.find-request", "1.find-request", "look.2"})
    void anItemIsNamedByItsStepAndItself(String name) {
        Address.Item item = Address.item(story.incident(), name);
        assertEquals("find-request", item.item().id());
        assertEquals("look", item.run().step().id());
        assertEquals("1.2", item.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.9 | Step 2 has no item \"9\"; its items are 2.1 to 2.2.",
                "2.  | Step 2 has no item \"\"; its items are 2.1 to 2.2.",
                "7.1 | There is no step \"7\"; the steps are 1 to 3.",
                "2   | \"2\" names no checklist item; write step and item, for instance 2.3."
            })
    void anItemThatIsNotThereIsRefusedWithThoseThatAre(String name, String sentence) {
        assertEquals(sentence, refusal(() -> Address.item(story.incident(), name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E2", "e2", "2"})
    void evidenceIsNamedByItsNumber(String name) {
        story.attach("look", "app.log").attach("look", "db.log");
        assertEquals("db.log", Address.evidence(story.incident(), name).name());
    }

    @Test
    void removedEvidenceIsRefused() {
        story.attach("look", "app.log").attach("look", "db.log");
        story.record(new EvidenceRemoved(story.event(2).id(), "wrong file"));
        assertEquals(
                "There is no evidence \"E1\" in INC-2026-0001; it has E2.",
                refusal(() -> Address.evidence(story.incident(), "E1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E1", "A1", "E99999999999", "E-1", "E", ""})
    void evidenceThatIsNotThereIsRefused(String name) {
        assertEquals(
                "There is no evidence \"" + name + "\" in INC-2026-0001; it has none yet.",
                refusal(() -> Address.evidence(story.incident(), name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A2", "a2", "2"})
    void anActionIsNamedByItsNumber(String name) {
        story.action("Add an alert").action("Write a test");
        assertEquals("Write a test", Address.action(story.incident(), name).item().text());
    }

    @Test
    void aDroppedActionIsRefused() {
        story.action("Add an alert");
        story.record(new ActionRemoved(story.lastId()));
        assertEquals(
                "There is no action \"A1\" in INC-2026-0001; it has none yet.",
                refusal(() -> Address.action(story.incident(), "A1")));
    }

    @Test
    void everythingThatCanBeFilledInIsFoundByItsName() {
        Incident incident = story.incident();
        for (Settable settable : Address.settables(incident).toList()) {
            assertEquals(settable, Address.settable(incident, Address.name(settable)));
        }
    }

    @Test
    void noTwoThingsToFillInShareAName() {
        Incident incident = Story.http500().incident();
        var names = Address.settables(incident).map(Address::name).toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severty    | There is no field \"severty\"; did you mean severity?",
                "runtime    | There is no field \"runtime\"; did you mean 1.runtime?",
                "root_cause | There is no field \"root_cause\"; did you mean root-cause?"
            })
    void aMistypedFieldIsGuessed(String name, String sentence) {
        assertEquals(sentence, refusal(() -> Address.settable(story.incident(), name)));
    }
}
