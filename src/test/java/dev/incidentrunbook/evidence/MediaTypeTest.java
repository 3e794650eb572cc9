package dev.incidentrunbook.evidence;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "1f8b0800, application/gzip",
        "28b52ffd00, application/zstd",
        "504b030414, application/zip",
        "fd377a585a0000, application/x-xz",
        "425a68393141, application/x-bzip2",
        "89504e470d0a1a0a00, image/png",
        "ffd8ffe000, image/jpeg",
        "474946383961, image/gif",
        "52494646aabbccdd57454250, image/webp",
        "255044462d312e37, application/pdf",
        "00010203, application/octet-stream",
    })
    void bytesTellMoreThanANameEndingInLog(String bytes, String expected) {
        assertEquals(expected, MediaType.of("app.log", HexFormat.of().parseHex(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "app.log, plain words, text/plain",
        "data.json, '{\"a\": 1}', application/json",
        "site.har, '{\"log\": {}}', application/json",
        "app.log, '{\"a\": 1}\n{\"a\": 2}\n{\"a', application/x-ndjson",
        "app.jsonl, '{\"a\": 1}', application/x-ndjson",
        "notes.md, # Heading, text/markdown",
        "photo.png, no picture at all, text/plain",
    })
    void textIsToldApartByShapeAndName(String name, String text, String expected) {
        assertEquals(expected, MediaType.of(name, text.getBytes(UTF_8)));
    }

    @Test
    void aTextInUtf16IsText() {
        assertEquals("text/plain", MediaType.of("a.log", "\ufeffhello".getBytes(UTF_16LE)));
    }

    @Test
    void anEmptyFileIsText() {
        assertEquals("text/plain", MediaType.of("a.log", new byte[0]));
    }

    @Test
    void aCharacterCutByTheEndMakesNoBinary() {
        byte[] bytes = "grü".getBytes(UTF_8);

        assertEquals("text/plain", MediaType.of("a.log", Arrays.copyOf(bytes, bytes.length - 1)));
    }
}
