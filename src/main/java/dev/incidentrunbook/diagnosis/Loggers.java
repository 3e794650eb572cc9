package dev.incidentrunbook.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of the logger in a head of text, as logback, log4j, Spring Boot, Python and NLog write it: before a dash, a colon
/// or a bar.
final class Loggers {
    private static final int WITHIN = 160;
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:^|[\\s|\\[])([A-Za-z_][\\w$]{0,60}(?:\\.[\\w$]{1,60}){1,12})(?:\\[[0-9]+])?\\]?(?:\\s+[-:]\\s|:\\s|\\||\\s\\()");

    private static final Pattern HEAD =
            Pattern.compile(
                    "^.{0,80}?(?:^|\\s)[A-Za-z_][\\w$]{0,60}(?:\\.[\\w$]{1,60}){1,12}\\s+[-:]\\s+(?=\\S)");

    private Loggers() {}

    /// A message without the thread and the logger in front of it.
    static String behind(String message) {
        Matcher head =
                HEAD.matcher(message.length() > WITHIN ? message.substring(0, WITHIN) : message);
        return head.find() ? message.substring(head.end()) : message;
    }

    /// The name; blank when the head has none.
    static String in(String message) {
        Matcher name =
                NAME.matcher(message.length() > WITHIN ? message.substring(0, WITHIN) : message);
        return name.find() ? name.group(1) : "";
    }

    /// The name, if it is one of the user's own classes or files: qualified, in full, and of no framework.
    static String own(String name, OwnCode ownCode) {
        boolean place = name.matches("[\\w./-]+\\.[a-z]{1,4}:[0-9]{1,6}");
        boolean qualified = name.matches("[A-Za-z_]\\w+(?:[.\\\\]\\w{2,})+");
        boolean exception = name.endsWith("Exception") || name.endsWith("Error");
        boolean own = place ? ownCode.is("", name) : ownCode.is(name, "");
        return (place || qualified) && !exception && own && name.length() < 120 ? name : "";
    }
}
