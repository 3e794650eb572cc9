package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What fails, as one sentence: route, handler, backend, service and the place in the code.
class FailingComponentTest {
    @Test
    void railsNamesTheHandlerBetweenTheRequestAndItsAnswer() {
        assertEquals(
                "POST /pay -> PayController#create",
                component(
                        rails(10, "Started POST \"/pay\" for 203.0.113.9"),
                        rails(11, "Processing by PayController#create as JSON"),
                        rails(12, "Completed 500 Internal Server Error in 31ms")));
    }

    @Test
    void phoenixNamesTheHandlerWithItsArity() {
        assertEquals(
                "POST /pay -> PayWeb.PayController.create/2",
                component(
                        "09:26:53.120 request_id=GA7f3c9e11aaBB [info] POST /pay",
                        "09:26:53.121 request_id=GA7f3c9e11aaBB [debug] Processing with PayWeb.PayController.create/2",
                        "09:26:53.150 request_id=GA7f3c9e11aaBB [info] Sent 500 in 30ms"));
    }

    @Test
    void logrageNamesTheHandlerInTwoFields() {
        assertEquals(
                "POST /pay -> PayController#create",
                component(
                        "{\"time\":\"2026-03-14T09:26:53Z\",\"method\":\"POST\",\"path\":\"/pay\",\"controller\":\"PayController\",\"action\":\"create\",\"status\":500}"));
    }

    @Test
    void theHandlerCountsThoughAnotherLogCountsTheRequests() {
        var access = new ArrayList<String>();
        for (int i = 10; i < 30; i++) {
            access.add(
                    "203.0.113.9 - - [14/Mar/2026:09:26:%d +0000] \"POST /pay HTTP/1.1\" 500 1"
                            .formatted(i));
        }
        Diagnosis diagnosis =
                Read.diagnosis(
                        Read.named("access.log", access.toArray(String[]::new)),
                        Read.named(
                                "production.log",
                                rails(10, "Started POST \"/pay\" for 203.0.113.9"),
                                rails(10, "Processing by PayController#create as JSON"),
                                rails(10, "Completed 500 Internal Server Error in 31ms")));
        assertEquals("POST /pay -> PayController#create", diagnosis.failingComponent().orElse(""));
    }

    @Test
    void proxiesNameTheBackendInWhosePlaceTheyAnswered() {
        for (List<String> proxy :
                List.of(
                        List.of(
                                "be_pay/pay1",
                                "Mar 14 09:26:53 lb haproxy[9]: 203.0.113.9:50110 [14/Mar/2026:09:26:23.120] fe be_pay/pay1 0/0/1/-1/30001 504 218 - - sH-- 2/2/1/1/0 0/0 \"POST /pay HTTP/1.1\""),
                        List.of(
                                "be_pay (no server left)",
                                "Mar 14 09:26:53 lb haproxy[9]: 203.0.113.9:50110 [14/Mar/2026:09:26:53.120] fe be_pay/<NOSRV> 0/-1/-1/-1/0 503 218 - - SC-- 2/2/1/1/0 0/0 \"POST /pay HTTP/1.1\""),
                        List.of(
                                "pay",
                                "https 2026-03-14T09:26:53.120455Z app/shop/50dc 203.0.113.9:50110 - -1 -1 -1 503 - 214 277 \"POST https://shop.test:443/pay HTTP/1.1\" \"curl/8.5\" ECDHE-X TLSv1.3 arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/pay/73e2"),
                        List.of(
                                "prod-pay-8080",
                                "203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] \"POST /pay HTTP/1.1\" 503 190 \"-\" \"curl/8.5\" 311 0.001 [prod-pay-8080] [] - - - - 7f3c9e11aaaa"),
                        List.of(
                                "outbound|8080||pay.prod.svc.cluster.local",
                                "{\"start_time\":\"2026-03-14T09:26:53.120Z\",\"method\":\"POST\",\"path\":\"/pay\",\"response_code\":503,\"upstream_cluster\":\"outbound|8080||pay.prod.svc.cluster.local\"}"),
                        List.of(
                                "pay@file",
                                "{\"time\":\"2026-03-14T09:26:53Z\",\"RequestMethod\":\"POST\",\"RequestPath\":\"/pay\",\"DownstreamStatus\":502,\"ServiceName\":\"pay@file\"}"))) {
            assertEquals("POST /pay -> backend " + proxy.get(0), component(proxy.get(1)));
        }
    }

