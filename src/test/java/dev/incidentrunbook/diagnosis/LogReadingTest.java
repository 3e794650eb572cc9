package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How bytes become findings, and several logs one diagnosis.
class LogReadingTest {
    private static final String TRACE =
            """
            2026-03-14 09:26:53.120 ERROR [http-8080-4] [reqId=7f3c9e11] c.e.PayController - failed
            com.ex.PayException: declined
            \tat com.ex.Pay.charge(Pay.java:41)
            2026-03-14 09:26:54.120  INFO [http-8080-4] [reqId=7f3c9e12] c.e.PayController - fine
            """;

    @Test
    void whereTheBytesAreCutMakesNoDifference() {
        byte[] bytes = (TRACE + access(500) + access(200)).getBytes(StandardCharsets.UTF_8);
        Diagnosis whole = Read.diagnosis(Read.bytes("app.log", bytes));
        for (int piece : new int[] {1, 7, 64, 1000}) {
            var reading = new LogReading("app.log", Instant.parse("2026-03-14T12:00:00Z"));
            for (int i = 0; i < bytes.length; i += piece) {
                reading.read(bytes, i, Math.min(piece, bytes.length - i));
            }
            assertEquals(whole, Read.diagnosis(reading.end()));
        }
    }

    @Test
    void whatWrapsALineMakesNoDifferenceToTheException() {
        var kubernetes = new ArrayList<String>();
        var syslog = new ArrayList<String>();
        var compose = new ArrayList<String>();
        for (String line : TRACE.lines().toList()) {
            kubernetes.add("2026-03-14T09:26:53.120455001Z stderr F " + line);
            syslog.add("Mar 14 09:26:53 web-7 shop[4121]: " + line);
            compose.add("pay-1  | " + line);
        }
        Diagnosis.ExceptionGroup plain = Read.diagnosis(TRACE.split("\n")).exceptions().getFirst();
        for (List<String> wrapped : List.of(kubernetes, syslog, compose)) {
            Diagnosis.ExceptionGroup found =
                    Read.diagnosis(wrapped.toArray(String[]::new)).exceptions().getFirst();
            assertEquals(plain.fingerprint(), found.fingerprint());
            assertEquals(plain.frame(), found.frame());
            assertEquals(plain.citations().getFirst().line(), found.citations().getFirst().line());
        }
    }

    @Test
    void aPanicThatNoLoggerWroteIsNoPartOfTheQuietLineBeforeIt() {
        Diagnosis.ExceptionGroup found =
                Read.diagnosis(
                                "2026-03-14T09:26:53.550Z  INFO shop: /up status=200",
                                "thread '<unnamed>' (27214) panicked at main.rs:7:51:",
                                "index out of bounds: the len is 12 but the index is 15",
                                "2026-03-14T09:26:53.646Z  INFO shop: /up status=200")
                        .exceptions()
                        .getFirst();
        assertEquals("index out of bounds: the len is 12 but the index is 15", found.message());
        assertEquals(2, found.citations().getFirst().line());
    }

    @Test
    void coloursAndByteOrderMarksAndWideCharactersAreRead() {
        String coloured = "\u001B[31m" + access(500);
        assertEquals(
                1,
                Read.diagnosis(Read.bytes("a", coloured.getBytes(StandardCharsets.UTF_8)))
                        .requests()
                        .failed());
        assertEquals(
                1,
                Read.diagnosis(
                                Read.bytes(
                                        "a",
                                        ("\ufeff" + access(500)).getBytes(StandardCharsets.UTF_8)))
                        .requests()
                        .failed());
        assertEquals(
                1,
                Read.diagnosis(
                                Read.bytes(
                                        "a",
                                        ("\ufeff" + access(500))
                                                .getBytes(StandardCharsets.UTF_16LE)))
                        .requests()
                        .failed());
    }

    @Test
    void logsInLocalTimeAreAlignedByTheRequestsTheyShare() {
        var local = new ArrayList<String>();
        var utc = new ArrayList<String>();
        for (int i = 10; i < 30; i++) {
            String id = "7f3c9e11-5c45-43da-9fed-dcf7556823" + i;
            local.add("2026-03-14 14:26:%d,120 ERROR shop rid=%s failed".formatted(i, id));
            utc.add(
                    "203.0.113.9 - - [14/Mar/2026:09:26:%d +0000] \"GET /pay HTTP/1.1\" 500 1 rid=%s"
                            .formatted(i, id));
        }
        Diagnosis diagnosis =
                Read.diagnosis(
                        Read.named("app.log", local.toArray(String[]::new)),
                        Read.named("access.log", utc.toArray(String[]::new)));
        assertTrue(
                diagnosis.clocks().getFirst().contains("5 h ahead of UTC"),
                diagnosis.clocks().toString());
        assertEquals(
                Instant.parse("2026-03-14T09:26:10Z"),
                diagnosis.findings().getFirst().first().orElseThrow());
    }

