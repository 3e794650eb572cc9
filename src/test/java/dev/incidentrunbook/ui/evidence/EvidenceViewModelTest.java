package dev.incidentrunbook.ui.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.Packer;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.HeldWork;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceViewModelTest {
    private final Shelf shelf = new Shelf(Work.inline());

    @Test
    void whatIsShownBeginsWithItsFirstLinesAndStaysWhenMoreArrives() {
        shelf.attach("a.log", "first\nsecond\n");
        shelf.attach("b.log", "one");
        shelf.vm.show(0);
        assertEquals(1, shown().number());
        assertEquals(
                new Preview.Lines(List.of("first", "second"), "", true), shelf.vm.preview().get());
        assertEquals("13 B, text/plain, step 1, 22 Nov 03:20, ada", shelf.vm.summary(shown()));
    }

    @Test
    void aPlaceNamesTheEvidenceToShow() {
        shelf.attach("a.log", "one");
        shelf.attach("b.log", "two");
        shelf.vm.show(1);
        assertEquals("a.log", shown().name());
        shelf.vm.show(0);
        assertEquals("a.log", shown().name());
    }

    @Test
    void aLongTextSaysThatItIsCut() {
        shelf.attach("long.log", "line\n".repeat(5000));
        shelf.vm.show(0);
        var lines = (Preview.Lines) shelf.vm.preview().get();
        assertEquals(500, lines.lines().size());
        assertEquals("The first 500 lines of 25 kB. Read shows them all.", lines.note());
    }

    @Test
    void bytesAreShownInHexadecimal() {
        shelf.attach("core.bin", new byte[] {0, 1, 2, (byte) 0xff, 0, 0});
        shelf.vm.show(0);
        var lines = (Preview.Lines) shelf.vm.preview().get();
        assertFalse(lines.numbered());
        assertTrue(
                lines.lines().getFirst().startsWith("00000000  00 01 02 ff"),
                lines.lines().getFirst());
        assertEquals("Not text, so its bytes are shown.", lines.note());
    }

    @Test
    void ofPackedEvidenceTheFirstFileIsShown() {
        byte[] log = "ERROR one".getBytes(StandardCharsets.UTF_8);
        shelf.attach("logs.zip", Packer.zip(Packer.files("var/app.log", log)));
        shelf.vm.show(0);
        assertEquals(
                new Preview.Lines(List.of("ERROR one"), "Unpacked: var/app.log.", true),
                shelf.vm.preview().get());
    }

    @Test
    void theEndOfWhatGrowsIsShownAsItGrows() {
        var work = new HeldWork();
        var growingShelf = new Shelf(work);
        grow(growingShelf, 4, "one\n");
        work.all();
        growingShelf.vm.growing().watch(true);
        work.all();
        Growing seen = growingShelf.vm.growing().rows().getFirst();
        assertEquals(
                "pod.log is being followed by another program: 4 B so far",
                GrowingRows.words(seen));
        growingShelf.vm.growing().show(seen);
        work.all();
        assertEquals(
                new Preview.Tail(List.of("one"), "The end of pod.log as it grows: 4 B so far."),
                growingShelf.vm.preview().get());
        grow(growingShelf, 8, "one\ntwo\n");
        work.beat();
        work.all();
        assertEquals(
                new Preview.Tail(
                        List.of("one", "two"), "The end of pod.log as it grows: 8 B so far."),
                growingShelf.vm.preview().get());
    }

    private static void grow(Shelf shelf, long size, String soFar) {
        shelf.store.grow(
                new Growing(
                        1,
                        new Purpose(shelf.story.incident().id(), "", ""),
                        "pod.log",
                        "standard input",
                        Instant.EPOCH,
                        size),
                soFar.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPreviewThatComesTooLateIsNotShown() {
        var work = new HeldWork();
        var late = new Shelf(work);
        late.attach("a.log", "one");
        late.attach("b.log", "two");
        work.all();
        late.vm.select(late.vm.evidence().getFirst());
        late.vm.select(late.vm.evidence().getLast());
        work.all();
        assertEquals(new Preview.Lines(List.of("two"), "", true), late.vm.preview().get());
    }

    @Test
    void anExportIsByteForByteTheSame(@TempDir Path folder) throws IOException {
        byte[] bytes = {13, 10, 0, (byte) 0xfe};
        shelf.attach("dump.bin", bytes);
        Path file = folder.resolve("dump.bin");
        shelf.dialogs.writingTo(file);
        shelf.vm.export();
        assertArrayEquals(bytes, Files.readAllBytes(file));
        assertEquals(
                Told.done("E1 was written to " + file + ", byte for byte as it was attached."),
                shelf.vm.told().get());
    }

    @Test
    void anExportThatFailsSaysWhatToDo(@TempDir Path folder) {
        shelf.attach("a.log", "one");
        shelf.dialogs.writingTo(folder.resolve("missing").resolve("a.log"));
        shelf.vm.export();
        assertTrue(shelf.vm.told().get().wrong());
        assertTrue(
                shelf.vm.told().get().text().contains("no folder"), shelf.vm.told().get().text());
    }

    @Test
    void aDigestIsVerified() {
        shelf.attach("a.log", "one");
        shelf.vm.verify();
        assertEquals(
                Told.done("E1 is byte for byte what was attached; its SHA-256 matches."),
                shelf.vm.told().get());
        shelf.store.damage(shown().sha256());
        shelf.vm.verify();
        assertEquals(
                Told.wrong(
                        "E1 is not what was attached: The bytes are not those that were taken in."),
                shelf.vm.told().get());
        assertEquals(1, shelf.suspicions);
    }

    @Test
    void removingAsksWhyAndShowsTheNext() {
        shelf.attach("a.log", "one");
        shelf.attach("b.log", "two");
        shelf.vm.show(1);
        shelf.vm.remove();
        assertEquals(2, shelf.vm.evidence().size());
        shelf.dialogs.answering("The wrong host");
        shelf.vm.remove();
        assertEquals(1, shelf.vm.evidence().size());
        assertEquals("b.log", shown().name());
        assertEquals("E1 was removed. Undo brings it back.", shelf.vm.told().get().text());
        shelf.open.undo();
        assertEquals(2, shelf.vm.evidence().size());
    }

    @Test
    void aCaptionIsTypedInPlace() {
        shelf.attach("a.log", "one");
        var caption = shelf.vm.caption(shown());
        caption.text().set("The proxy's log");
        shelf.vm.flush();
        assertEquals("The proxy's log", shelf.story.incident().evidence().getFirst().caption());
        assertEquals("Saved", caption.status().get());
    }

    @Test
    void whatIsAttachedHereBelongsToTheStepThatWorkGoesOnWith() {
        shelf.story.start("mend");
        shelf.open.refresh();
        assertTrue(shelf.vm.attach(new Pasted.Text("HTTP 500")));
        assertEquals("mend", shelf.story.incident().evidence().getFirst().step());
        assertFalse(shelf.vm.attach(new Pasted.Nothing()));
        assertEquals(
                "The clipboard holds nothing that can be attached.", shelf.vm.told().get().text());
    }

    @Test
    void bytesThatAreGoneAreSaid() {
        shelf.story.attach("look", "lost.log");
        shelf.open.refresh();
        shelf.vm.show(0);
        assertEquals(
                new Preview.Sentence(
                        "Its bytes are not in this store, so there is nothing to show."),
                shelf.vm.preview().get());
    }

    private Evidence shown() {
        return shelf.vm.selected().get().orElseThrow();
    }
}
