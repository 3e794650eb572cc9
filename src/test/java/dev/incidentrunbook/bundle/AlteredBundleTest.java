package dev.incidentrunbook.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.MemoryLog;
import dev.incidentrunbook.incident.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bundle damaged on the way, at every place and in every way: it is refused, or what is taken in is what was sent.
class AlteredBundleTest {
    private static final int[] FLIPS = {0x01, 0x20, 0x80, 0xFF};

    @TempDir Path temp;

    private Path file = Path.of("");
    private byte[] good = new byte[0];
    private Incident sent = new Handover(new MemoryLog(), new MemoryEvidence()).open();
    private int refused;

    @BeforeEach
    void send() throws IOException {
        file = temp.resolve("altered.zip");
        var there = new Handover(new MemoryLog(), new MemoryEvidence());
        sent = there.attach(there.note(there.open(), "a note"), "app.log", Forgery.LOG);
        there.bundle(Handover.ID, temp.resolve("good.zip"));
        good = Files.readAllBytes(temp.resolve("good.zip"));
    }

    @Test
    void aFlippedByteAnywhereIsNoticedOrChangesNothing() throws IOException {
        int tried = 0;
        for (int at = 0; at < good.length; at += nearHeader(at) ? 1 : 5) {
            tried++;
            int flip = FLIPS[at % FLIPS.length];
            byte[] altered = good.clone();
            altered[at] ^= (byte) flip;
            take(altered, "byte " + at + " ^ " + flip);
        }
        // What may be altered unnoticed are the times of the entries and the like.
        assertTrue(refused > tried * 0.9, refused + " of " + tried);
    }

    /// Whether a header of the zip begins within the bytes before, whose longest is 46 and a name of 72.
    private boolean nearHeader(int at) {
        for (int i = Math.max(0, at - 118); i <= at && i + 1 < good.length; i++) {
            if (good[i] == 'P' && good[i + 1] == 'K') {
                return true;
            }
        }
        return false;
    }

    @Test
    void aBundleCutShortAnywhereIsRefused() throws IOException {
        for (int length = 0; length < good.length; length += 11) {
            take(Arrays.copyOf(good, length), "cut to " + length);
        }
        assertEquals(Math.ceilDiv(good.length, 11), refused);
    }

    @Test
    void whateverIsDoneToABundleItIsRefusedOrWhole() throws IOException {
        var random = new Random(20);
        for (int round = 0; round < 1500; round++) {
            byte[] altered = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                altered = alter(altered, random);
            }
            take(altered, "round " + round);
        }
        assertTrue(refused > 1300, Integer.toString(refused));
    }

    private static byte[] alter(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        byte[] altered = bytes.clone();
        return switch (random.nextInt(5)) {
            case 0 -> {
                altered[from] = (byte) random.nextInt();
                yield altered;
            }
            case 1 -> {
                Arrays.fill(altered, from, to, (byte) random.nextInt());
                yield altered;
            }
            case 2 -> {
                System.arraycopy(
                        bytes,
                        from,
                        altered,
                        random.nextInt(bytes.length - (to - from) + 1),
                        to - from);
                yield altered;
            }
            case 3 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
                System.arraycopy(bytes, to, shorter, from, bytes.length - to);
                yield shorter.length == 0 ? bytes : shorter;
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + to - from);
                System.arraycopy(bytes, from, longer, to, bytes.length - from);
                yield longer;
            }
        };
    }

    private void take(byte[] altered, String what) throws IOException {
        Files.write(file, altered);
        var here = new Handover(new MemoryLog(), new MemoryEvidence());
        try {
            here.take(file);
        } catch (RefusedException _) {
            refused++;
            assertEquals(0, here.log.incidents().size(), what);
            return;
        }
        assertEquals(sent, here.incident(Handover.ID), what);
        try (InputStream in = here.evidence.open(sent.evidence().getFirst().sha256())) {
            assertArrayEquals(Forgery.LOG, in.readAllBytes(), what);
        }
    }
}