    @Test
    void anApplicationThatAnsweredItselfIsNoBackendThatFailed() {
        assertEquals(
                "POST /pay",
                component(
                        "Mar 14 09:26:53 lb haproxy[9]: 203.0.113.9:50110 [14/Mar/2026:09:26:53.120] fe be_pay/pay1 0/0/1/9/10 500 218 - - ---- 2/2/1/1/0 0/0 \"POST /pay HTTP/1.1\""));
    }

    @Test
    void systemdNamesTheServiceThatEnded() {
        String found =
                component(
                        "Mar 14 09:20:00 web-7 pay[4121]: ready",
                        "Mar 14 09:26:53 web-7 pay[4122]: panic: environment variable PAY_KEY is not set",
                        "Mar 14 09:26:53 web-7 systemd[1]: pay.service: Main process exited, code=exited, status=2/INVALIDARGUMENT",
                        "Mar 14 09:26:53 web-7 systemd[1]: pay.service: Failed with result 'exit-code'.");
        assertTrue(found.contains("pay.service"), found);
    }

    @Test
    void nginxSaysTheUpstreamButNotTheClient() {
        String found =
                component(
                        "2026/03/14 09:26:53 [error] 31#31: *88 upstream sent too big header while reading response header from upstream, client: 203.0.113.9, server: shop.test, request: \"GET /pay HTTP/1.1\", upstream: \"http://10.1.2.3:8080/pay\", host: \"shop.test\"");
        assertTrue(found.contains("http://10.1.2.3:8080"), found);
        assertTrue(!found.contains("203.0.113.9"), found);
    }

    @Test
    void theErrorInZapsFieldsIsToldAsWords() {
        String found =
                component(
                        "2026-03-14T09:26:53.120Z\tERROR\tfeed/fetch.go:51\tfetch failed\t{\"error\": \"dial tcp 10.0.3.4:443: socket: too many open files\", \"path\": \"/feed\"}");
        assertTrue(
                found.endsWith("fetch failed: dial tcp 10.0.3.4:443: socket: too many open files"),
                found);
    }

    @Test
    void aFilterIsNotWhatHandlesARequest() {
        assertEquals(
                "GET /pay -> PayController.show -> Pay.charge (Pay.java:41)",
                component(
                        "2026-03-14 09:26:53.120 ERROR [x] a.B - GET /pay failed",
                        "java.lang.IllegalStateException: declined",
                        "\tat com.ex.Pay.charge(Pay.java:41)",
                        "\tat com.ex.PayController.show(PayController.java:20)",
                        "\tat org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:162)",
                        "\tat com.ex.IdFilter.doFilter(IdFilter.java:9)"));
    }

    @Test
    void withoutACallTheLoggerSaysWhere() {
        assertEquals(
                "com.ex.shop.PriceFeed -> host name: rates.test: Name or service not known",
                component(
                        "2026-03-14 09:20:53.120  INFO [x] com.ex.shop.PriceFeed - ready",
                        "2026-03-14 09:26:53.120 ERROR [x] com.ex.shop.PriceFeed - rates.test: Name or service not known"));
    }

    private static String rails(int second, String message) {
        return "I, [2026-03-14T09:26:%d.120455 #41]  INFO -- : [7f3c9e11-5c45-43da-9fed-dcf755682353] %s"
                .formatted(second, message);
    }

    private static String component(String... lines) {
        return Read.diagnosis(lines).failingComponent().orElse("");
    }
}
