package dev.incidentrunbook.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.evidence.EvidencePreview.Hex;
import dev.incidentrunbook.evidence.EvidencePreview.Image;
import dev.incidentrunbook.evidence.EvidencePreview.Limits;
import dev.incidentrunbook.evidence.EvidencePreview.Text;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidencePreviewTest {
    private final MemoryEvidence store = new MemoryEvidence();

    @Test
    void aTextIsShownLineByLine() throws IOException {
        assertEquals(
                new Text(List.of("one", "two"), false),
                preview("a.log", "one\r\ntwo\n".getBytes(UTF_8)));
    }

    @Test
    void nothingIsAnEmptyText() throws IOException {
        assertEquals(new Text(List.of(), false), preview("a.log", new byte[0]));
    }

    @Test
    void aTextInUtf16IsKnownByItsMark() throws IOException {
        Text expected = new Text(List.of("grün", "🔥"), false);

        assertEquals(expected, preview("a.log", "\ufeffgrün\n🔥".getBytes(UTF_16LE)));
        assertEquals(expected, preview("a.log", "\ufeffgrün\n🔥".getBytes(UTF_16BE)));
    }

    @Test
    void aByteThatIsNoUtf8IsReplaced() throws IOException {
        assertEquals(
                new Text(List.of("a line in the old encoding: gr\ufffdn"), false),
                preview("a.log", "a line in the old encoding: grün".getBytes(ISO_8859_1)));
    }

    @Test
    void charactersThatActAreMadeVisible() throws IOException {
        assertEquals(
                new Text(List.of("␛[31mred␇⟨U+202E⟩evil⟨U+200B⟩␡"), false),
                preview("a.log", "\u001b[31mred\u0007\u202eevil\u200b\u007f".getBytes(UTF_8)));
    }

    @Test
    void manyLinesAreCut() throws IOException {
        assertEquals(
                new Text(List.of("x", "x"), true),
                preview("a.log", "x\n".repeat(3).getBytes(UTF_8), new Limits(1000, 2, 10)));
    }

    @Test
    void manyBytesAreCut() throws IOException {
        assertEquals(
                new Text(List.of("12345"), true),
                preview("a.log", "1234567".getBytes(UTF_8), new Limits(5, 10, 10)));
    }

    @Test
    void aLongLineIsShortened() throws IOException {
        assertEquals(
                new Text(List.of("123…"), false),
                preview("a.log", "1234567".getBytes(UTF_8), new Limits(50, 10, 3)));
    }

    @Test
    void aPictureIsNamedAsOne() throws IOException {
        assertEquals(new Image("image/gif"), preview("a.gif", "GIF89a...".getBytes(UTF_8)));
    }

    @Test
    void otherBytesAreShownInHexadecimal() throws IOException {
        byte[] bytes = new byte[18];
        bytes[0] = 'A';
        bytes[17] = (byte) 0xff;

        assertEquals(
                new Hex(
                        List.of(
                                "00000000  41 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  A...............",
                                "00000010  00 ff                                            .."),
                        false),
                preview("a.bin", bytes));
    }

    private EvidencePreview preview(String name, byte[] bytes) throws IOException {
        return preview(name, bytes, Limits.LOOK);
    }

    private EvidencePreview preview(String name, byte[] bytes, Limits limits) throws IOException {
        return EvidencePreview.of(store, store.keep(name, bytes), limits);
    }
}
