package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random and mutated lines: no exception, and no line that takes longer than its length asks for. A long run:
/// `-Ddiagnosis.fuzz.seconds=600`.
class HostileLinesTest {
    private static final int SECONDS = Integer.getInteger("diagnosis.fuzz.seconds", 1);
    private static final List<String> SEEDS =
            List.of(
                    "203.0.113.9 - ada [14/Mar/2026:09:26:53 +0000] \"POST /pay/7?x=1 HTTP/2.0\" 500 162 \"-\" \"curl/8.5\" rt=30.002 rid=7f3c9e",
                    "{\"log\":\"{\\\"level\\\":50,\\\"err\\\":{\\\"stack\\\":\\\"TypeError: x\\\\n    at f (/a.js:1:2)\\\"},\\\"msg\\\":\\\"m\\\"}\\n\",\"stream\":\"stderr\",\"time\":\"2026-03-14T09:26:53.1Z\"}",
                    "2026-03-14T09:26:53.120455001Z stderr P {\"level\":\"error\",\"stack\":[\"a\",\"b\"],\"u\":\"\\u00e9\"}",
                    "<11>1 2026-03-14T09:26:53.1Z web-7 shop 4121 REQ [m@9 rid=\"a1b2\"] Traceback (most recent call last):",
                    "  File \"/srv/pay.py\", line 41, in charge",
                    "pkg.PayError: declined",
                    "Mar 14, 2026, 9:26:53,120 AM CET> <Error> <HTTP> Caused by: a.B: c",
                    "\tat com.ex.Pay$$Lambda$3.charge(Pay.java:41) ~[shop.jar:1.2]",
                    "#Fields: date time cs-method cs-uri-stem sc-status sc-substatus",
                    "2026-03-14 09:26:53 GET /pay 500 19",
                    "E, [2026-03-14T09:26:53.120455 #41] ERROR -- : [7f3c9e] Started GET \"/pay\" for 1.2.3.4",
                    "thread 'main' panicked at 'x', src/pay.rs:41:9",
                    "ts=2026-03-14T09:26:53Z level=error msg=\"declined \\\"x\\\"\" status=500 path=/pay trace_id=4bf9",
                    "pay-1  | Mar  4 09:26:53 lb haproxy[9]: 1.2.3.4:5 [14/Mar/2026:09:26:23.120] fe be/p 0/0/1/-1/30001 504 218 - - sH-- 2/2/1/1/0 0/0 \"GET /pay HTTP/1.1\"",
                    "{\"start_time\":\"2026-03-14T09:26:53Z\",\"path\":\"/pay\",\"response_code\":503,\"response_flags\":\"UF\",\"upstream_cluster\":\"outbound|80||pay\"}",
                    "[7f3c9e] app/models/pay.rb:41:in `charge'",
                    "[7f3c9e]   ",
                    "node:internal/modules/esm/resolve:268",
                    "        ^",
                    "Caused by: java.security.cert.CertificateExpiredException: NotAfter: Fri Mar 13 23:59:59 UTC 2026",
                    "#0 /srv/app/Quote.php(52): App\\Margin->percent() in /srv/app/Margin.php:37",
                    "1.2.3.4 - - [14/Mar/2026:09:26:53 +0000] \"GET /pay HTTP/1.1\" 503 190 \"-\" \"c\" 311 0.001 [prod-pay-8080] [] - - - -",
                    "#Fields: date time cs-method cs-uri sc-status s-reason s-queuename",
                    "[com.ex.A] (task-1) failed, client: 1.2.3.4, server: x, request: \"GET / HTTP/1.1\", upstream: \"http://a/\"",
                    "2026-03-14T09:26:53.1Z\tERROR\ta.go:1\tfailed\t{\"error\": \"too many open files\"}",
                    "** (RuntimeError) column \"x\" does not exist; deadlock detected; Error: Cannot find module 'x'");

    @Test
    void mutatedLinesAreReadWithoutAnException() {
        var random = new Random(7);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        do {
            var reading = new LogReading("fuzz.log", Instant.parse("2026-03-14T12:00:00Z"));
            for (int i = 0; i < 200; i++) {
                byte[] line = mutated(random);
                reading.read(line, 0, line.length);
            }
            Read.diagnosis(reading.end());
        } while (System.nanoTime() < end);
    }

    @Test
    void longLinesTakeTimeByTheirLengthOnly() {
        for (String part :
                List.of(
                        "a",
                        " ",
                        "\"",
                        "[",
                        "{\"a\":",
                        "=",
                        "x=\"",
                        "at ",
                        "Error: ",
                        "\"GET /",
                        "2026-03-14 ",
                        "\\",
                        "column ",
                        "1:",
                        "'",
                        "(",
                        "/",
                        "Caused by: ",
                        ": ",
                        ".",
                        "[a] ",
                        "bound|",
                        "a$b",
                        ", client: , server: ",
                        "] (a) ",
                        "a.b ",
                        "a.b.",
                        "12/")) {
            long shorter = nanos(part.repeat(30_000 / part.length()));
            long longer = nanos(part.repeat(60_000 / part.length()));
            assertTrue(
                    longer < 8 * shorter + 200_000_000L,
                    "\"" + part + "\" took " + shorter + " and twice as long " + longer);
        }
    }

    private static long nanos(String line) {
        byte[] bytes =
                ("2026-03-14 09:26:53 ERROR " + line + "\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            Read.bytes("long.log", bytes);
            best = Math.min(best, System.nanoTime() - begun);
        }
        return best;
    }

    private static byte[] mutated(Random random) {
        byte[] line =
                (SEEDS.get(random.nextInt(SEEDS.size())) + "\n").getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(line.length);
            switch (random.nextInt(4)) {
                case 0 -> line[at] = (byte) random.nextInt(256);
                case 1 -> line[at] = (byte) "\"{}[]:=,\\ \t\n'/.0".charAt(random.nextInt(16));
                case 2 ->
                        line =
                                joined(
                                        line,
                                        at,
                                        SEEDS.get(random.nextInt(SEEDS.size()))
                                                .getBytes(StandardCharsets.UTF_8));
                default -> line = java.util.Arrays.copyOf(line, at + 1);
            }
        }
        return line;
    }

    private static byte[] joined(byte[] line, int at, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(line, at + other.length);
        System.arraycopy(other, 0, both, at, other.length);
        return both;
    }
}
