package dev.incidentrunbook.diagnosis;

/// The route that a framework's error message names in passing: `Exception on /pay [GET]`, `Internal Server Error: /pay`.
final class ToldRoute {
    private static final String[] BEFORE = {
        "Exception on ",
        "Internal Server Error: ",
        "path=",
        "uri=",
        "url=",
        "Error while processing ",
        "for path ",
        "handling request ",
        "serving ",
        "request to ",
        "url: "
    };

    private ToldRoute() {}

    /// The route in a message; blank when it names none.
    static String in(String message) {
        for (String words : BEFORE) {
            int at = message.indexOf(words);
            if (at >= 0) {
                String rest = message.substring(at + words.length()).replaceFirst("^[\"']", "");
                String method =
                        rest.matches("(GET|POST|PUT|PATCH|DELETE) /.*")
                                ? rest.substring(0, rest.indexOf(' '))
                                : "";
                String target = method.isEmpty() ? rest : rest.substring(method.length() + 1);
                String path = target.replaceFirst("^https?://[^/\\s\"']{1,200}", "");
                if (path.startsWith("/")) {
                    int end = 0;
                    while (end < path.length() && " \"',)]".indexOf(path.charAt(end)) < 0) {
                        end++;
                    }
                    int open = path.indexOf('[', end);
                    int close = path.indexOf(']', Math.max(open, 0));
                    String told =
                            open >= 0 && open <= end + 1 && close > open && close - open < 9
                                    ? path.substring(open + 1, close)
                                    : method;
                    return (told + " " + Routes.path(path.substring(0, end))).strip();
                }
            }
        }
        return "";
    }
}