    @Test
    void aStrayFailureBeforeTheFaultIsNotItsBeginning() {
        var lines = new ArrayList<String>();
        lines.add("203.0.113.9 - - [14/Mar/2026:08:00:00 +0000] \"GET /other HTTP/1.1\" 500 1");
        for (int i = 10; i < 40; i++) {
            lines.add(
                    "203.0.113.9 - - [14/Mar/2026:09:26:%d +0000] \"GET /pay HTTP/1.1\" 500 1"
                            .formatted(i));
        }
        assertEquals(
                Instant.parse("2026-03-14T09:26:10Z"),
                Read.diagnosis(lines.toArray(String[]::new)).firstFailureAt().orElseThrow());
    }

    @Test
    void quietLogsHoldNoFailure() {
        Diagnosis diagnosis = Read.diagnosis(access(200).strip(), access(404).strip());
        assertTrue(diagnosis.firstFailureAt().isEmpty());
        assertFalse(diagnosis.enoughEvidence());
    }

    @Test
    void anEmptyLogIsNoError() {
        assertFalse(Read.diagnosis(Read.bytes("empty.log", new byte[0])).enoughEvidence());
    }

    @Test
    void aPoolThatTimesOutAfterMemoryRanOutIsASymptom() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "2026-03-14 09:26:50.120 ERROR [x] a.B - java.lang.OutOfMemoryError: Java heap space",
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - pool - Connection is not available, request timed out after 30000ms (total=20, active=20, idle=0, waiting=41)");
        assertEquals("resource-exhaustion", diagnosis.causes().getFirst().id());
    }

    private static String firstCause(String... lines) {
        return Read.diagnosis(lines).causes().getFirst().id();
    }

    @Test
    void aPoolInWhichEveryConnectionIsTakenUsedThemUp() {
        assertEquals(
                "resource-exhaustion",
                firstCause(
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - pool - Connection is not available, request timed out after 30000ms (total=20, active=20, idle=0, waiting=41)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-14 09:26:49.120 UTC [731] ERROR:  canceling statement due to lock timeout",
                "2026-03-14 09:26:49.120 UTC [731] FATAL:  terminating connection due to administrator command",
                "2026-03-14 09:26:49.120 UTC [731] LOG:  duration: 29120.331 ms  statement: select * from orders"
            })
    void anEmptyPoolIsASymptomOfADatabaseThatIsSlowOrGone(String database) {
        assertEquals(
                "database",
                firstCause(
                        database,
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - pool - Connection is not available, request timed out after 30000ms (total=20, active=20, idle=0, waiting=41)"));
    }

    @Test
    void aPoolWithoutAnyConnectionWaitsForTheDatabase() {
        assertEquals(
                "database",
                firstCause(
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - pool - Connection is not available, request timed out after 30000ms (total=0, active=0, idle=0, waiting=41)"));
    }

    @Test
    void anErrorThatBeginsWithASignIsReadWithItsTrace() {
        Diagnosis.ExceptionGroup found =
                Read.diagnosis(
                                " ✓ Ready in 89ms",
                                " ⨯ TypeError: Cannot read properties of null (reading 'avatar')",
                                "    at ProfileCard (/app/.next/server/app/profile/page.js:1:4811)")
                        .exceptions()
                        .getFirst();
        assertEquals("TypeError", found.type());
        assertEquals("ProfileCard (page.js:1)", found.frame().orElseThrow());
    }

    @Test
    void aTraceThatWasPastedAloneIsEvidenceThoughNoLineSaysWhen() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "java.lang.NullPointerException: Cannot invoke \"Voucher.percent()\"",
                        "\tat shop.checkout.Discounts.apply(Discounts.java:88)",
                        "\tat shop.checkout.CheckoutController.pay(CheckoutController.java:41)");
        assertTrue(diagnosis.enoughEvidence());
        assertEquals("unhandled-exception", diagnosis.causes().getFirst().id());
        assertTrue(diagnosis.failingComponent().orElseThrow().contains("Discounts.java:88"));
        assertTrue(diagnosis.firstFailureAt().isEmpty());
    }

    @Test
    void linesWithoutATimeInWhichNothingFailsAreNoEvidence() {
        assertFalse(
                Read.diagnosis("listening on port 8080", "warning: deprecated option", "ready")
                        .enoughEvidence());
    }

    @Test
    void aCauseThatQuotesATimeStaysInItsTrace() {
        Diagnosis.ExceptionGroup found =
                Read.diagnosis(
                                "2026-03-14 09:26:53.120 ERROR [x] a.B - failed",
                                "javax.net.ssl.SSLHandshakeException: PKIX path validation failed",
                                "\tat com.ex.Pay.charge(Pay.java:41)",
                                "Caused by: java.security.cert.CertificateExpiredException: NotAfter: Fri Mar 13 23:59:59 UTC 2026")
                        .exceptions()
                        .getFirst();
        assertEquals("java.security.cert.CertificateExpiredException", found.type());
    }

    @Test
    void eachCrashOfAProcessThatStartsAgainAndAgainCounts() {
        var lines = new ArrayList<String>();
        for (int i = 10; i < 14; i++) {
            String at = "2026-03-14T09:26:%d.000Z ".formatted(i);
            lines.add(at + "Traceback (most recent call last):");
            lines.add(at + "  File \"/srv/app/main.py\", line 7, in <module>");
            lines.add(at + "    import pandas");
            lines.add(at + "ModuleNotFoundError: No module named 'pandas'");
        }
        Diagnosis diagnosis = Read.diagnosis(lines.toArray(String[]::new));
        assertEquals(4, diagnosis.exceptions().getFirst().count());
        assertEquals("bad-deployment", diagnosis.causes().getFirst().id());
        assertTrue(diagnosis.enoughEvidence());
    }

    @Test
    void anErrorThatNobodyCaughtBelongsToThePlaceThatNodePrintsBeforeIt() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "2026-03-14T09:26:53.000000001Z node:internal/modules/esm/resolve:268",
                        "2026-03-14T09:26:53.000000002Z   throw new ERR_MODULE_NOT_FOUND(name);",
                        "2026-03-14T09:26:53.000000003Z         ^",
                        "2026-03-14T09:26:53.000000004Z ",
                        "2026-03-14T09:26:53.000000005Z Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x'",
                        "2026-03-14T09:26:53.000000006Z     at file:///app/src/schema.js:1:1");
        assertEquals(1, diagnosis.exceptions().size());
        assertEquals("Cannot find package 'x'", diagnosis.exceptions().getFirst().message());
    }

    @Test
    void callsInRecordsOfTheirOwnBelongToTheErrorBeforeThem() {
        String head = "E, [2026-03-14T09:26:53.120455 #41] ERROR -- : [7f3c9e11-5c45] ";
        Diagnosis diagnosis =
                Read.diagnosis(
                        head + "PayError (declined):", head + "app/models/pay.rb:41:in `charge'");
        assertEquals(1, diagnosis.exceptions().size());
        assertEquals("charge (pay.rb:41)", diagnosis.exceptions().getFirst().frame().orElse(""));
    }

    @Test
    void theLineThatShowsTheSignIsCited() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - failed",
                        "com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure",
                        "\tat com.ex.Pay.charge(Pay.java:41)",
                        "Caused by: java.net.ConnectException: Connection refused");
        Diagnosis.Statement first = diagnosis.causes().getFirst().supporting().getFirst();
        assertTrue(first.text().contains("Communications link failure"), first.text());
        assertEquals(2, first.citations().get(1).line());
    }

    @Test
    void aLoneWarningAfterManyFailuresIsNotWhyTheyFailed() {
        var requests = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            requests.add(
                    "203.0.113.9 - - [14/Mar/2026:09:%02d:%02d +0000] \"GET /%s HTTP/1.1\" %d 1"
                            .formatted(
                                    10 + i / 60,
                                    i % 60,
                                    i % 3 == 0 ? "pay" : "cart",
                                    i > 300 && i % 3 == 0 ? 500 : 200));
        }
        Diagnosis diagnosis =
                Read.diagnosis(
                        Read.named("access.log", requests.toArray(String[]::new)),
                        Read.named(
                                "app.log",
                                "2026-03-14 09:10:00.120  INFO [main] a.B - ready",
                                "2026-03-14 09:15:51.120  WARN [x] a.B - high CPU usage: 78 %"));
        assertFalse(diagnosis.enoughEvidence());
    }

    private static String access(int status) {
        return "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"GET /pay HTTP/1.1\" "
                + status
                + " 1\n";
    }
}
