package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.Zstd;
import dev.incidentrunbook.evidence.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkTest {
    private static final byte[] BYTES =
            "ERROR one\nERROR two\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    @Test
    void theBytesComeBack() {
        assertArrayEquals(BYTES, made().bytes().orElseThrow());
    }

    @Test
    void whateverByteOfItIsAlteredItIsNotTakenForSound() {
        byte[] frame = made().zstd();
        for (int at = 0; at < frame.length; at++) {
            byte[] altered = frame.clone();
            altered[at] ^= 0x10;
            Optional<byte[]> read = new Chunk(0, BYTES.length, 0, "", altered).bytes();
            read.ifPresent(bytes -> assertArrayEquals(BYTES, bytes));
        }
    }

    @Test
    void bytesOfAnotherVersionAreCheckedByTheirDigest() {
        byte[] frame = Zstd.compress(BYTES);

        assertArrayEquals(BYTES, chunk(Sha256.of(BYTES), frame).bytes().orElseThrow());
        assertEquals(Optional.empty(), chunk("0".repeat(64), frame).bytes());
    }

    @Test
    void bytesThatNothingChecksAreNotTakenForSound() {
        assertEquals(Optional.empty(), chunk("", Zstd.compress(BYTES)).bytes());
    }

    private static Chunk made() {
        return Chunk.of(0, BYTES, BYTES.length, 1000, Chunk.compressor());
    }

    private static Chunk chunk(String sha256, byte[] frame) {
        return new Chunk(0, BYTES.length, 1000, sha256, frame);
    }
}
