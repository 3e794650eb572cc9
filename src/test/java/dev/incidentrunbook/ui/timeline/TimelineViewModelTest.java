package dev.incidentrunbook.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.incident.Timeline.Kind;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.timeline.EntryDraft.Gap;
import dev.incidentrunbook.ui.timeline.TimelineViewModel.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private final Story story =
            new Story()
                    .start("look")
                    .after("5m")
                    .tick("look", "read-log")
                    .attach("look", "app.log")
                    .after("5m")
                    .recordAgo("8m", new NoteAdded("look", NoteKind.DECISION, "Leave it running"));
    private final List<Place> visited = new ArrayList<>();

    private TimelineViewModel vm() {
        return vm(Work.inline());
    }

    private TimelineViewModel vm(Work work) {
        return vm(story, work);
    }

    private TimelineViewModel vm(Story story, Work work) {
        var open = OpenStory.of(story, work);
        return new TimelineViewModel(open, visited::add, ZoneId.of("Europe/Berlin"));
    }

    private static List<String> texts(TimelineViewModel vm) {
        return vm.rows().stream().map(TimelineRow::text).toList();
    }

    @Test
    void whatIsWrittenDownLateStandsWhereItHappened() {
        assertEquals("Decision: Leave it running", texts(vm()).get(2));
    }

    @Test
    void whatIsWrittenDownLateStandsLastInTheOrderOfRecording() {
        TimelineViewModel vm = vm();
        vm.order().set(Order.RECORDED);
        assertEquals("Decision: Leave it running", texts(vm).getLast());
        assertEquals("2026-11-22 03:30:00", vm.rows().getLast().time());
    }

    @Test
    void aBackDatedRowSaysSoInAWordAndBothMomentsInFull() {
        TimelineRow row = vm().rows().get(2);
        assertEquals("2026-11-22 03:22:00", row.time());
        assertEquals(List.of("back-dated"), row.marks());
        assertEquals(
                "Happened 2026-11-22 02:22:00 UTC\nRecorded 2026-11-22 02:30:00 UTC\nBy ada",
                row.details());
    }

    @Test
    void aClockThatWasSetIsARowOfItsOwnAtTheMomentItWasSetTo() {
        story.wallSetTo("2026-11-22T01:00:00Z").note("look", "who did that?");
        List<TimelineRow> rows = vm().rows();
        TimelineRow row = rows.get(rows.size() - 2);
        assertEquals("2026-11-22 02:00:00", row.time());
        assertEquals("clock", row.kind());
        assertEquals(
                "Clock set back by 1 h 30 m; clock times before this point may be off", row.text());
        assertEquals("who did that?", rows.getLast().text());
    }

    @Test
    void rowsStayInOrderInTheHourThatTheClocksShowTwice() {
        // On 25 October 2026 at 03:00 the clocks of Berlin went back to 02:00, which is 01:00 UTC.
        var night = new SettableClock(Instant.parse("2026-10-25T00:10:00Z"));
        Story fold = new Story(Story.SMALL, new MemoryLog(), night);
        fold.after("20m")
                .note("look", "at half past two")
                .after("40m")
                .note("look", "ten past two");
        List<TimelineRow> rows = vm(fold, Work.inline()).rows();
        assertEquals(
                List.of("2026-10-25 02:10:00", "2026-10-25 02:30:00", "2026-10-25 02:10:00"),
                rows.stream().map(TimelineRow::time).toList());
        assertEquals("ten past two", rows.getLast().text());
    }

    @Test
    void anUndoneRowSaysSoInAWord() {
        story.tick("look", "find-request").undo();
        TimelineRow row = vm().rows().get(5);
        assertEquals("Ticked: Find the failing request", row.text());
        assertEquals(List.of("undone"), row.marks());
    }

    @Test
    void kindStepAndWordsFilterTogether() {
        TimelineViewModel vm = vm();
        vm.kind()
                .set(
                        vm.kinds().stream()
                                .filter(k -> k.kind().equals(Optional.of(Kind.NOTE)))
                                .findFirst()
                                .orElseThrow());
        vm.step()
                .set(
                        vm.steps().stream()
                                .filter(s -> s.step().equals(Optional.of("look")))
                                .findFirst()
                                .orElseThrow());
        vm.words().set("RUNNING leave");
        assertEquals(List.of("Decision: Leave it running"), texts(vm));
        assertEquals("Entries: 1 of 5", vm.count().get());
        vm.words().set("nobody wrote this");
        assertEquals(List.of(), vm.rows());
        vm.clearFilter();
        assertEquals("Entries: 5", vm.count().get());
    }

    @Test
    void evidenceIsFoundByItsNumber() {
        TimelineViewModel vm = vm();
        vm.words().set("e1");
        assertEquals(List.of("E1 attached: app.log"), texts(vm));
    }

    @Test
    void aRowLeadsToItsEvidenceElseToItsStep() {
        TimelineViewModel vm = vm();
        vm.open(vm.rows().getFirst());
        vm.open(vm.rows().get(1));
        vm.open(vm.rows().get(4));
        assertEquals(List.of(new Place.Step("look"), new Place.Evidence(1)), visited);
    }

    @Test
    void savesOfASectionInARowAreToldAsOne() {
        story.write(ReviewSection.SUMMARY, "Check")
                .write(ReviewSection.SUMMARY, "Checkout failed")
                .write(ReviewSection.IMPACT, "Everyone");
        TimelineViewModel vm = vm();
        assertEquals(
                List.of("Review: Summary written", "Review: Impact written"),
                texts(vm).subList(5, 7));
        assertEquals(List.of("saved 2 times"), vm.rows().get(5).marks());
        assertEquals("Entries: 7", vm.count().get());
    }

    @Test
    void rowsAreCopiedOneALine() {
        TimelineViewModel vm = vm();
        assertEquals(
                """
                2026-11-22 03:22:00\tnote\tStep 1\tDecision: Leave it running\t\tback-dated
                2026-11-22 03:25:00\tcheck\tStep 1\tTicked: Read the error log\
                """,
                vm.asText(vm.rows().subList(2, 4)));
    }

    @Test
    void anEntryOfTheMomentNeedsNothingButWords() {
        TimelineViewModel vm = vm();
        vm.draft().text().set("  The errors stop  ");
        assertEquals(Gap.NONE, vm.draft().add());
        assertEquals("The errors stop", texts(vm).getLast());
        assertEquals("", vm.draft().text().get());
        assertEquals("Added.", vm.draft().outcome().get());
    }

    @Test
    void anEntrySaysWhatMomentItsTimeMeansAndStandsThere() {
        TimelineViewModel vm = vm();
        vm.draft().text().set("A user calls");
        vm.draft().when().set("03:21");
        assertEquals("That is 2026-11-22 03:21:00", vm.draft().moment().get());
        assertEquals(Gap.NONE, vm.draft().add());
        assertEquals("A user calls", texts(vm).get(2));
        assertEquals(Instant.parse("2026-11-22T02:21:00Z"), story.last().happenedAt());
    }

    @Test
    void aTimeThatIsNoneIsSaidBesideItAndNothingIsAdded() {
        TimelineViewModel vm = vm();
        vm.draft().text().set("A user calls");
        vm.draft().when().set("half past");
        assertTrue(vm.draft().problem().get().startsWith("\"half past\" is not a time"));
        assertEquals(Gap.TIME, vm.draft().add());
        assertEquals(5, vm.rows().size());
    }

    @Test
    void anEntryThatWasTypedAndNotAddedIsAddedWhenTheScreenIsLeft() {
        TimelineViewModel vm = vm();
        vm.draft().text().set("A user calls");
        vm.flush();
        vm.flush();
        assertEquals("A user calls", texts(vm).getLast());
        assertEquals(6, vm.rows().size());
    }

    @Test
    void aTimeThatCannotBeReadIsKeptInTheWordsWhenTheScreenIsLeft() {
        TimelineViewModel vm = vm();
        vm.draft().text().set("A user calls");
        vm.draft().when().set("half past");
        vm.flush();
        assertEquals("A user calls (half past)", texts(vm).getLast());
    }

    @Test
    void withoutWordsTheGapIsNamed() {
        TimelineViewModel vm = vm();
        assertEquals(Gap.TEXT, vm.draft().add());
        assertEquals("Write what happened first.", vm.draft().outcome().get());
    }

    @Test
    void enterPressedTwiceAddsOnce() {
        var work = new HeldWork();
        TimelineViewModel vm = vm(work);
        vm.draft().text().set("A user calls");
        vm.draft().add();
        vm.draft().add();
        work.all();
        assertEquals(6, vm.rows().size());
    }

    @Test
    void whatCouldNotBeKeptStaysInTheField() {
        TimelineViewModel vm = vm();
        story.log().fail("The disk is full.");
        vm.draft().text().set("A user calls");
        vm.draft().add();
        assertEquals("A user calls", vm.draft().text().get());
        assertEquals("Not added: The disk is full.", vm.draft().outcome().get());
    }

    @Test
    void aRelativeTimeMovesOnWithTheClock() {
        var open = OpenStory.of(story);
        var vm = new TimelineViewModel(open, visited::add, ZoneId.of("Europe/Berlin"));
        vm.draft().when().set("-12m");
        story.clock().advance(Duration.ofMinutes(1));
        open.tick();
        assertEquals("That is 2026-11-22 03:19:00", vm.draft().moment().get());
    }
}
