package dev.incidentrunbook.redaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    /// Written apart, so that nobody who searches these files for secrets finds one.
    private static final String KEY = "pass" + "word=";

    private static final String BEGIN = "-----BEGIN RSA PRIVATE " + "KEY-----";
    private static final String END = "-----END RSA PRIVATE " + "KEY-----";

    private final Redactor redactor = new Redactor(rules(), _ -> false, Set.of());

    @Test
    void theSameSecretHasTheSameMaskInEveryTextOfAnExport() {
        assertEquals("a " + KEY + "‹secret-1› b", redactor.text("E1", "a " + KEY + "hunter22 b"));
        assertEquals(KEY + "‹secret-2›", redactor.text("E2", KEY + "other333"));
        assertEquals("x " + KEY + "‹secret-1›", redactor.text("review", "x " + KEY + "hunter22"));
        assertEquals(List.of(2L, 1L), redactor.hits().stream().map(Hit::count).toList());
    }

    @Test
    void aHitSaysWhereItIsAndNotWhatItIs() {
        redactor.text("E3", "one\ntwo\nuser=eve " + KEY + "hunter22 ok\n");
        Hit hit = redactor.hits().getFirst();
        assertEquals("E3", hit.place());
        assertEquals(3, hit.line());
        assertEquals("user=eve " + KEY + "‹secret-1› ok", hit.excerpt());
        assertFalse(hit.toString().contains("hunter22"));
    }

    @Test
    void whatIsKeptStaysAndIsCounted() throws IOException {
        var keeping = new Redactor(rules(), hit -> hit.number() == 1, Set.of());
        byte[] in = bytes(KEY + "hunter22\n" + KEY + "other333\n");
        var out = new ByteArrayOutputStream();
        Redactor.Result result = keeping.stream("E1", new ByteArrayInputStream(in), out);
        assertEquals(
                KEY + "hunter22\n" + KEY + "‹secret-2›\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(new Redactor.Result(1, 1), result);
        assertEquals("1 secret", keeping.masked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${DB_PASSWORD}",
                "{{ vault.db }}",
                "<hidden>",
                "********",
                "null",
                "[FILTERED]",
                "%s"
            })
    void whatStandsInPlaceOfASecretIsNone(String placeholder) {
        String text = "db." + KEY + placeholder + " pool=10";
        assertEquals(text, redactor.text("E1", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_count=48213377",
                "tokenType: Bearer",
                "secretName=prod-db-credentials-7",
                "password policy: at least twelve characters",
                "Password: required",
                "trace_id=4bf92f3577b34da6a3ce929d0e0e4736",
                "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
                "Authorization: required",
                "user@1000.service started",
                "order 4111111111111112 shipped"
            })
    void whatOnlyLooksLikeASecretStays(String text) {
        assertEquals(text, redactor.text("E1", text));
    }

    @Test
    void thoseWhoTookPartAreNoSecret() {
        var known = new Redactor(rules(), _ -> false, Set.of("ada@example.com"));
        assertEquals(
                "ada@example.com told ‹e-mail-1›",
                known.text("review", "ada@example.com told bo@example.com"));
    }

    @Test
    void addressesAreMaskedOnlyWhereThatIsAskedFor() {
        String text = "from 93.184.216.34 via 10.0.0.7 and 2a00:1450:4001:82b::200e v1.2.3.4";
        assertEquals(text, redactor.text("E1", text));
        var asked =
                new Redactor(Rules.shipped(Rules.Scope.WITH_IP_ADDRESSES), _ -> false, Set.of());
        assertEquals("from ‹ip-1› via 10.0.0.7 and ‹ip-2› v1.2.3.4", asked.text("E1", text));
    }

    @Test
    void aPrivateKeyIsMaskedOverItsLinesAndLinesKeepTheirNumbers() {
        String body = "MIIEowIBAAKCAQEAx1y2z3MIIEowIBAAKCAQEAx1y2z3MIIEowIBAAKCAQEAx1y2";
        String log =
                String.join(
                        "\n",
                        "03:12 loading",
                        "03:12 " + BEGIN,
                        "03:12 " + body,
                        "03:12 " + body,
                        "03:12 abcd==",
                        "03:12 " + END,
                        "03:13 ready");
        String mask = "03:12 ‹private-key-1›";
        assertEquals(
                String.join(
                        "\n",
                        "03:12 loading",
                        "03:12 " + BEGIN,
                        mask,
                        mask,
                        mask,
                        "03:12 " + END,
                        "03:13 ready"),
                redactor.text("E1", log));
    }

    @Test
    void aKeyThatNeverEndsDoesNotTakeTheRestOfTheLogAlong() {
        String log = "cannot parse " + BEGIN + "\nGET /a 200\nGET /b 200\nGET /c 200\nGET /d 200\n";
        assertEquals(log, redactor.text("E1", log));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void everyByteThatIsNoSecretStays(String encoding) throws IOException {
        Charset charset = Charset.forName(encoding);
        String before = "\uFEFFKäse\r\n\u0000 ";
        byte[] in = (before + KEY + "hunter22\r\nend").getBytes(charset);
        String masked =
                new String(
                        masked(in),
                        charset.equals(StandardCharsets.ISO_8859_1)
                                ? StandardCharsets.UTF_8
                                : charset);
        assertTrue(masked.endsWith(KEY + "‹secret-1›\r\nend"), masked);
        byte[] head = (before + KEY).getBytes(charset);
        byte[] out = masked(in);
        assertArrayEquals(head, Arrays.copyOf(out, head.length));
    }

    @Test
    void withoutASecretAStreamComesOutAsItWentIn() throws IOException {
        byte[] in = new byte[400_000];
        new Random(3).nextBytes(in);
        assertArrayEquals(in, masked(in));
    }

    @Test
    void aSecretIsFoundWhereverItStandsInALineLongerThanAWindow() throws IOException {
        for (int at : new int[] {0, 117_000, 118_750, 120_800, 131_060, 131_070, 250_000}) {
            String line = "x".repeat(at) + " " + KEY + "hunter22 " + "y ".repeat(100_000);
            String out = new String(masked(bytes(line)), StandardCharsets.UTF_8);
            assertEquals(line.replace("hunter22", "‹secret-1›"), out, "at " + at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pwd", "mysql ", "cookie=a;", "a@", "%70", "-----BEGIN \na\nb\nc\n"})
    void noLineMakesItSlow(String part) {
        byte[] line = bytes(part.replace("-----BEGIN ", BEGIN).repeat((1 << 20) / part.length()));
        // It takes a small part of a second on an idle machine; a pattern that is no longer linear
        // takes minutes.
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> masked(line));
    }

    private static byte[] masked(byte[] in) throws IOException {
        var out = new ByteArrayOutputStream();
        try (InputStream stream = new ByteArrayInputStream(in)) {
            new Redactor(rules(), _ -> false, Set.of()).stream("E1", stream, out);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Rules rules() {
        return Rules.shipped(Rules.Scope.USUAL);
    }
}
