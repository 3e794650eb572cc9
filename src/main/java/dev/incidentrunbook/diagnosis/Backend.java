package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;

/// The name that a proxy gives to what stands behind it, in the access lines of proxies that write it without naming the
/// field. The forms are those of the makers' documentation: HAProxy's HTTP log (section 8.2.3 of its configuration manual), the
/// access logs of AWS' Application Load Balancer, the default `log-format-upstream` of ingress-nginx, Envoy's default format
/// as Istio extends it.
final class Backend {
    private static final int LONGEST = 120;

    private Backend() {}

    /// The name in a line; blank when there is none.
    static String in(byte[] b, int from, int to) {
        String name = haproxy(b, from, to);
        if (name.isEmpty()) {
            name = targetGroup(b, from, to);
        }
        if (name.isEmpty()) {
            name = ingress(b, from, to);
        }
        return name.isEmpty() ? cluster(b, from, to) : name;
    }

    /// A name that a field holds; blank when it says that there is none.
    static String named(String field) {
        String name = field.strip();
        return name.equals("-") || name.equals("null") || name.length() > LONGEST ? "" : name;
    }

    /// `be_pay/pay1` before `0/0/1/-1/30001`.
    private static String haproxy(byte[] b, int from, int to) {
        int end = Ascii.find(b, from, to, '"');
        int stop = end < 0 ? from : end;
        int before = from;
        int word = from;
        for (int i = from; i < stop; i++) {
            if (b[i] != ' ') {
                continue;
            }
            if (timers(b, word, i)) {
                String name = text(b, before, word - 1);
                return name.indexOf('/') > 0 ? named(name) : "";
            }
            before = word;
            word = i + 1;
        }
        return "";
    }

    private static boolean timers(byte[] b, int from, int to) {
        int slashes = 0;
        for (int i = from; i < to; i++) {
            if (b[i] == '/') {
                slashes++;
            } else if (!Ascii.digit(b[i]) && b[i] != '-' && b[i] != '+') {
                return false;
            }
        }
        return slashes >= 4;
    }

    /// `arn:aws:elasticloadbalancing:…:targetgroup/pay/73e2d6bc24d8a067`.
    private static String targetGroup(byte[] b, int from, int to) {
        int at = Ascii.find(b, from, to, "targetgroup/");
        int slash = at < 0 ? -1 : Ascii.find(b, at + 12, to, '/');
        return slash < 0 ? "" : named(text(b, at + 12, slash));
    }

    /// `[prod-pay-8080] [] 10.42.1.9:8080` behind the request's length and time.
    private static String ingress(byte[] b, int from, int to) {
        int quote = Ascii.find(b, from, to, '"');
        int close = quote < 0 ? -1 : Ascii.find(b, quote, to, "] [");
        int open = close;
        while (open > quote && open >= 0 && b[open] != '[' && b[open] != ' ') {
            open--;
        }
        return close < 0 || b[open] != '[' ? "" : named(text(b, open + 1, close));
    }

    /// `outbound|8080||pay.prod.svc.cluster.local`.
    private static String cluster(byte[] b, int from, int to) {
        int at = Ascii.find(b, from, to, "bound|");
        if (at < 0) {
            return "";
        }
        int start = at;
        while (start > from && Ascii.letter(b[start - 1])) {
            start--;
        }
        int end = at;
        while (end < to && b[end] != ' ' && b[end] != '"') {
            end++;
        }
        // Behind a sidecar the cluster is inbound|8080|| and names nothing.
        return b[end - 1] == '|' ? "" : named(text(b, start, end));
    }

    private static String text(byte[] b, int from, int to) {
        return to > from ? new String(b, from, to - from, StandardCharsets.UTF_8) : "";
    }
}
