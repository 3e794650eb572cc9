package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way in which servers, proxies and frameworks report one request that failed.
class RequestFormatsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9 - ada [14/Mar/2026:09:26:53 +0000] \"POST /pay HTTP/2.0\" 500 162 \"-\" \"curl/8.5\" rt=30.002 rid=7f3c9e",
                "www.acme.test:443 203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"POST /pay HTTP/1.1\" 500 162",
                "7f3c9e11-5c45-43da-9fed-dcf755682353 127.0.0.1 [14/Mar/2026:09:26:53 +0000] \"POST /pay HTTP/1.1\" 500 12 0.001129",
                "time=2026-03-14T09:26:53+00:00 client=203.0.113.9 method=POST uri=\"/pay\" status=500 bytes=25 us=500",
                "{\"time\":\"2026-03-14T09:26:53+00:00\",\"method\":\"POST\",\"uri\":\"/pay\",\"status\":500,\"request_id\":\"8fdd42bf2e77\"}",
                "{\"level\":30,\"time\":1773480413000,\"req\":{\"id\":\"1\",\"method\":\"POST\",\"url\":\"/pay\"},\"res\":{\"statusCode\":500},\"msg\":\"request completed\"}",
                "{\"ts\":1773480413.12,\"status\":500,\"request\":{\"uri\":\"/pay\",\"method\":\"POST\"}}",
                "{\"log\":\"{\\\"level\\\":30,\\\"time\\\":1773480413000,\\\"req\\\":{\\\"method\\\":\\\"POST\\\",\\\"url\\\":\\\"/pay\\\"},\\\"res\\\":{\\\"statusCode\\\":500}}\\n\",\"stream\":\"stdout\",\"time\":\"2026-03-14T09:26:53.1Z\"}",
                "{\"requestId\":\"f7e55edf289e\",\"requestTime\":\"14/Mar/2026:09:26:53 +0000\",\"routeKey\":\"POST /pay\",\"status\":\"500\"}",
                "{\"@t\":\"2026-03-14T09:26:53.1Z\",\"@m\":\"HTTP POST /pay responded 500 in 31.2 ms\"}",
                "https 2026-03-14T09:26:53.120455Z app/shop/50dc 203.0.113.9:50110 10.1.2.3:8080 0.001 30.0 0.000 500 500 214 277 \"POST https://shop.test:443/pay HTTP/1.1\" \"curl/8.5\"",
                "2026-03-14T09:26:53+00:00 lb haproxy[9]: 203.0.113.9:50110 [14/Mar/2026:09:26:53.120] fe be/pay1 0/0/1/10/11 500 218 - - ---- 2/2/1/1/0 0/0 \"POST /pay HTTP/1.1\"",
                "[2026-03-14T09:26:53.120Z] \"POST /pay HTTP/2\" 500 - via_upstream - \"-\" 0 162 30 29",
                "[pid: 41|app: 0|req: 7/9] 203.0.113.9 () {38 vars in 696 bytes} [Sat Mar 14 09:26:53 2026] POST /pay => generated 47 bytes in 129 msecs (HTTP/1.1 500) 2 headers",
                "[GIN] 2026/03/14 - 09:26:53 | 500 |   29.667244ms |    203.0.113.9 | POST     \"/pay\"",
                "2026/03/14 09:26:53 [host/abc-000001] \"POST http://shop.test/pay HTTP/1.1\" from 203.0.113.9:50110 - 500 21B in 1.2ms",
                "2026-03-14 09:26:53.120 +00:00 [INF] HTTP POST /pay responded 500 in 31.2 ms",
                "2026-03-14T09:26:53Z info: Request finished HTTP/1.1 POST http://shop.test/pay - 500 - text/plain 31.2ms",
                "[E 260314 09:26:53 web:2344] 500 POST /pay (198.51.100.196) 2.82ms",
                "2026-03-14 09:26:53.120 [eventLoop-4] INFO ktor.application - 500 Internal Server Error: POST - /pay in 68ms",
                "2026-03-14 09:26:53.9165|INFO|Shop.AccessLog|PUTID|POST /pay => 500 90ms",
                "[Sat Mar 14 09:26:53 2026] 127.0.0.1:50110 [500]: POST /pay - Uncaught",
            })
    void aFailedRequestIsCountedWithItsRouteAndTime(String line) {
        Diagnosis diagnosis = Read.diagnosis(line);
        assertEquals(1, diagnosis.requests().failed(), line);
        assertEquals("POST /pay", diagnosis.requests().routes().getFirst().route());
        assertEquals(
                Instant.parse("2026-03-14T09:26:00Z"),
                diagnosis.requests().perMinute().getFirst().minute());
    }

    @Test
    void aRequestCountsThoughItsTimeStandsBehindMoreColumnsThanAreRead() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "#Fields: cs-method cs-uri-stem sc-status"
                                + " x-other".repeat(70)
                                + " date",
                        "GET /pay 500" + " -".repeat(70) + " 2026-03-14");
        assertEquals(1, diagnosis.requests().failed());
    }

    @Test
    void iisNamesItsColumnsAndSaysTheReasonInASecondNumber() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "#Software: Microsoft Internet Information Services 10.0",
                        "#Fields: date time s-ip cs-method cs-uri-stem sc-status sc-substatus sc-win32-status time-taken",
                        "2026-03-14 09:26:53 10.1.1.4 GET /pay 500 19 13 204");
        assertEquals(1, diagnosis.requests().failed());
        assertEquals("misconfiguration", diagnosis.causes().getFirst().id());
    }

    @Test
    void httpSysSaysWhyItAnsweredInAWord() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "#Software: Microsoft HTTP API 2.0",
                        "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid sc-status s-siteid s-reason s-queuename",
                        "2026-03-14 09:26:53 203.0.113.9 50110 10.1.1.4 443 HTTP/1.1 GET /pay - 503 1 QueueFull PayPool");
        assertEquals("resource-exhaustion", diagnosis.causes().getFirst().id());
    }

    @Test
    void envoySaysInFieldsWhyItCouldNotReachWhatStandsBehindIt() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "{\"start_time\":\"2026-03-14T09:26:53.120Z\",\"method\":\"GET\",\"path\":\"/pay\",\"response_code\":503,\"response_flags\":\"UF,URX\",\"upstream_transport_failure_reason\":\"TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end\"}");
        assertEquals("misconfiguration", diagnosis.causes().getFirst().id());
        assertTrue(diagnosis.enoughEvidence());
    }

    @Test
    void traefikSaysAtItsLevelForDebuggingWhyItAnswered502() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "{\"level\":\"info\",\"time\":\"2026-03-14T09:20:53Z\",\"message\":\"Configuration loaded\"}",
                        "{\"level\":\"debug\",\"error\":\"dial tcp: lookup pay on 127.0.0.11:53: no such host\",\"time\":\"2026-03-14T09:26:53Z\",\"message\":\"502 Bad Gateway\"}");
        assertEquals("misconfiguration", diagnosis.causes().getFirst().id());
    }

    @Test
    void railsSaysTheRouteAndTheAnswerInTwoLines() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "I, [2026-03-14T09:26:53.120455 #41]  INFO -- : [7f3c9e11-5c45-43da-9fed-dcf755682353] Started POST \"/pay\" for 203.0.113.9 at 2026-03-14 09:26:53 +0000",
                        "I, [2026-03-14T09:26:53.151455 #41]  INFO -- : [7f3c9e11-5c45-43da-9fed-dcf755682353] Completed 500 Internal Server Error in 31ms (ActiveRecord: 4.0ms)");
        assertEquals(1, diagnosis.requests().failed());
        assertEquals("POST /pay", diagnosis.requests().routes().getFirst().route());
    }

    @Test
    void identifiersInPathsMakeNoRoutesOfTheirOwn() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"GET /v1/orders/1722/items HTTP/1.1\" 500 1",
                        "203.0.113.9 - - [14/Mar/2026:09:26:54 +0000] \"GET /v1/orders/7f3c9e11-5c45-43da-9fed-dcf755682353/items?x=1 HTTP/1.1\" 500 1");
        assertEquals(1, diagnosis.requests().routes().size());
        assertEquals("GET /v1/orders/{id}/items", diagnosis.requests().routes().getFirst().route());
    }

    @Test
    void whatAProxySaysAboutARequestIsNoAnswer() {
        Diagnosis diagnosis =
                Read.diagnosis(
                        "2026/03/14 09:26:53 [error] 31#31: *88 connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.9, server: shop.test, request: \"GET /pay HTTP/1.1\", upstream: \"http://10.1.2.3:8080/pay\"");
        assertEquals(0, diagnosis.requests().total());
    }
}
