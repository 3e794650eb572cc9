package dev.incidentrunbook.evidence;

import static dev.incidentrunbook.evidence.Packer.bzip2;
import static dev.incidentrunbook.evidence.Packer.files;
import static dev.incidentrunbook.evidence.Packer.gzip;
import static dev.incidentrunbook.evidence.Packer.tar;
import static dev.incidentrunbook.evidence.Packer.xz;
import static dev.incidentrunbook.evidence.Packer.zip;
import static dev.incidentrunbook.evidence.Packer.zstd;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Limits;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.Story;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PackedEvidenceTest {
    private static final byte[] LOG =
            "ERROR one\nERROR two\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "WARN other\n".getBytes(StandardCharsets.UTF_8);

    private final MemoryEvidence store = new MemoryEvidence();

    @Test
    void anIncidentKnowsWhichOfItsEvidenceIsPacked() {
        var story = new Story();
        for (Packing packing : Packing.values()) {
            story.record(
                    new EvidenceAttached("", "ab12", 1, "a", packing.mediaType(), "a test", ""));
        }

        assertTrue(story.incident().evidence().stream().allMatch(Incident.Evidence::packed));
        assertTrue(story.incident().evidence().stream().allMatch(Incident.Evidence::mayBeLog));
    }

    @Test
    void allFilesAreCopiedInOneReading() throws IOException {
        StoredEvidence packed =
                stored("logs.tgz", gzip(tar(files("a.log", LOG, "b.log", OTHER, "c.log", LOG))));
        var read = new ArrayList<Long>();
        var copied = new ArrayList<String>();

        new PackedEvidence(store)
                .readingCopies(
                        packed,
                        "logs.tgz",
                        (bytes, _) -> read.add(bytes),
                        (member, copy) ->
                                copied.add(member.path() + " " + copy.orElseThrow().size()));

        assertEquals(
                List.of("a.log " + LOG.length, "b.log " + OTHER.length, "c.log " + LOG.length),
                copied);
        // Only its beginning is read twice.
        assertTrue(
                read.stream().filter(bytes -> bytes == packed.size()).count() <= 2, read::toString);
    }

    @Test
    void aCompressedLogHoldsOneFile() throws IOException {
        Map<String, byte[]> packed =
                files(
                        "app.log.gz", gzip(LOG),
                        "app.log.bz2", bzip2(LOG),
                        "app.log.xz", xz(LOG),
                        "app.log.zst", zstd(LOG));

        for (Map.Entry<String, byte[]> file : packed.entrySet()) {
            assertEquals(List.of("app.log"), paths(file.getKey(), file.getValue()));
            assertArrayEquals(LOG, read(file.getKey(), file.getValue(), 1), file.getKey());
            assertTrue(PackedEvidence.packed(stored(file.getKey(), file.getValue()).mediaType()));
        }
    }

    @Test
    void partsThatWereJoinedAreReadAsOne() throws IOException {
        byte[] joined = Arrays.copyOf(gzip(LOG), gzip(LOG).length + gzip(OTHER).length);
        System.arraycopy(gzip(OTHER), 0, joined, gzip(LOG).length, gzip(OTHER).length);

        byte[] read = read("app.log.gz", joined, 1);

        assertEquals(LOG.length + OTHER.length, read.length);
    }

    @Test
    void anArchiveHoldsItsFilesInTheirOrder() throws IOException {
        Map<String, byte[]> logs = files("var/", new byte[0], "var/b.log", LOG, "a.log", OTHER);

        for (byte[] packed : List.of(zip(logs), tar(logs), gzip(tar(logs)), zstd(tar(logs)))) {
            assertEquals(List.of("var/b.log", "a.log"), paths("logs", packed));
            assertArrayEquals(LOG, read("logs", packed, 1));
            assertArrayEquals(OTHER, read("logs", packed, 2));
        }
    }

    @Test
    void whatIsPackedInAnArchiveIsUnpackedToo() throws IOException {
        byte[] packed =
                gzip(tar(files("app.log.1.gz", gzip(LOG), "more.zip", zip(files("x.log", OTHER)))));

        assertEquals(List.of("app.log.1.gz", "more.zip/x.log"), paths("logs.tgz", packed));
        assertArrayEquals(LOG, read("logs.tgz", packed, 1));
        assertArrayEquals(OTHER, read("logs.tgz", packed, 2));
    }

    @Test
    void aFourthPackingIsNotEntered() throws IOException {
        byte[] packed = gzip(tar(files("a.zip", zip(files("a.log.gz", gzip(LOG))), "b", OTHER)));

        List<Member> members = members("logs.tgz", packed);

        assertEquals(
                "a.zip/a.log.gz lies in 3 packings already; export logs.tgz and unpack it by hand.",
                members.getFirst().trouble().orElse(""));
        assertEquals("b", members.getLast().path());
        assertEquals(
                members.getFirst().trouble().orElse(""),
                assertThrows(IOException.class, () -> read("logs.tgz", packed, 1)).getMessage());
    }

    @Test
    void whatUnpacksOutOfAllProportionIsLeft() {
        byte[] bomb = gzip(new byte[3_000_000]);
        var limits = new Limits(400, 1_000_000, 1L << 40, 10, 3);

        assertEquals(
                "zeros.gz unpacks to more than 400 times its size, as only something made to fill a disk does, so it is not"
                        + " read any further; export it and unpack it with care if you trust it.",
                trouble(limits, "zeros.gz", bomb));
        assertTrue(
                trouble(limits, "zeros.zip", zip(files("zeros", new byte[3_000_000], "b", OTHER)))
                        .contains("400 times"));
    }

    @Test
    void bombsInBombsAreMeasuredByWhatIsReadOfTheOutermost() {
        byte[] nested = gzip(tar(files("a.gz", gzip(gzip(new byte[50_000_000])))));

        assertTrue(
                trouble(new Limits(400, 1_000_000, 1L << 40, 10, 4), "nested.tgz", nested)
                        .contains("400 times"));
    }

    @Test
    void moreThanAnEndlessAmountIsLeft() {
        assertEquals(
                "app.log.gz unpacks to more than 10 kB, so it is not read any further; export it and unpack it where there is"
                        + " room.",
                trouble(new Limits(400, 1_000_000, 10_000, 10, 3), "app.log.gz", gzip(LOG)));
    }

    @Test
    void moreFilesThanAnybodyLooksThroughAreLeft() {
        byte[] packed = tar(files("a", OTHER, "b", OTHER, "c", OTHER));

        assertEquals(
                "logs.tar holds more than 2 files, so it is not looked through; export it, unpack it, and attach what is"
                        + " needed.",
                trouble(new Limits(400, 1_000_000, 1L << 40, 2, 3), "logs.tar", packed));
    }

    @Test
    void anEncryptedFileSaysSo() throws IOException {
        byte[] packed = zip(files("secret.log", LOG));
        packed[6] |= 1;

        assertEquals(
                "secret.log is encrypted or packed in a way that is not known here; export logs.zip and unpack it by hand.",
                members("logs.zip", packed).getFirst().trouble().orElse(""));
    }

    @Test
    void aCutArchiveIsReadUpToItsEnd() throws IOException {
        byte[] whole = gzip(incompressible());
        byte[] cut = Arrays.copyOf(whole, whole.length - 1000);
        byte[] begun = new byte[100_000];

        try (InputStream in = open("app.log.gz", cut, 1)) {
            assertEquals(begun.length, in.readNBytes(begun, 0, begun.length));
            String sentence =
                    String.valueOf(assertThrows(IOException.class, in::readAllBytes).getMessage());
            assertTrue(
                    sentence.startsWith("app.log.gz is damaged or no archive at all ("), sentence);
        }
    }

    @Test
    void hostileBytesNeverDoMoreThanFailWithASentence() {
        Map<String, byte[]> logs = files("a.log", OTHER, "b.log.gz", gzip(OTHER));
        List<byte[]> seeds =
                List.of(gzip(OTHER), bzip2(OTHER), xz(OTHER), zstd(OTHER), zip(logs), tar(logs));
        var random = new Random(11);
        for (int round = 0; round < 600; round++) {
            byte[] seed = seeds.get(round % seeds.size()).clone();
            for (int flips = 0; flips < 3; flips++) {
                seed[random.nextInt(Math.min(seed.length, 700))] = (byte) random.nextInt();
            }
            try {
                for (Member member : members("x", seed)) {
                    if (member.trouble().isEmpty()) {
                        read("x", seed, member.number());
                    }
                }
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isBlank());
            }
        }
    }

    @Test
    void lookingIntoItCanBeCancelled() {
        byte[] packed = gzip(tar(files("a", incompressible())));

        assertThrows(
                CancellationException.class,
                () ->
                        new PackedEvidence(store)
                                .members(
                                        stored("a.tgz", packed),
                                        "a.tgz",
                                        (bytes, _) -> bytes < 100_000));
    }

    private static byte[] incompressible() {
        byte[] random = new byte[300_000];
        new Random(5).nextBytes(random);
        return random;
    }

    private String trouble(Limits limits, String name, byte[] packed) {
        var evidence = new PackedEvidence(store, limits);
        return String.valueOf(
                assertThrows(
                                IOException.class,
                                () -> {
                                    StoredEvidence stored = stored(name, packed);
                                    evidence.members(stored, name, Progress.UNSEEN);
                                    evidence.open(stored, name, 1, Progress.UNSEEN).readAllBytes();
                                })
                        .getMessage());
    }

    private List<String> paths(String name, byte[] packed) throws IOException {
        return members(name, packed).stream().map(Member::path).toList();
    }

    private List<Member> members(String name, byte[] packed) throws IOException {
        return new PackedEvidence(store).members(stored(name, packed), name, Progress.UNSEEN);
    }

    private byte[] read(String name, byte[] packed, int number) throws IOException {
        try (InputStream in = open(name, packed, number)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(String name, byte[] packed, int number) throws IOException {
        return new PackedEvidence(store).open(stored(name, packed), name, number, Progress.UNSEEN);
    }

    private StoredEvidence stored(String name, byte[] packed) {
        return store.keep(name, packed);
    }
}
