package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.Story;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
    private final Story story = new Story();
    private final MemoryEvidence store = new MemoryEvidence();
    private final HeldWork work = new HeldWork();
    private final OpenIncident open = OpenStory.of(story, work);

    @TempDir private Path folder;

    @Test
    void severalFilesAreAttachedAtOnce() throws IOException {
        Attachments attachments = attachments();
        assertTrue(
                attachments.attach(
                        new Pasted.Files(List.of(file("a.log"), file("b.log"))), "look"));
        assertEquals(2, attachments.underWay().size());
        assertEquals("Attaching a.log", attachments.underWay().getFirst().status().get());
        work.all();
        assertEquals(List.of(), attachments.underWay());
        assertEquals(
                List.of("E1 a.log", "E2 b.log"),
                attached().stream().map(e -> e.label() + " " + e.name()).toList());
        assertEquals("look", attached().getFirst().step());
        assertTrue(attached().getFirst().origin().endsWith("a.log"));
    }

    @Test
    void filesKeepTheOrderInWhichTheyWereNamed() {
        var order = new InOrder();
        var recorded = new ArrayList<String>();
        InOrder.Place first = order.place();
        InOrder.Place second = order.place();
        InOrder.Place third = order.place();

        third.ready(() -> recorded.add("third"));
        second.ready(() -> recorded.add("second"));
        assertEquals(List.of(), recorded);
        first.ready(() -> recorded.add("first"));
        second.stepAside();

        assertEquals(List.of("first", "second", "third"), recorded);
    }

    @Test
    void whatTakesLongOrFailsDoesNotHoldUpTheOthers() {
        var order = new InOrder();
        var recorded = new ArrayList<String>();
        InOrder.Place large = order.place();
        InOrder.Place gone = order.place();
        order.place().ready(() -> recorded.add("small"));

        large.stepAside();
        gone.stepAside();
        large.ready(() -> recorded.add("large"));

        assertEquals(List.of("small", "large"), recorded);
    }

    @Test
    void ofAFolderTheLogsAreOffered() throws IOException {
        Files.createDirectories(folder.resolve("app"));
        file("app/api.log");
        file("app/logo.png");
        Attachments attachments = attachments();
        attachments.attach(new Pasted.Files(List.of(folder.resolve("app"))), "look");
        work.all();

        FolderPick pick = attachments.pick().get().orElseThrow();
        assertEquals(
                Set.of("api.log true", "logo.png false"),
                pick.files().stream()
                        .map(f -> f.entry().name() + " " + f.chosen().get())
                        .collect(Collectors.toSet()));
        assertEquals("Attach the chosen: 1 (20 B)", pick.summary().get());
        assertEquals(List.of(), attachments.underWay());
        pick.toggleAll();
        pick.attach();
        work.all();

        assertEquals(Optional.empty(), attachments.pick().get());
        assertEquals(2, attached().size());
    }

    @Test
    void aFolderThatIsGivenUpLeavesNothing() throws IOException {
        file("api.log");
        Attachments attachments = attachments();
        attachments.attach(new Pasted.Files(List.of(folder)), "look");
        work.all();
        attachments.pick().get().orElseThrow().giveUp();
        work.all();

        assertEquals(Optional.empty(), attachments.pick().get());
        assertEquals(List.of(), attached());
    }

    @Test
    void aboutALargeFileSomebodyDecides() throws IOException {
        var intake = new EvidenceIntake(store, folder.resolve("store"), 10);
        var attachments = new Attachments(open, intake, work, story.clock());
        Path large = file("large.log");
        attachments.attach(new Pasted.Files(List.of(large, large)), "look");
        work.all();

        Attaching copied = attachments.underWay().getFirst();
        Attaching referenced = attachments.underWay().getLast();
        assertTrue(copied.asking().get());
        assertTrue(copied.status().get().contains("has 18 B, and "), copied.status().get());
        copied.copy();
        referenced.reference();
        assertFalse(copied.asking().get());
        work.all();

        assertEquals(List.of(), attachments.underWay());
        assertEquals(Optional.empty(), attached().getFirst().outside());
        Outside outside = attached().getLast().outside().orElseThrow();
        assertEquals(large.toRealPath().toString(), outside.path());
        assertEquals(18, outside.size());
        assertEquals(Sha256.of(Files.readAllBytes(large)), outside.sha256());
    }

    @Test
    void anIntakeThatWaitsForRoomSaysSoAndGoesOnByItself() {
        var attaching = new Attaching("api.log", "look", story.clock().now());
        attaching.show(new Work.Progress("api.log", 4_000_000, 8_000_000), story.clock().now());
        attaching.show(
                Work.Progress.waiting("The disk is full; free some space."), story.clock().now());
        assertTrue(attaching.paused().get());
        assertEquals(0.5, attaching.progress().get());
        assertEquals(
                "Attaching api.log waits and goes on by itself: The disk is full; free some space.",
                attaching.status().get());
        attaching.show(new Work.Progress("api.log", 8_000_000, 8_000_000), story.clock().now());
        assertFalse(attaching.paused().get());
        assertEquals(1, attaching.progress().get());
    }

    @Test
    void howFarAFileIsAndHowFastIsSaid() {
        var attaching = new Attaching("api.log", "look", story.clock().now());
        story.after("2s");
        attaching.show(new Work.Progress("api.log", 4_000_000, 8_000_000), story.clock().now());
        assertEquals(0.5, attaching.progress().get());
        assertEquals(
                "Attaching api.log: 4.0 MB of 8.0 MB, 2.0 MB/s, 2 s left",
                attaching.status().get());
        attaching.show(new Work.Progress("api.log", 4_000_000, 0), story.clock().now());
        assertEquals("Attaching api.log: 4.0 MB, 2.0 MB/s", attaching.status().get());
    }

    @Test
    void oneFileThatFailsLeavesTheOthersAndNamesItself() throws IOException {
        Attachments attachments = attachments();
        attachments.attach(
                new Pasted.Files(List.of(folder.resolve("gone.log"), file("b.log"))), "look");
        work.all();
        Attaching failed = attachments.underWay().getFirst();
        assertTrue(failed.failed().get());
        assertTrue(
                failed.status().get().startsWith("gone.log was not attached: "),
                failed.status().get());
        assertEquals(1, attached().size());
        failed.leave();
        assertEquals(List.of(), attachments.underWay());
    }

    @Test
    void aCancelledFileLeavesNothing() throws IOException {
        Attachments attachments = attachments();
        attachments.attach(new Pasted.Files(List.of(file("a.log"))), "look");
        attachments.underWay().getFirst().leave();
        work.all();
        assertEquals(List.of(), attachments.underWay());
        assertEquals(List.of(), attached());
    }

    @Test
    void anEventThatIsNotKeptIsSaidBesideTheFile() throws IOException {
        Attachments attachments = attachments();
        attachments.attach(new Pasted.Files(List.of(file("a.log"))), "look");
        story.log().fail("The disk is full.");
        work.all();
        assertEquals(
                "a.log was not attached: The disk is full.",
                attachments.underWay().getFirst().status().get());
    }

    @Test
    void textOnTheClipboardIsNamedAfterTheMoment() {
        attachments().attach(new Pasted.Text("HTTP 500"), "mend");
        work.all();
        Evidence text = attached().getFirst();
        assertEquals("clipboard-20261122T022000Z.txt", text.name());
        assertEquals("clipboard", text.origin());
        assertArrayEquals("HTTP 500".getBytes(StandardCharsets.UTF_8), bytes(text));
    }

    @Test
    void aPictureOnTheClipboardBecomesPng() throws IOException {
        attachments()
                .attach(
                        new Pasted.Picture(new Pixels(2, 1, new int[] {0xFF102030, 0x80FFFFFF})),
                        "mend");
        work.all();
        Evidence picture = attached().getFirst();
        assertEquals("clipboard-20261122T022000Z.png", picture.name());
        assertEquals("image/png", picture.mediaType());
        var read = ImageIO.read(new ByteArrayInputStream(bytes(picture)));
        assertEquals(0xFF102030, read.getRGB(0, 0));
        assertEquals(0x80FFFFFF, read.getRGB(1, 0));
    }

    @Test
    void anEmptyClipboardAttachesNothing() {
        assertFalse(attachments().attach(new Pasted.Nothing(), "mend"));
    }

    private Attachments attachments() {
        return new Attachments(
                open, new EvidenceIntake(store, folder.resolve("store")), work, story.clock());
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "bytes of " + name);
    }

    private List<Evidence> attached() {
        return story.incident().evidence();
    }

    private byte[] bytes(Evidence of) {
        try (var in = store.open(of.sha256())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
