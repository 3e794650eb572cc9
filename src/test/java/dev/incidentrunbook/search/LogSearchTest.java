package dev.incidentrunbook.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.evidence.Packer;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Story;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSearchTest {
    private final MemoryEvidence evidence = new MemoryEvidence();
    private final Story story = new Story();
    private final List<String> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int stopAfter = Integer.MAX_VALUE;

    @Test
    void aLineIsFoundWithItsNumber() {
        attach("first\nsecond needle\r\nthird\n");

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E1:L2 second needle "), found);
    }

    @Test
    void aLastLineWithoutALineFeedIsFound() {
        attach("first\nneedle");

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E1:L2 needle"), found);
    }

    @Test
    void aLineIsFoundInACompressedLog() {
        attach("a.log.gz", "application/gzip", Packer.gzip(bytes("first\nneedle\n")));

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E1:L2 needle"), found);
    }

    @Test
    void aLineInAnArchiveIsFoundWithTheFileThatHoldsIt() {
        byte[] archive =
                Packer.tar(Packer.files("a.log", bytes("first\n"), "b.log", bytes("x\nneedle\n")));
        attach("logs.tgz", "application/gzip", Packer.gzip(archive));

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E1:L2 (b.log) needle"), found);
    }

    @Test
    void anArchiveThatIsCutShortIsToldOfAndTheSearchGoesOn() {
        byte[] whole = Packer.gzip(bytes("needle\n".repeat(1000)));
        attach("a.log.gz", "application/gzip", Arrays.copyOf(whole, whole.length / 2));
        attach("needle\n");

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E2:L1 needle"), found);
        assertEquals(1, unreadable.size());
    }

    @Test
    void withoutACapitalLetterCaseDoesNotCount() {
        attach("NEEDLE\nNeedle\nneedle\n");

        find(LinePattern.text("needle"));
        find(LinePattern.text("Needle"));

        assertEquals(List.of(1, 2, 3, 2), lines());
    }

    @ParameterizedTest
    @CsvSource({"straße,2", "STRASSE,1", "(.*),3", "ÄRGER,4", "ärger,4"})
    void aTextStandsForItself(String text, int line) {
        attach("STRASSE\nStraße\na(.*)b\nÄRGER\n");

        find(LinePattern.text(text));

        assertEquals(List.of(line), lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^second$     ; 2",
                "er+or [0-9]+ ; 1",
                "(?i)ERROR    ; 1",
                "third|zero   ; 3",
                "t.ird        ; 3",
                "[^a-z]third  ; 0",
                "\\bhird      ; 0"
            })
    void aRegularExpressionIsMatchedLineByLine(String regex, int line) {
        attach("error 42\nsecond\nthird");

        find(LinePattern.regex(regex));

        assertEquals(line == 0 ? List.of() : List.of(line), lines());
    }

    @Test
    void whatIsNoRegularExpressionIsRefusedWithASentence() {
        var refused = assertThrows(RefusedException.class, () -> LinePattern.regex("a(b"));

        assertTrue(String.valueOf(refused.getMessage()).contains("search for it as plain text"));
    }

    @Test
    void aPatternThatTakesOthersForeverTakesNoTime() {
        attach("a".repeat(50_000) + "\n");

        find(LinePattern.regex("(a*)*b"));

        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void textsInUtf16AreRead(String charset) {
        attach("\ufefffirst\nsecond nèedle\nthird\n", Charset.forName(charset));

        find(LinePattern.text("nèedle"));
        find(LinePattern.regex("^third$"));

        assertEquals(List.of(2, 3), lines());
    }

    /// Lines of every length lie across the borders of what is searched at once.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void linesAcrossBordersAreFoundOnceAndNumberedRight(int seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        var expected = new ArrayList<Integer>();
        int border = Stretch.SIZE;
        for (int line = 1; text.length() < 2 * Stretch.SIZE + 100_000; line++) {
            boolean near = Math.abs(text.length() - border) < 3000;
            boolean hit = near || random.nextInt(500) == 0;
            if (text.length() > border + 3000) {
                border += Stretch.SIZE;
            }
            text.repeat('x', random.nextInt(near ? 90 : 200))
                    .append(hit ? "needle" : "")
                    .append('\n');
            if (hit) {
                expected.add(line);
            }
        }
        attach(text.toString());

        find(LinePattern.text("needle"));
        find(LinePattern.regex("n[e]edle$"));

        assertEquals(expected, lines().subList(0, expected.size()));
        assertEquals(expected, lines().subList(expected.size(), lines().size()));
    }

    @Test
    void inALineLongerThanAStretchAMatchOnTheBorderIsFoundOnce() {
        int before = Stretch.SIZE - 3;
        attach(
                "first\n"
                        + "x".repeat(before - 6)
                        + "needle"
                        + "x".repeat(Stretch.SIZE)
                        + "needle\nneedle");

        find(LinePattern.text("needle"));

        assertEquals(List.of(2, 3), lines());
    }

    @Test
    void whatIsAttachedTwiceIsSearchedOnceAndWhatWasRemovedIsNot() {
        attach("needle");
        attach("needle");
        attach("another needle");
        story.record(new EvidenceRemoved(story.incident().evidence().getLast().id(), "wrong"));

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E1:L1 needle"), found);
    }

    @Test
    void bytesThatAreMissingAreToldAndTheRestIsSearched() {
        story.record(new EvidenceAttached("", "0".repeat(64), 3, "gone.log", "text/plain", "", ""));
        attach("needle");

        find(LinePattern.text("needle"));

        assertEquals(List.of("INC-2026-0001 E2:L1 needle"), found);
        assertEquals(1, unreadable.size());
    }

    @Test
    void aSearchThatIsStoppedEnds() {
        attach("needle\n".repeat(10));
        stopAfter = 3;

        LogSearch.Ended ended = find(LinePattern.text("needle"));

        assertEquals(3, found.size());
        assertTrue(ended.more());
    }

    private List<Integer> lines() {
        return found.stream()
                .map(hit -> Integer.valueOf(hit.replaceFirst("(?s)^\\S+ E\\d+:L(\\d+).*", "$1")))
                .toList();
    }

    private LogSearch.Ended find(LinePattern pattern) {
        return new LogSearch(new MemoryIndex(story.log()), story.log(), evidence)
                .find(
                        pattern,
                        1_000_000,
                        new LogSearch.Listener() {
                            @Override
                            public void found(Hit hit) {
                                found.add(
                                        hit.incident()
                                                + " "
                                                + hit.where()
                                                + " "
                                                + hit.excerpt().text());
                            }

                            @Override
                            public void at(String where, long bytes) {}

                            @Override
                            public void unreadable(String sentence) {
                                unreadable.add(sentence);
                            }

                            @Override
                            public boolean cancelled() {
                                return found.size() >= stopAfter;
                            }
                        });
    }

    private void attach(String text) {
        attach(text, StandardCharsets.UTF_8);
    }

    private void attach(String text, Charset charset) {
        attach("a.log", "text/plain", text.getBytes(charset));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void attach(String name, String mediaType, byte[] bytes) {
        try (Intake intake = evidence.begin(name, "a test")) {
            intake.write(bytes, bytes.length);
            StoredEvidence stored = intake.complete();
            story.record(
                    new EvidenceAttached(
                            "", stored.sha256(), stored.size(), name, mediaType, "a test", ""));
        }
    }
}
