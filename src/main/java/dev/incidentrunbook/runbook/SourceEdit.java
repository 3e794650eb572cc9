package dev.incidentrunbook.runbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes to lines of a text that leave every other character as it is. Lines are counted from 1.
final class SourceEdit {
    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|$)");

    private final List<String> lines = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final String newLine;
    private final Map<Integer, String> replaced = new HashMap<>();
    private final Map<Integer, List<String>> before = new HashMap<>();
    private final Map<Integer, List<String>> after = new HashMap<>();

    SourceEdit(String text) {
        Matcher line = LINE.matcher(text);
        // The empty match is the one at the end.
        while (line.find() && !line.group().isEmpty()) {
            lines.add(line.group(1));
            ends.add(line.group(2));
        }
        newLine = ends.isEmpty() || ends.getFirst().isEmpty() ? "\n" : ends.getFirst();
    }

    int size() {
        return lines.size();
    }

    /// A line as it is now, without its end.
    String line(int number) {
        return replaced.getOrDefault(number, lines.get(number - 1));
    }

    /// How far a line is indented; blank lines are not.
    int indent(int number) {
        String line = lines.get(number - 1);
        return line.length() - line.stripLeading().length();
    }

    void replace(int number, String line) {
        replaced.put(number, line);
    }

    void insertBefore(int number, String line) {
        before.computeIfAbsent(number, _ -> new ArrayList<>()).add(line);
    }

    void insertAfter(int number, String line) {
        after.computeIfAbsent(number, _ -> new ArrayList<>()).add(line);
    }

    /// The text with its changes.
    String text() {
        var text = new StringBuilder();
        for (int number = 1; number <= lines.size(); number++) {
            before.getOrDefault(number, List.of())
                    .forEach(line -> text.append(line).append(newLine));
            text.append(line(number));
            List<String> more = after.getOrDefault(number, List.of());
            String end = ends.get(number - 1);
            more.forEach(line -> text.append(newLine).append(line));
            text.append(end);
        }
        return text.toString();
    }

    /// What differs, with a few lines around it.
    List<DifferenceLine> difference() {
        var all = new ArrayList<DifferenceLine>();
        for (int number = 1; number <= lines.size(); number++) {
            before.getOrDefault(number, List.of())
                    .forEach(line -> all.add(DifferenceLine.added(line)));
            String line = lines.get(number - 1);
            if (replaced.containsKey(number) && !line(number).equals(line)) {
                all.add(new DifferenceLine(DifferenceLine.Kind.REMOVED, number, line));
                all.add(DifferenceLine.added(line(number)));
            } else {
                all.add(new DifferenceLine(DifferenceLine.Kind.KEPT, number, line));
            }
            after.getOrDefault(number, List.of())
                    .forEach(more -> all.add(DifferenceLine.added(more)));
        }
        return DifferenceLine.around(all);
    }
}
