package dev.incidentrunbook.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.LogLevel;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.Packer;
import dev.incidentrunbook.incident.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewerViewModelTest {
    private static final String LOG =
            """
            2026-03-22T02:00:00Z INFO  a 7f3c cart
            2026-03-22T02:01:00Z ERROR b 7f3c secret of a cart
            2026-03-22T02:02:00Z WARN  c b41d late
            2026-03-22T02:03:00Z ERROR d b41d down
            """;

    private final Reader reader = new Reader();
    private final ViewerViewModel vm = reader.vm;

    @Test
    void aPlaceLeadsToALineOfAnEvidence() {
        reader.read("a.log", LOG);
        vm.show(1, "", 3);
        assertEquals("E1  a.log", vm.title().get());
        assertTrue(reader.chosen().endsWith("late"));
        assertEquals("E1:L3", vm.choosing().citation().get());
    }

    @Test
    void whoReadsAnEvidenceStandsInItsCustody() {
        reader.read("a.log", LOG);
        vm.show(1, "", 2);
        assertEquals(List.of("viewed it"), reader.custody(1));
    }

    @Test
    void aCompressedLogIsReadAsTheLogItIs() {
        reader.attach("a.log.gz", Packer.gzip(LOG.getBytes(StandardCharsets.UTF_8)));
        vm.show(1, "", 2);
        assertEquals(4, reader.rows().size());
        assertTrue(reader.chosen().endsWith("of a cart"));
        assertEquals("E1:L2", vm.choosing().citation().get());
        assertTrue(vm.inside().get().isEmpty());
    }

    private void attachArchive() {
        reader.attach(
                "logs.zip",
                Packer.zip(
                        Map.of(
                                "app/a.log", LOG.getBytes(StandardCharsets.UTF_8),
                                "app/b.log", "one line\n".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void eachFileOfAnArchiveCanBeReadAndIsNamedWhereItsLinesAreCited() {
        attachArchive();
        vm.show(1, "", 1);
        Member other =
                vm.inside().get().orElseThrow().choices().stream()
                        .map(Inside.Choice::file)
                        .filter(f -> f.path().endsWith("b.log"))
                        .findFirst()
                        .orElseThrow();
        vm.readFile(other);
        assertEquals(List.of("one line"), reader.rows());
        assertEquals("E1:L1 (app/b.log)", vm.choosing().citation().get());
        vm.show(1, "app/a.log", 3);
        assertEquals(4, reader.rows().size());
        assertTrue(reader.chosen().endsWith("late"));
    }

    @Test
    void aMarkIsOfTheFileOfAnArchiveThatIsRead() {
        attachArchive();
        vm.show(1, "app/b.log", 1);
        reader.rows();
        vm.mark();
        assertEquals(
                "E1:L1 (app/b.log)", reader.open.incident().get().marks().getFirst().citation());
        assertEquals("E1:L1 (app/b.log) is marked and stands in the timeline.", vm.told().get());
        assertTrue(vm.marking().marked(vm.window().row(0).orElseThrow()));

        vm.show(1, "app/a.log", 1);

        reader.rows();
        assertFalse(vm.marking().marked(vm.window().row(0).orElseThrow()));
    }

    @Test
    void whatCannotBeUnpackedIsToldOfAndCanBeTriedAgain() {
        byte[] whole = Packer.gzip(LOG.getBytes(StandardCharsets.UTF_8));
        reader.attach("a.log.gz", Arrays.copyOf(whole, whole.length / 2));
        vm.show(1, "", 1);
        assertTrue(vm.told().get().contains("a.log"), vm.told().get());
        assertEquals(List.of(), reader.rows());
        vm.show(1, "", 1);
        assertTrue(vm.told().get().contains("a.log"), vm.told().get());
    }

    @Test
    void evidenceThatIsNotThereIsToldOf() {
        vm.show(4, "", 1);
        assertEquals("E4 is not in this incident.", vm.told().get());
    }

    @Test
    void whatIsNoTextIsShownAsBytes() {
        reader.attach("a.bin", new byte[] {0, 1, 2});
        vm.show(1, "", 0);
        assertTrue(reader.rows().getFirst().startsWith("00000000  00 01 02"));
    }

    @Test
    void aTargetIsALineAMomentOrARequest() {
        reader.read("a.log", LOG);
        goTo("3");
        assertTrue(reader.chosen().endsWith("late"));
        goTo("2026-03-22 02:01 UTC");
        assertTrue(reader.chosen().endsWith("of a cart"));
        goTo("03:03");
        assertTrue(reader.chosen().endsWith("down"));
        goTo("b41d");
        assertTrue(reader.chosen().endsWith("late"));
        goTo("no-such-request");
        assertEquals("No line is about a request “no-such-request”.", vm.told().get());
    }

    @Test
    void onlyTheLinesThatAreWantedAreShown() {
        reader.read("a.log", LOG);
        vm.finding().level().set(new Finding.LevelChoice(Optional.of(LogLevel.ERROR)));
        vm.find();
        assertEquals(2, reader.rows().size());
        assertEquals("2 lines found", vm.finding().told().get());
        vm.choosing().moveTo(1, false);
        vm.showAll();
        assertEquals(4, reader.rows().size());
        assertTrue(reader.chosen().endsWith("down"));
    }

    @Test
    void whatCannotBeUnderstoodIsNotLookedFor() {
        reader.read("a.log", LOG);
        vm.finding().text().set("a(");
        vm.finding().regex().set(true);
        vm.find();
        assertTrue(vm.finding().problem().get().startsWith("This is no regular expression"));
        assertEquals(4, reader.rows().size());
    }

    @Test
    void whatIsCopiedIsCitedAndPassesWhatWatchesTheWayOut() {
        reader.read("a.log", LOG);
        var copied = new ArrayList<String>();
        vm.choosing().moveTo(1, false);
        vm.choosing().moveTo(2, true);
        vm.copyLines(copied::add);
        vm.copyCitation(copied::add);
        assertEquals(
                List.of(
                        """
                        2026-03-22T02:01:00Z ERROR b 7f3c ‹secret-1› of a cart
                        2026-03-22T02:02:00Z WARN  c b41d late
                        [E1:L2-L3]
                        """,
                        "E1:L2-L3"),
                copied);
    }

    @Test
    void linesThatWereFoundApartAreCitedApart() {
        reader.read("a.log", LOG);
        vm.finding().text().set("ERROR");
        vm.find();
        reader.rows();
        vm.choosing().moveTo(0, false);
        vm.choosing().moveTo(1, true);
        assertEquals("E1:L2, E1:L4", vm.choosing().citation().get());
    }

    @Test
    void aMarkBecomesARowOfTheTimelineAtTheMomentOfItsLine() {
        reader.read("a.log", LOG);
        vm.choosing().moveTo(1, false);
        vm.marking().note().set("the first");
        vm.mark();
        Timeline.Entry entry = Timeline.byHappening(reader.open.incident().get()).getFirst();
        assertEquals(
                "E1 line 2: 2026-03-22T02:01:00Z ERROR b 7f3c secret of a cart (the first)",
                entry.text());
        assertEquals(Instant.parse("2026-03-22T02:01:00Z"), entry.at());
        assertTrue(vm.marking().marked(vm.window().row(1).orElseThrow()));
        assertEquals("", vm.marking().note().get());
        vm.mark();
        assertEquals(List.of(), reader.open.incident().get().marks());
    }

    @Test
    void linesThatLieApartAreNotMarkedAsOne() {
        reader.read("a.log", LOG);
        vm.finding().text().set("ERROR");
        vm.find();
        reader.rows();
        vm.choosing().moveTo(0, false);
        vm.choosing().moveTo(1, true);
        vm.mark();
        assertEquals(List.of(), reader.open.incident().get().marks());
        assertTrue(vm.told().get().startsWith("Other lines lie between these"));
    }

    @Test
    void severalEvidencesAreMergedByTheirMoments() {
        reader.attach(
                "b.log",
                "2026-03-22T02:01:30Z other\n    of it\n".getBytes(StandardCharsets.UTF_8));
        reader.read("a.log", LOG);
        vm.merge(List.of(1));
        List<String> rows = reader.rows();
        assertEquals("E1  b.log + E2  a.log", vm.title().get());
        assertEquals(6, rows.size());
        assertTrue(rows.get(2).endsWith("other"));
        assertEquals("    of it", rows.get(3));
        vm.choosing().moveTo(1, false);
        vm.choosing().moveTo(3, true);
        assertEquals("E2:L2, E1:L1-L2", vm.choosing().citation().get());
        vm.merge(List.of());
        assertEquals(4, reader.rows().size());
    }

    @Test
    void linesWithoutAZoneAreMeantInTheOneThatIsChosen() {
        reader.read("a.log", "2026-03-22 02:00:00 a\n2026-03-22 03:00:00 b\n");
        assertEquals("Europe/Berlin", vm.zone().get());
        vm.zone().set("-05:00");
        vm.changeZone();
        reader.rows();
        vm.choosing().moveTo(1, false);
        vm.mark();
        assertEquals(
                Instant.parse("2026-03-22T08:00:00Z"),
                reader.open.incident().get().marks().getFirst().at());
        vm.zone().set("nowhere");
        vm.changeZone();
        assertTrue(vm.told().get().startsWith("There is no time zone nowhere"));
    }

    @Test
    void damageIsToldInASentence() {
        reader.attach("a.log", LOG.getBytes(StandardCharsets.UTF_8));
        reader.store.failReading("Part 1 of 1 is damaged.");
        vm.show(1, "", 0);
        assertEquals("Reading it failed: Part 1 of 1 is damaged.", vm.told().get());
    }

    private void goTo(String words) {
        vm.target().words().set(words);
        vm.goToTarget();
        reader.rows();
    }
}
