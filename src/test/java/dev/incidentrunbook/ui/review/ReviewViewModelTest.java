package dev.incidentrunbook.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ReviewWritten;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.ReviewStage.Stage;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.review.Check;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Section;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.review.ReviewOrders;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs.Printed;
import dev.incidentrunbook.ui.kit.FakeDialogs;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.OpenStory;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.review.CheckList.Goal;
import dev.incidentrunbook.ui.review.ReviewViewModel.Citation;
import dev.incidentrunbook.ui.review.SectionDraft.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {
    private final Story story = Story.http500();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final Choices choices = Choices.unread(Work.inline());
    private final List<Place> visited = new ArrayList<>();
    private final HeldWork held = new HeldWork();
    private final MemoryEvidence evidence = new MemoryEvidence();
    private OpenIncident open = open(Work.inline());

    @TempDir private Path folder;

    private OpenIncident open(Work work) {
        return OpenStory.of(story, work, dialogs);
    }

    private ReviewViewModel vm() {
        return vm(Work.inline());
    }

    private ReviewViewModel vm(Work work) {
        open = open(work);
        return vm(work, ReviewViewModelTest::document);
    }

    private ReviewViewModel vm(Work work, Function<Incident, Review> writer) {
        return new ReviewViewModel(
                open,
                work,
                dialogs,
                new Masking(work, dialogs, choices),
                new ReviewWriter() {
                    @Override
                    public List<Incident> earlier() {
                        return List.of();
                    }

                    @Override
                    public Review review(Known known, ReviewOrder order) {
                        return writer.apply(known.incident());
                    }
                },
                new EvidenceReading(open, evidence, work),
                choices,
                visited::add,
                new Moments(ZoneOffset.UTC));
    }

    private static Review document(Incident incident) {
        var summary = new Block.Written(incident.review(ReviewSection.SUMMARY), false);
        return new Review(
                incident.id(),
                0,
                List.of(
                        new Section(
                                1,
                                incident.id(),
                                Optional.of(ReviewSection.SUMMARY),
                                List.of(summary))));
    }

    private static SectionDraft summary(ReviewViewModel vm) {
        return vm.sections().getFirst();
    }

    private String saved() {
        return story.incident().review(ReviewSection.SUMMARY);
    }

    @Test
    void aSectionIsSavedWhenItIsLeft() {
        ReviewViewModel vm = vm();
        summary(vm).typed().text().set("Checkout failed");
        assertEquals("Not saved yet", summary(vm).typed().status().get());
        summary(vm).typed().save();
        assertEquals("Checkout failed", saved());
        assertEquals("Saved", summary(vm).typed().status().get());
        assertEquals("Sections: 1 of 17 written", vm.progress().get());
    }

    @Test
    void leavingTheScreenSavesEverything() {
        ReviewViewModel vm = vm();
        summary(vm).typed().text().set("Checkout failed");
        vm.sections().getLast().typed().text().set("ada, bo");
        vm.flush();
        assertEquals("Checkout failed", saved());
        assertEquals("ada, bo", story.incident().review(ReviewSection.RESPONDERS));
    }

    @Test
    void blankWordsInAnEmptySectionAreNothingToSave() {
        ReviewViewModel vm = vm();
        summary(vm).typed().text().set("  \n");
        vm.flush();
        assertEquals(1, story.incident().seq());
    }

    @Test
    void whatWasWrittenElsewhereAppearsWhereNobodyTypes() {
        ReviewViewModel vm = vm();
        story.write(ReviewSection.SUMMARY, "From the shell");
        open.refresh();
        assertEquals("From the shell", summary(vm).typed().text().get());
    }

    @Test
    void whatWasWrittenElsewhereTakesNothingAwayFromWhoTypes() {
        ReviewViewModel vm = vm();
        summary(vm).typed().text().set("My words");
        story.write(ReviewSection.SUMMARY, "From the shell");
        open.refresh();
        assertEquals("My words", summary(vm).typed().text().get());
        vm.flush();
        assertEquals("My words", saved());
        assertTrue(
                story.incident().history().stream()
                        .anyMatch(e ->
                                e.event()
                                        .equals(
                                                new ReviewWritten(
                                                        ReviewSection.SUMMARY, "From the shell"))));
    }

    @Test
    void undoBringsTheEarlierWordsBack() {
        ReviewViewModel vm = vm();
        summary(vm).typed().text().set("First");
        vm.flush();
        summary(vm).typed().text().set("Second");
        vm.flush();
        open.undo();
        assertEquals("First", summary(vm).typed().text().get());
    }

    @Test
    void theDocumentIsBuiltOnlyWhileSomebodyLooks() {
        ReviewViewModel vm = vm();
        assertEquals("", vm.document().markdown().get());
        vm.document().watch(true);
        summary(vm).typed().text().set("Checkout failed");
        vm.flush();
        assertEquals("# INC-2026-0001\n\nCheckout failed\n", vm.document().markdown().get());
        assertEquals(List.of("INC-2026-0001", "Checkout failed"), spoken(vm));
    }

    @Test
    void changesDuringABuildAreTakenUpByTheNext() {
        ReviewViewModel vm = vm(held);
        vm.document().watch(true);
        summary(vm).typed().text().set("One");
        vm.flush();
        summary(vm).typed().text().set("Two");
        vm.flush();
        held.all();
        assertEquals(List.of("INC-2026-0001", "Two"), spoken(vm));
    }

    @Test
    void aDocumentThatCannotBeBuiltLeavesTheLastOneAndSaysSo() {
        var broken = new boolean[1];
        open = open(Work.inline());
        var vm =
                vm(
                        Work.inline(),
                        incident -> {
                            if (broken[0]) {
                                throw new IllegalStateException("broken");
                            }
                            return document(incident);
                        });
        vm.document().watch(true);
        broken[0] = true;
        summary(vm).typed().text().set("Checkout failed");
        vm.flush();
        assertEquals(List.of("INC-2026-0001", "Checkout failed"), spoken(vm));
        assertTrue(vm.document().problem().get().startsWith("The document is not up to date"));
    }

    private static List<String> spoken(ReviewViewModel vm) {
        return vm.document().lines().stream().map(DocumentLine::spoken).toList();
    }

    @Test
    void anExportHoldsWhatWasTypedAMomentBefore() throws IOException {
        ReviewViewModel vm = vm();
        Path file = folder.resolve("review.md");
        dialogs.writingTo(file);
        summary(vm).typed().text().set("Checkout failed");
        vm.export(ReviewFormat.MARKDOWN);
        assertEquals("# INC-2026-0001\n\nCheckout failed\n", Files.readString(file));
        assertEquals(
                "The review stands in " + file + ".", vm.exported().outcome().sentence().get());
        assertEquals(Optional.of(file), vm.exported().outcome().written().get());
        assertEquals(List.of("Export the review INC-2026-0001-review.md"), dialogs.asked());
    }

    @Test
    void anExportThatWasCancelledWritesNothing() throws IOException {
        vm().export(ReviewFormat.MARKDOWN);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void anExportThatFailsSaysSoInASentenceAndLeavesNoHalfFile() throws IOException {
        ReviewViewModel vm = vm();
        Path file = folder.resolve("gone").resolve("review.md");
        dialogs.writingTo(file);
        vm.export(ReviewFormat.MARKDOWN);
        assertEquals(
                "The review was not written to " + file + ": the folder is not there.",
                vm.exported().outcome().sentence().get());
        assertTrue(vm.exported().outcome().failed().get());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void anExportReplacesAnOlderOneAsAWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("review.md"), "older");
        dialogs.writingTo(file);
        vm().export(ReviewFormat.MARKDOWN);
        assertEquals("# INC-2026-0001\n\nNot written yet.\n", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void anExportNamesWhatCouldNotBeSaved() {
        ReviewViewModel vm = vm();
        dialogs.writingTo(folder.resolve("review.md"));
        story.log().fail("The disk is full.");
        summary(vm).typed().text().set("Checkout failed");
        vm.export(ReviewFormat.MARKDOWN);
        assertTrue(
                vm.exported()
                        .outcome()
                        .sentence()
                        .get()
                        .endsWith("without what is not saved yet: Summary."));
    }

    @Test
    void attachedEvidenceCanBeCited() {
        story.attach("logs", "app.log");
        assertEquals(List.of(new Citation("[E1]", "E1  app.log")), vm().citations());
    }

    @Test
    void anActionIsAddedAndItsFieldsAreSavedWhenTheyAreLeft() {
        ReviewViewModel vm = vm();
        vm.actions().newText().set("Alert on 5xx");
        vm.actions().add();
        ActionDraft row = vm.actions().rows().getFirst();
        row.owner().set("bo");
        row.due().set("2026-12-01");
        row.type().set(ActionDraft.TYPES.get(3));
        row.priority().set(ActionDraft.PRIORITIES.get(1));
        row.save();
        row.toggleDone();
        Incident.Action action = story.incident().actions().getFirst();
        assertEquals(
                new ActionItem(
                        "Alert on 5xx",
                        Optional.of("bo"),
                        Optional.of(LocalDate.of(2026, 12, 1)),
                        Optional.of(ActionItem.Type.DETECT),
                        Optional.of(ActionItem.Priority.P1)),
                action.item());
        assertTrue(action.done());
        assertEquals("", vm.actions().newText().get());
    }

    @Test
    void aDateThatIsNoneIsSaidAndKept() {
        story.action("Alert on 5xx");
        ActionDraft row = vm().actions().rows().getFirst();
        row.due().set("tomorrow");
        row.save();
        assertEquals("Write the date like this: 2026-12-01.", row.problem().get());
        assertEquals("tomorrow", row.due().get());
        assertEquals(2, story.incident().seq());
    }

    @Test
    void rowsStayWhileSomebodyTypesInThem() {
        story.action("Alert on 5xx");
        ReviewViewModel vm = vm();
        ActionDraft row = vm.actions().rows().getFirst();
        row.owner().set("b");
        vm.actions().newText().set("Another");
        vm.actions().add();
        assertEquals(row, vm.actions().rows().getFirst());
        assertEquals("b", row.owner().get());
    }

    @Test
    void aRemovedActionLeavesAndTheNoticeSaysHowToGetItBack() {
        story.action("Alert on 5xx");
        ReviewViewModel vm = vm();
        vm.actions().rows().getFirst().remove();
        assertEquals(List.of(), vm.actions().rows());
        assertEquals("Action A1 was removed; undo brings it back.", open.notice().get());
        open.undo();
        assertEquals("A1", vm.actions().rows().getFirst().label());
    }

    @Test
    void aFailedTickOfAnActionIsTakenBackAndSaysWhy() {
        story.action("Alert on 5xx");
        ActionDraft row = vm().actions().rows().getFirst();
        story.log().fail("The disk is full.");
        row.toggleDone();
        assertFalse(row.done().get());
        assertEquals("Not saved: The disk is full.", row.problem().get());
    }

    @Test
    void whatTheRunbookSuggestsIsOfferedUntilItIsAgreedOn() {
        ReviewViewModel vm = vm();
        var offer = vm.actions().offers().getFirst();
        int offers = vm.actions().offers().size();
        vm.actions().add(offer);
        assertEquals(offer.text(), vm.actions().rows().getFirst().text().get());
        assertEquals(offers - 1, vm.actions().offers().size());
        assertTrue(story.incident().actions().getFirst().item().type().isPresent());
    }

    @Test
    void anActionWithoutWordsIsRefusedWithASentence() {
        ReviewViewModel vm = vm();
        vm.actions().add();
        assertEquals("Write what to do first.", vm.actions().problem().get());
    }

    private ReviewViewModel watched() {
        open = open(Work.inline());
        var vm =
                new ReviewViewModel(
                        open,
                        Work.inline(),
                        dialogs,
                        new Masking(Work.inline(), dialogs, choices),
                        List::of,
                        new EvidenceReading(open, evidence, Work.inline()),
                        choices,
                        visited::add,
                        new Moments(ZoneOffset.UTC));
        vm.document().watch(true);
        return vm;
    }

    private static SectionDraft detection(ReviewViewModel vm) {
        return vm.sections().get(List.of(ReviewSection.values()).indexOf(ReviewSection.DETECTION));
    }

    private static final String OWN =
            """
            id: ours
            title: Ours
            headings:
              - heading: In short
                show: [summary]
            """;

    private Path ownOrder(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ours.yaml"), text);
        dialogs.choosing(file);
        return file;
    }

    @Test
    void anOrderOfOnesOwnIsTakenFromAFileAndRemembered() throws IOException {
        ownOrder(OWN);
        watched().orders().chooseFile();
        assertEquals("Ours", watched().orders().chosen().get().title());
        assertEquals(5, watched().orders().offered().size());
    }

    @Test
    void aFileThatWasMendedIsReadAgain() throws IOException {
        ReviewViewModel vm = watched();
        ownOrder(OWN);
        vm.orders().chooseFile();
        ownOrder(OWN.replace("In short", "The short of it"));
        vm.orders().chooseFile();
        assertEquals(5, vm.orders().offered().size());
        assertEquals("The short of it", vm.orders().chosen().get().headings().getFirst().heading());
    }

    @Test
    void aWrongFileIsToldWithAllThatIsWrongAndTheOrderStays() throws IOException {
        Path file = ownOrder(OWN.replace("[summary]", "[sumary]"));
        ReviewViewModel vm = watched();
        vm.orders().chooseFile();
        String told = vm.orders().problem().get();
        assertTrue(told.startsWith("Review order " + file + " cannot be used:"), told);
        assertTrue(told.contains("summary"), told);
        assertEquals("consensus", vm.orders().chosen().get().id());
    }

    @Test
    void aFileThatIsGoneAtTheNextStartIsTold() throws IOException {
        Path file = ownOrder(OWN);
        watched().orders().chooseFile();
        Files.delete(file);
        ReviewViewModel vm = watched();
        assertTrue(vm.orders().problem().get().contains("there is no such file"));
        assertEquals("consensus", vm.orders().chosen().get().id());
    }

    @Test
    void theOrderIsFollowedByTheDocumentAndRemembered() {
        ReviewViewModel vm = watched();
        var headings = spoken(vm);
        vm.orders().chosen().set(ReviewOrders.shipped("sre-book").orElseThrow());
        assertNotEquals(headings, spoken(vm));
        assertEquals("sre-book", watched().orders().chosen().get().id());
    }

    @Test
    void theDraftFillsAnEmptyFieldThatWasEnteredBeforeItWasMade() {
        story.milestone(Milestone.DETECTED);
        ReviewViewModel vm = vm();
        detection(vm).typed().enter();
        vm.document().watch(true);
        assertTrue(detection(vm).typed().text().get().startsWith("It was detected at"));
    }

    @Test
    void aDraftThatWasClearedStaysAwayWhileSomebodyIsInTheField() {
        story.milestone(Milestone.DETECTED);
        ReviewViewModel vm = watched();
        detection(vm).typed().enter();
        detection(vm).typed().text().set("");
        detection(vm).typed().save();
        assertEquals("", detection(vm).typed().text().get());
    }

    @Test
    void theDraftStandsWhereNobodyWroteAndIsNothingToSave() {
        story.milestone(Milestone.DETECTED);
        ReviewViewModel vm = watched();
        assertEquals(Origin.DRAFT, detection(vm).origin().get());
        assertTrue(detection(vm).typed().text().get().startsWith("It was detected at"));
        vm.flush();
        assertEquals("", story.incident().review(ReviewSection.DETECTION));
        assertFalse(open.unsaved().get());
    }

    @Test
    void aDraftThatChangesIsShownWhereNobodyWrote() {
        ReviewViewModel vm = watched();
        String before = detection(vm).typed().text().get();
        story.milestone(Milestone.DETECTED);
        open.refresh();
        assertNotEquals(before, detection(vm).typed().text().get());
    }

    @Test
    void typingMakesTheDraftThePersons() {
        story.milestone(Milestone.DETECTED);
        ReviewViewModel vm = watched();
        String mine = detection(vm).typed().text().get() + " Ada saw it.";
        detection(vm).typed().text().set(mine);
        vm.flush();
        assertEquals(Origin.PERSON, detection(vm).origin().get());
        assertEquals(mine, story.incident().review(ReviewSection.DETECTION));
    }

    @Test
    void whatIsTypedStandsInTheDocumentBeforeItIsSaved() {
        ReviewViewModel vm = watched();
        detection(vm).typed().text().set("Ada saw it first");
        assertTrue(spoken(vm).contains("Ada saw it first"));
        assertEquals("", story.incident().review(ReviewSection.DETECTION));
    }

    @Test
    void whenTheDraftHasChangedTheDifferenceIsOfferedUntilThePersonKeepsTheirs() {
        story.write(ReviewSection.DETECTION, "Ada saw it.").milestone(Milestone.DETECTED);
        ReviewViewModel vm = watched();
        assertEquals(Origin.PERSON_BEFORE_CHANGE, detection(vm).origin().get());
        detection(vm).keep();
        assertEquals(Origin.PERSON, detection(vm).origin().get());
        assertEquals("Ada saw it.", story.incident().review(ReviewSection.DETECTION));
    }

    @Test
    void anEarlierVersionCanBeGoneBackTo() {
        story.write(ReviewSection.SUMMARY, "First");
        story.clock().advance(Duration.ofMinutes(6));
        story.write(ReviewSection.SUMMARY, "Second");
        ReviewViewModel vm = watched();
        assertEquals(
                List.of("Second", "First"),
                summary(vm).versions().stream().map(SectionDraft.Version::text).toList());
        summary(vm).use(summary(vm).versions().getLast());
        assertEquals("First", saved());
    }

    @Test
    void whatIsMissingIsListedAndLeadsToItsPlace() {
        story.action("Alert on 5xx");
        ReviewViewModel vm = watched();
        assertTrue(vm.checks().score().get().contains("missing"));
        Check lacking =
                vm.checks().rows().stream()
                        .filter(c -> c.mend().orElse(null) instanceof Mend.CompleteAction)
                        .findFirst()
                        .orElseThrow();
        assertEquals(new Goal.AtAction(1), vm.checks().goal(lacking));
        assertEquals(1, vm.actions().incomplete().size());
    }

    @Test
    void nothingIsSaidOfWhatThereIsNoneOf() {
        String score = watched().checks().score().get();
        assertFalse(score.contains(": 0"), score);
    }

    @Test
    void oneKeyMendsWhatCanBeMendedSo() {
        ReviewViewModel vm = watched();
        Check unmeasured =
                vm.checks().rows().stream()
                        .filter(c -> vm.checks().mend(c).orElse("").startsWith("M writes"))
                        .findFirst()
                        .orElseThrow();
        vm.checks().apply(unmeasured);
        assertFalse(story.incident().review(ReviewSection.IMPACT).isBlank());
        assertFalse(vm.checks().rows().contains(unmeasured));
    }

    @Test
    void aFolderHoldsTheReviewItsPictureAndTheActions() throws IOException {
        dialogs.writingTo(folder);
        ReviewViewModel vm = watched();
        vm.exportFolder();
        Path written = folder.resolve("INC-2026-0001-review");
        assertEquals(
                "The review stands in " + written + ".", vm.exported().outcome().sentence().get());
        assertTrue(Files.readString(written.resolve("review.md")).startsWith("# "));
        assertTrue(Files.exists(written.resolve("actions.csv")));
    }

    @Test
    void everyFormatIsWrittenUnderItsName() throws IOException {
        ReviewViewModel vm = watched();
        for (ReviewFormat format : ReviewFormat.values()) {
            Path file = folder.resolve(format.name());
            dialogs.writingTo(file);
            vm.export(format);
            assertTrue(Files.size(file) > 0, format.name());
        }
    }

    @Test
    void withoutAPrinterASentenceSaysWhatElseToDo() {
        dialogs.printing(Printed.NO_PRINTER);
        ReviewViewModel vm = watched();
        vm.print(_ -> (_, _) -> List.of());
        assertTrue(vm.exported().outcome().failed().get());
        assertTrue(vm.exported().outcome().sentence().get().contains("Export one page of HTML"));
    }

    @Test
    void theStageIsRecordedWithItsReviewers() {
        ReviewViewModel vm = watched();
        vm.stage().stage().set(Stage.REVIEWED);
        vm.stage().save();
        assertEquals("Name who reviewed it first.", vm.stage().problem().get());
        vm.stage().reviewers().set("ada, bo");
        vm.stage().save();
        var stage = story.incident().reviewStage().orElseThrow();
        assertEquals(Stage.REVIEWED, stage.stage());
        assertEquals(List.of("ada", "bo"), stage.reviewers());
        assertTrue(vm.stage().told().get().startsWith("reviewed since"));
    }
}
