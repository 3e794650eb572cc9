package dev.incidentrunbook.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.bundle.Manifest.Role;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bundles made to do harm. Each is refused in one sentence, and nothing of it reaches the store.
class HostileBundleTest {
    private static final String EVENTS = Manifest.EVENTS;
    private static final String OBJECT = Forgery.OBJECT;
    private static final String OTHER = "objects/" + "ab".repeat(32);

    @TempDir Path temp;

    private final MemoryLog log = new MemoryLog();

    /// A store into which nothing may go.
    private final EvidenceStore untouched =
            new EvidenceStore() {
                @Override
                public Intake begin(String name, String origin) {
                    throw new AssertionError("taken in: " + name);
                }

                @Override
                public Optional<StoredEvidence> find(String sha256) {
                    return Optional.empty();
                }

                @Override
                public InputStream open(String sha256) {
                    throw new AssertionError("opened: " + sha256);
                }

                @Override
                public List<String> verify(String sha256) {
                    return List.of();
                }
            };

    @Test
    void theForgerysOwnBundleIsTakenInWhenNothingIsWrongWithIt() throws IOException {
        Path file = temp.resolve("good.zip");
        new Forgery().zip().write(file);

        assertEquals(3, new Handover(log, new MemoryEvidence()).take(file).added());
    }

