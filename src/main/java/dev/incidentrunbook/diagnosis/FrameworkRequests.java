package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests that application frameworks report in words: in one line (`HTTP POST /pay responded 500 in 31 ms`), or in two,
/// where the second names only the answer (Rails' `Started` and `Completed`, Phoenix's `Sent 500 in 12ms`).
final class FrameworkRequests {
    private static final int MOST_OPEN = 2_000;

    private final AccessLines access;
    private final RequestScan scan = new RequestScan();
    private final RequestIds ids = new RequestIds();
    private final Map<String, Begun> begun =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
                    return size() > MOST_OPEN;
                }
            };

    /// A request whose answer is still to come.
    @SuppressWarnings("ArrayRecordComponent")
    private record Begun(
            byte[] line, int methodAt, int methodEnd, int pathAt, int pathEnd, String handler) {
        Begun by(String name) {
            return new Begun(line, methodAt, methodEnd, pathAt, pathEnd, name);
        }
    }

    FrameworkRequests(AccessLines access) {
        this.access = access;
    }

    /// Counts the request that a message reports, if it does.
    ///
    /// @param lineAt where the line begins
    /// @param from where its message begins
    /// @param knownId the request's ID, when it stands elsewhere; otherwise blank
    /// @return whether it does
    boolean read(byte[] b, int lineAt, int from, int to, long number, long time, String knownId) {
        if (to - from > 2_000 || to - from < 8) {
            return false;
        }
        int completed = status(b, from, to, "Completed ");
        int sent = completed > 0 ? completed : status(b, from, to, "Sent ");
        if (sent > 0) {
            String idText = id(b, lineAt, to, knownId);
            Begun request = begun.remove(idText);
            if (request != null) {
                long id = idText.isEmpty() ? 0 : RequestIds.hash(idText);
                Requests.Route route =
                        access.report(
                                request.line(),
                                request.methodAt(),
                                request.methodEnd(),
                                request.pathAt(),
                                request.pathEnd(),
                                number,
                                time,
                                sent,
                                0,
                                "",
                                id,
                                idText);
                if (sent >= 500 && !request.handler().isEmpty()) {
                    route.handler = request.handler();
                }
            }
            return request != null;
        }
        if (scan.bare(b, lineAt, from, to)) {
            String idText = id(b, lineAt, to, knownId);
            long id = idText.isEmpty() ? 0 : RequestIds.hash(idText);
            access.report(
                    b,
                    scan.methodAt(),
                    scan.methodEnd(),
                    scan.pathAt(),
                    scan.pathEnd(),
                    number,
                    time,
                    scan.status(),
                    0,
                    "",
                    id,
                    scan.status() >= 500 ? idText : "");
            return true;
        }
        open(b, lineAt, from, to, knownId);
        handled(b, lineAt, from, to, knownId);
        return false;
    }

    /// Rails' `Processing by PayController#create as JSON`, Phoenix's `Processing with PayWeb.PayController.create/2`.
    private void handled(byte[] b, int lineAt, int from, int to, String known) {
        int at = Continuation.behindTags(b, from, to);
        boolean by = Ascii.says(b, at, to, "processing by ");
        if (!by && !Ascii.says(b, at, to, "processing with ")) {
            return;
        }
        int name = at + (by ? 14 : 16);
        int end = name;
        while (end < to && b[end] > ' ' && end - name < 200) {
            end++;
        }
        Begun open = begun.get(id(b, lineAt, to, known));
        if (open != null && end > name) {
            String handler = new String(b, name, end - name, StandardCharsets.UTF_8);
            begun.put(id(b, lineAt, to, known), open.by(handler));
        }
    }

    private String id(byte[] b, int from, int to, String known) {
        if (!known.isEmpty()) {
            return known;
        }
        return ids.find(b, from, to)
                ? new String(b, ids.start(), ids.end() - ids.start(), StandardCharsets.ISO_8859_1)
                : "";
    }

    private void open(byte[] b, int lineAt, int from, int to, String known) {
        if (scan.begun(b, from, to)) {
            byte[] line = new byte[to - from];
            System.arraycopy(b, from, line, 0, line.length);
            begun.put(
                    id(b, lineAt, to, known),
                    new Begun(
                            line,
                            scan.methodAt() - from,
                            scan.methodEnd() - from,
                            scan.pathAt() - from,
                            scan.pathEnd() - from,
                            ""));
        }
    }

    private static int status(byte[] b, int from, int to, String word) {
        int at = Ascii.find(b, from, Math.min(to, from + 120), word);
        int digits = at < 0 ? 0 : at + word.length();
        return at >= 0 && Ascii.digits(b, digits, Math.min(to, digits + 4)) == 3
                ? Ascii.number(b, digits, 3)
                : 0;
    }
}