    @Test
    void clocksThatLieAsFarAsTheyCanAreTakenInAndCanBeReviewed() throws IOException {
        var forgery = new Forgery();
        long[] monotonic = {Long.MAX_VALUE, Long.MIN_VALUE, 0};
        String[] moments = {
            "9999-12-31T23:59:59.999999999Z", "0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z"
        };
        for (int i = 0; i < moments.length; i++) {
            Instant moment = Instant.parse(moments[i]);
            forgery.events.set(
                    i,
                    stamped(forgery.events.get(i), moment, new Stamp(moment, monotonic[i], "s")));
        }
        forgery.rechain();
        Path file = temp.resolve("late.zip");
        forgery.zip().write(file);
        var here = new Handover(log, new MemoryEvidence());

        here.take(file);

        Incident incident = here.incident(Handover.ID);
        assertTrue(MarkdownReview.write(Review.of(incident)).contains("a note"));
        for (Instant now : List.of(Instant.EPOCH, Handover.MORNING)) {
            assertFalse(incident.elapsed(new Stamp(now, 0, "s")).isNegative());
            assertFalse(incident.elapsed(new Stamp(now, 0, "t")).isNegative());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zips")
    @MethodSource("manifests")
    @MethodSource("events")
    void isRefusedInOneSentence(String what, byte[] bytes, String words) throws IOException {
        Path file = Files.write(temp.resolve("bad.zip"), bytes);

        String refusal = new Handover(log, untouched).refusal(file);

        assertTrue(refusal.contains(words), what + ": " + refusal);
        assertTrue(refusal.endsWith("."), refusal);
        assertFalse(refusal.contains("\n"), refusal);
        assertTrue(refusal.length() < 400, refusal);
        assertEquals(List.of(), log.incidents());
    }

    static Stream<Arguments> zips() {
        return Stream.of(
                bytes("an empty file", _ -> new byte[0], "no whole zip"),
                bytes(
                        "text",
                        _ -> "hello\n".repeat(99).getBytes(StandardCharsets.UTF_8),
                        "no whole zip"),
                bytes("cut in half", all -> Arrays.copyOf(all, all.length / 2), "no whole zip"),
                bytes(
                        "the last byte lost",
                        all -> Arrays.copyOf(all, all.length - 1),
                        "no whole zip"),
                bytes(
                        "the head lost",
                        all -> Arrays.copyOfRange(all, 9, all.length),
                        "no whole zip"),
                zip(
                        "something before it",
                        z -> z.before = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8),
                        "belong to none"),
                zip("something behind it", z -> z.behind = new byte[7], "no whole zip"),
                zip("a comment", z -> z.comment = new byte[7], "no whole zip"),
                zip("no entry at all", z -> z.entries.clear(), "no bundle of Incident Runbook"),
                zip(
                        "another kind of zip",
                        z -> z.entries.removeFirst(),
                        "no bundle of Incident Runbook"),
                zip("fewer entries than said", z -> z.countLie = 1, "no whole zip"),
                zip("more entries than said", z -> z.countLie = -1, "no whole zip"),
                zip("many entries", HostileBundleTest::many, "more entries"),
                zip("a name twice", z -> z.add(OBJECT, Forgery.LOG), "two of its entries"),
                named("out of the folder", "../../.bashrc", "lead out"),
                named("out of the objects", "objects/../../x", "lead out"),
                named("absolute", "/etc/passwd", "lead out"),
                named("a backslash", "objects\\..\\x", "lead out"),
                named("a drive", "C:evil", "lead out"),
                named("another stream of the file", "manifest.json:hidden", "lead out"),
                named("a folder", "objects/", "belongs in no bundle"),
                named("upper case", "MANIFEST.JSON", "belongs in no bundle"),
                named(
                        "a digest in upper case",
                        "objects/" + "AB".repeat(32),
                        "belongs in no bundle"),
                named("a digest that is too long", OTHER + "0", "belongs in no bundle"),
                named("a line feed behind", Manifest.PATH + "\n", "belongs in no bundle"),
                named("a NUL", "review.md\0.exe", "belongs in no bundle"),
                named("empty", "", "belongs in no bundle"),
                named("no UTF-8 and no end", "\ud800".repeat(30_000), "belongs in no bundle"),
                zip(
                        "something nobody speaks of",
                        z -> z.add(OTHER, new byte[3]),
                        "says nothing of"),
                zip(
                        "another name at the entry",
                        z -> z.entry(OBJECT).localName = OTHER.getBytes(StandardCharsets.UTF_8),
                        "something else about"),
                zip(
                        "another size at the entry",
                        z -> z.entry(EVENTS).localSize = 5,
                        "something else about"),
                zip(
                        "other flags at the entry",
                        z -> z.entry(EVENTS).localFlags = 1 << 11,
                        "something else about"),
                zip("encrypted", z -> z.entry(OBJECT).flags(1), "is encrypted"),
                zip("strongly encrypted", z -> z.entry(OBJECT).flags(1 << 6 | 1), "is encrypted"),
                zip("a hidden header", z -> z.entry(OBJECT).flags(1 << 13), "is encrypted"),
                zip("a flag of the future", z -> z.entry(OBJECT).flags(1 << 15), "packed in a way"),
                zip("a link", z -> z.entry(OBJECT).external = 0xA1FF0000, "is a link"),
                zip("another packing", z -> z.entry(OBJECT).method = 9, "packed in a way"),
                zip("entries that overlap", HostileBundleTest::overlapping, "overlap"),
                zip("entries within entries", HostileBundleTest::quoted, "overlap"),
                zip(
                        "something between the entries",
                        z -> z.entry(EVENTS).gap = new byte[9],
                        "belong to none"),
                zip(
                        "an entry beyond the end",
                        z -> z.entry(OBJECT).offset = 0x7FFFFFFFL,
                        "no whole zip"),
                zip("more bytes than packed", HostileBundleTest::overlong, "as no bundle does"),
                zip("a bomb that tells its size", HostileBundleTest::bomb, "as no bundle does"),
                zip(
                        "a bomb that tells another size",
                        HostileBundleTest::modestBomb,
                        "changed or damaged"),
                zip("a size of nothing", z -> empty(z.entry(OBJECT)), "another size"),
                zip(
                        "no bytes to unpack",
                        z -> torn(z.entry(OBJECT).deflated()),
                        "changed or damaged"),
                zip(
                        "bytes that do not unpack",
                        z -> garbage(z.entry(OBJECT).deflated()),
                        "changed or damaged"),
                zip("an altered check sum", z -> z.entry(OBJECT).crc++, "changed or damaged"));
    }

    static Stream<Arguments> manifests() {
        return Stream.of(
                forged("another format", f -> f.format = "tar", "no bundle of Incident Runbook"),
                forged("a newer version", f -> f.version = 3, "newer version"),
                forged("a version of nothing", f -> f.version = 0, "no version"),
                forged(
                        "an id that is a path",
                        f -> f.incident = "../INC-2026-0001",
                        "id of no incident"),
                forged(
                        "an id of another store's making",
                        f -> f.incident = "INC-2026-0001~2",
                        "id of no incident"),
                forged("another incident", f -> f.incident = "INC-2026-0002", "belongs to"),
                forged("another number of events", f -> f.count++, "not those"),
                forged("another head", f -> f.head = "0".repeat(64), "not those"),
                forged(
                        "a part that is not there",
                        f -> f.parts.add(Forgery.part(OTHER, Role.EVIDENCE, new byte[2])),
                        "it lacks"),
                forged(
                        "a part outside",
                        f -> f.parts.add(Forgery.part("../x", Role.EVIDENCE, new byte[2])),
                        "it lacks"),
                forged(
                        "a part twice",
                        f -> f.parts.add(Forgery.part(OBJECT, Role.EVIDENCE, Forgery.LOG)),
                        "twice"),
                forged(
                        "two parts for the events",
                        f -> f.parts.add(Forgery.part(EVENTS, Role.EVENTS, f.eventBytes())),
                        "twice"),
                written("no JSON", _ -> "[", "cannot be read"),
                written("a list", _ -> "[]", "no bundle of Incident Runbook"),
                written("nothing", _ -> "", "no bundle of Incident Runbook"),
                written("deeply nested", _ -> "[".repeat(100_000), "cannot be read"),
                written(
                        "a field twice",
                        m -> m.replaceFirst("\\{", "{\"incident\":\"INC-2026-0002\","),
                        "cannot be read"),
                written(
                        "a field missing",
                        m -> m.replaceFirst("\"head\" *: *\"[^\"]*\",", ""),
                        "cannot be read"),
                written(
                        "a null",
                        m -> m.replaceFirst("\"head\" *: *\"[^\"]*\"", "\"head\":null"),
                        "cannot be read"),
                written(
                        "a null among the parts",
                        m -> m.replaceFirst("\"parts\" *: *\\[", "\"parts\":[null,"),
                        "cannot be read"),
                written(
                        "a role of the future",
                        m -> m.replaceFirst("\"REVIEW\"", "\"SONG\""),
                        "cannot be read"),
                written(
                        "a role that does not fit",
                        m -> m.replaceFirst("\"REVIEW\"", "\"EVENTS\""),
                        "something else"),
                written(
                        "a smaller size",
                        m -> m.replace("\"size\" : " + Forgery.LOG.length, "\"size\" : 3"),
                        "another size"),
                written(
                        "a size below nothing",
                        m -> m.replace("\"size\" : " + Forgery.LOG.length, "\"size\" : -1"),
                        "another size"),
                written(
                        "another digest of the review",
                        m -> m.replaceFirst(Sha256.of(new Forgery().review), "0".repeat(64)),
                        "not what its manifest says"),
                written("endless", m -> m + " ".repeat(Limits.MANIFEST), "larger than one can be"));
    }

    static Stream<Arguments> events() {
        return Stream.of(
                forged("no events", f -> f.lines.clear(), "no event"),
                forged("an event lost", f -> f.lines.remove(1), "out of order"),
                forged(
                        "events that changed places",
                        f -> f.lines.add(f.lines.remove(1)),
                        "out of order"),
                forged(
                        "the last event cut short",
                        f -> f.lines.set(2, Arrays.copyOf(f.lines.get(2), 50)),
                        "cut short"),
                forged(
                        "a line of no event",
                        f -> f.lines.set(1, "{}\n".getBytes(StandardCharsets.UTF_8)),
                        "cannot be read"),
                forged(
                        "an empty line",
                        f -> f.lines.add(1, "\n".getBytes(StandardCharsets.UTF_8)),
                        "cannot be read"),
                forged("a line without end", HostileBundleTest::endless, "longer than"),
                line(
                        "a changed word",
                        l -> l.replace("a note", "a lie!"),
                        "does not fit the chain"),
                line("a changed name", l -> l.replace("Grace", "Mallo"), "does not fit the chain"),
                line(
                        "a changed date",
                        l -> l.replaceFirst("08:00:00Z", "09:00:00Z"),
                        "does not fit the chain"),
                line(
                        "a changed hash",
                        l -> l.replaceAll("\"hash\":\"..", "\"hash\":\"zz"),
                        "does not fit the chain"),
                line("an id of no incident", l -> l.replace(Handover.ID, "../../x"), "belongs to"),
                line(
                        "spaces that change nothing",
                        l -> l.replaceFirst(",", " ,"),
                        "not written as"),
                line("a field too many", l -> l.replaceFirst("\\{", "{\"x\":1,"), "not written as"),
                line(
                        "a field twice",
                        l -> l.replaceFirst("\\{", "{\"who\":\"x\","),
                        "not written as"),
                line(
                        "a number that is none",
                        l -> l.replaceFirst("\"seq\":2", "\"seq\":2e0"),
                        "event 2"),
                line("no UTF-8", l -> l.replace("a note", "\ud800"), "event 2"),
                changed(
                        "a first event that opens nothing",
                        0,
                        e -> Forgery.with(e, "closed", "{}"),
                        "does not open"),
                changed(
                        "a first event that is lost",
                        0,
                        e -> Forgery.with(e, Recorded.LOST, "{}"),
                        "does not open"),
                changed(
                        "a runbook that is none",
                        0,
                        e ->
                                Forgery.with(
                                        e,
                                        "opened",
                                        "{\"id\":\"x\",\"version\":\"1\",\"sha256\":\"\",\"text\":\"title: [\"}"),
                        "does not open"),
                changed(
                        "a runbook of a billion laughs",
                        0,
                        e ->
                                Forgery.with(
                                        e,
                                        "opened",
                                        "{\"id\":\"x\",\"version\":\"1\",\"sha256\":\"\",\"text\":\"a: &a [1,1]\\nb: &b [*a,*a,*a,*a]\\nc: [*b,*b,*b,*b]\"}"),
                        "does not open"),
                changed("a NUL in a name", 1, e -> who(e, "a\0b"), "not written as"),
                changed("a year that never comes", 1, e -> at(e, Instant.MAX), "a date"),
                changed("a year before all years", 1, e -> at(e, Instant.MIN), "a date"),
                changed(
                        "evidence that is a path",
                        2,
                        e ->
                                Forgery.with(
                                        e,
                                        e.kind(),
                                        e.body().replace(Sha256.of(Forgery.LOG), "../../../x")),
                        "names evidence"),
                changed(
                        "evidence of another size",
                        2,
                        e ->
                                Forgery.with(
                                        e,
                                        e.kind(),
                                        e.body()
                                                .replace(
                                                        "\"size\":" + Forgery.LOG.length,
                                                        "\"size\":1")),
                        "another size"),
                changed(
                        "evidence of a size below nothing",
                        2,
                        e ->
                                Forgery.with(
                                        e,
                                        e.kind(),
                                        e.body()
                                                .replace(
                                                        "\"size\":" + Forgery.LOG.length,
                                                        "\"size\":-1")),
                        "names evidence"),
                changed(
                        "evidence nobody names",
                        2,
                        e ->
                                Forgery.with(
                                        e,
                                        "note-added",
                                        "{\"step\":\"\",\"kind\":\"OBSERVATION\",\"text\":\"x\"}"),
                        "no event names"),
                forged("the same event twice", HostileBundleTest::doubled, "identity"),
                forged("evidence that is not there", f -> f.objects.clear(), "which is not in it"),
                Arguments.of(
                        "evidence with other bytes",
                        exchanged().bytes(),
                        "not what its manifest says"));
    }

    private static Arguments bytes(String what, UnaryOperator<byte[]> change, String words) {
        return Arguments.of(what, change.apply(new Forgery().zip().bytes()), words);
    }

    private static Arguments zip(String what, Consumer<RawZip> change, String words) {
        RawZip zip = new Forgery().zip();
        change.accept(zip);
        return Arguments.of(what, zip.bytes(), words);
    }

    private static Arguments named(String what, String name, String words) {
        return zip("a name: " + what, z -> z.add(name, new byte[3]), words);
    }

    private static Arguments forged(String what, Consumer<Forgery> change, String words) {
        var forgery = new Forgery();
        change.accept(forgery);
        return Arguments.of(what, forgery.zip().bytes(), words);
    }

    private static Arguments written(String what, UnaryOperator<String> change, String words) {
        var forgery = new Forgery();
        String manifest = new String(forgery.manifest().bytes(), StandardCharsets.UTF_8);
        byte[] changed = change.apply(manifest).getBytes(StandardCharsets.UTF_8);
        return Arguments.of("a manifest: " + what, forgery.zip(changed).bytes(), words);
    }

    private static Arguments line(String what, UnaryOperator<String> change, String words) {
        return forged(
                "a line: " + what,
                f ->
                        f.lines.set(
                                1,
                                change.apply(new String(f.lines.get(1), StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)),
                words);
    }

    /// One event changed, and all chained anew.
    private static Arguments changed(
            String what, int index, Function<Recorded, Recorded> change, String words) {
        return forged(
                what,
                f -> {
                    f.events.set(index, change.apply(f.events.get(index)));
                    f.rechain();
                },
                words);
    }

    private static Recorded who(Recorded e, String who) {
        return new Recorded(
                e.incident(),
                e.seq(),
                e.id(),
                e.happenedAt(),
                e.recorded(),
                who,
                e.kind(),
                e.body(),
                e.hash(),
                e.event());
    }

    private static Recorded at(Recorded e, Instant moment) {
        return stamped(e, moment, new Stamp(moment, 0, "s"));
    }

    private static Recorded stamped(Recorded e, Instant moment, Stamp stamp) {
        return new Recorded(
                e.incident(),
                e.seq(),
                e.id(),
                moment,
                stamp,
                e.who(),
                e.kind(),
                e.body(),
                e.hash(),
                e.event());
    }

    private static void doubled(Forgery f) {
        Recorded last = f.events.get(1);
        f.events.add(
                new Recorded(
                        last.incident(),
                        4,
                        last.id(),
                        last.happenedAt(),
                        last.recorded(),
                        last.who(),
                        last.kind(),
                        last.body(),
                        "",
                        last.event()));
        f.rechain();
    }

    /// The manifest and the events agree, and the bytes are others.
    private static RawZip exchanged() {
        var f = new Forgery();
        RawZip zip = f.zip();
        byte[] other = Forgery.LOG.clone();
        other[0]++;
        zip.entries.set(2, new RawZip.Entry(OBJECT, other));
        return zip;
    }

    private static void endless(Forgery f) {
        byte[] line = new byte[Limits.LINE + (1 << 20)];
        Arrays.fill(line, (byte) ' ');
        f.lines.set(1, line);
    }

    private static void many(RawZip z) {
        for (int i = 0; i < Limits.ENTRIES; i++) {
            z.add("objects/" + Sha256.of(new byte[] {(byte) i, (byte) (i >> 8)}), new byte[0]);
        }
    }

    /// Two entries of the directory lead to the same bytes, as in zbsm.zip of David Fifield's "A better zip bomb" (2019). The
    /// names must be the same to get past the comparison with the entry's own header, so the second is empty.
    private static void overlapping(RawZip z) {
        RawZip.Entry object = z.entry(OBJECT);
        object.packedSize += 10;
        object.size += 10;
        object.localSize += 10;
    }

    /// An entry whose bytes are the next entry, header and all.
    private static void quoted(RawZip z) {
        RawZip.Entry outer = z.entries.getFirst();
        outer.packedSize += 40;
        outer.size += 40;
        outer.localSize += 40;
    }

    private static void overlong(RawZip z) {
        RawZip.Entry object = z.entry(OBJECT);
        object.size = 0xFFFFFFF0L;
        object.localSize = object.size;
    }

    private static void bomb(RawZip z) {
        RawZip.Entry bomb = new RawZip.Entry(OBJECT, new byte[(int) (2 * Limits.RATIO_FROM)]);
        z.entries.set(2, bomb.deflated());
    }

    private static void modestBomb(RawZip z) {
        RawZip.Entry bomb = new RawZip.Entry(OBJECT, new byte[(int) Limits.RATIO_FROM]);
        bomb.deflated().size = Forgery.LOG.length;
        bomb.localSize = bomb.size;
        z.entries.set(2, bomb);
    }

    private static void empty(RawZip.Entry entry) {
        entry.packed = new byte[0];
        entry.packedSize = 0;
        entry.size = 0;
        entry.localSize = 0;
        entry.crc = 0;
    }

    private static void torn(RawZip.Entry entry) {
        entry.packed = Arrays.copyOf(entry.packed, entry.packed.length / 2);
        entry.packedSize = entry.packed.length;
    }

    private static void garbage(RawZip.Entry entry) {
        Arrays.fill(entry.packed, (byte) 0xFF);
    }
}
