package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Node.Entry;
import dev.incidentrunbook.runbook.Node.Mapping;
import dev.incidentrunbook.runbook.Node.Sequence;
import dev.incidentrunbook.runbook.Node.Text;
import dev.incidentrunbook.runbook.RunbookChange.NewItem;
import dev.incidentrunbook.runbook.RunbookChange.OptionalItem;
import dev.incidentrunbook.runbook.RunbookChange.Remark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A new version of a runbook's text with changes that incidents suggest. Only lines are added, and the version's line
/// changed: comments, layout and every other character stay. The new text can be read by [RunbookReader].
///
/// @param text the whole new text; the old one when nothing could be placed
/// @param version its version; the old one when nothing could be placed
/// @param placed the changes that are in it
/// @param unplaced the changes for which the text has no place, as in a file in JSON
/// @param difference what differs, with a few lines around it
public record RunbookPatch(
        String text,
        String version,
        List<RunbookChange> placed,
        List<RunbookChange> unplaced,
        List<DifferenceLine> difference) {

    public RunbookPatch {
        placed = List.copyOf(placed);
        unplaced = List.copyOf(unplaced);
        difference = List.copyOf(difference);
    }

    /// The changes, put into the text of a runbook.
    ///
    /// @param occasion what suggests them, for instance `INC-2026-0003`
    public static RunbookPatch of(
            Runbook book, List<RunbookChange> changes, String occasion, LocalDate day) {
        return new Writer(book, occasion).patch(changes, day);
    }

    private static final class Writer {
        private static final Pattern VERSION =
                Pattern.compile(
                        "(\\uFEFF?version:\\s*)(\"[^\"]*\"|'[^']*'|[^\\s#]+)(\\s*(?:#.*)?)");
        private static final Pattern SEMANTIC = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.\\d+");
        private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,6})");
        private static final Pattern PLAIN =
                Pattern.compile("[\\p{L}][\\p{L}\\p{N} ,.;()/'+-]*[\\p{L}\\p{N}).]");
        private static final Set<String> WORDS_OF_YAML =
                Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan");
        private static final int LONGEST_ID = 40;

        private final Runbook book;
        private final String occasion;
        private final SourceEdit source;
        private final Optional<Mapping> file;
        private final Set<String> newIds = new HashSet<>();

        Writer(Runbook book, String occasion) {
            this.book = book;
            this.occasion = occasion;
            String text = book.source().text();
            source = new SourceEdit(text);
            file =
                    YamlTree.parse(
                                    text.startsWith("\uFEFF") ? text.substring(1) : text,
                                    new Problems("runbook"))
                            .filter(Mapping.class::isInstance)
                            .map(Mapping.class::cast);
        }

        RunbookPatch patch(List<RunbookChange> changes, LocalDate day) {
            Optional<Integer> versionLine =
                    file.map(f -> f.entries().get("version"))
                            .map(entry -> entry.place().line())
                            .filter(line -> VERSION.matcher(source.line(line)).matches());
            var placed = new ArrayList<RunbookChange>();
            var unplaced = new ArrayList<RunbookChange>();
            for (RunbookChange change : inWritingOrder(changes)) {
                (versionLine.isPresent() && placed(change) ? placed : unplaced).add(change);
            }
            if (placed.isEmpty()) {
                return new RunbookPatch(
                        book.source().text(), book.version(), List.of(), unplaced, List.of());
            }
            String version = next(book.version());
            int line = versionLine.orElseThrow();
            source.insertBefore(
                    line,
                    "# %s, %s, after %s: %s".formatted(version, day, occasion, summary(placed)));
            Matcher old = VERSION.matcher(source.line(line));
            source.replace(
                    line,
                    old.replaceFirst(m ->
                            Matcher.quoteReplacement(m.group(1) + quoted(version) + m.group(3))));
            String text = source.text();
            new RunbookReader().read(book.id(), text);
            List<RunbookChange> inOrder = changes.stream().filter(placed::contains).toList();
            return new RunbookPatch(text, version, inOrder, unplaced, source.difference());
        }

        /// New items last: what is added to the item before them must stand before them.
        private static List<RunbookChange> inWritingOrder(List<RunbookChange> changes) {
            return changes.stream()
                    .distinct()
                    .sorted(Comparator.comparing(c -> c instanceof NewItem))
                    .toList();
        }

        private boolean placed(RunbookChange change) {
            Optional<Mapping> step =
                    mapping(file.map(f -> f.entries().get("steps")), change.step());
            return switch (change) {
                case NewItem(String id, String text) ->
                        step.map(s -> s.entries().get("items"))
                                .map(Entry::value)
                                .filter(Sequence.class::isInstance)
                                .map(s -> ((Sequence) s).items().getLast())
                                .filter(this::ownLine)
                                .filter(last -> add(id, text, last))
                                .isPresent();
                case OptionalItem(String _, String item, String why) ->
                        mapping(step.map(s -> s.entries().get("items")), item)
                                .filter(this::ownLine)
                                .filter(there -> makeOptional(there, why))
                                .isPresent();
                case Remark(String _, String text) ->
                        step.filter(this::ownLine).filter(s -> remark(s, text)).isPresent();
            };
        }

        /// Whether a list's entry begins a line with its hyphen, so that lines can stand before and after it.
        private boolean ownLine(Node node) {
            return source.line(node.place().line())
                    .substring(0, node.place().column() - 1)
                    .matches("\\s*-\\s+");
        }

        private boolean add(String stepId, String text, Node last) {
            String words = harmless(text);
            if (words.isEmpty()) {
                return false;
            }
            int end = lastLine(last);
            String dash = " ".repeat(source.indent(last.place().line()));
            source.insertAfter(end, dash + "- id: " + scalar(id(stepId, words)));
            source.insertAfter(end, dash + "  text: " + scalar(words));
            source.insertAfter(end, dash + "  required: false");
            source.insertAfter(
                    end, dash + "  hint: " + scalar("Added after " + harmless(occasion) + "."));
            return true;
        }

        private boolean makeOptional(Mapping item, String why) {
            int line = item.place().line();
            String comment =
                    "# %s: did not apply%s"
                            .formatted(
                                    occasion, why.isBlank() ? "" : ", because: " + harmless(why));
            String now = source.line(line);
            if (now.charAt(item.place().column() - 1) == '{') {
                if (!now.stripTrailing().endsWith("}") || item.entries().containsKey("required")) {
                    return false;
                }
                source.replace(line, now.substring(0, now.lastIndexOf('}')) + ", required: false}");
                source.insertBefore(line, " ".repeat(source.indent(line)) + comment);
                return true;
            }
            String keys = " ".repeat(item.place().column() - 1);
            Entry required = item.entries().get("required");
            if (required == null) {
                source.insertAfter(lastLine(item), keys + comment);
                source.insertAfter(lastLine(item), keys + "required: false");
                return true;
            }
            int place = required.place().line();
            source.insertBefore(place, keys + comment);
            source.replace(place, source.line(place).replaceFirst("true", "false"));
            return true;
        }

        private boolean remark(Mapping step, String text) {
            int line = step.place().line();
            source.insertBefore(
                    line,
                    "%s# %s: %s"
                            .formatted(" ".repeat(source.indent(line)), occasion, harmless(text)));
            return true;
        }

        /// The last line of a list's entry: what follows is indented less, and comments between belong to what follows.
        private int lastLine(Node entry) {
            int first = entry.place().line();
            int dash = source.indent(first);
            int last = first;
            for (int line = first + 1; line <= source.size(); line++) {
                String words = source.line(line).strip();
                if (words.isEmpty() || (source.indent(line) <= dash && words.startsWith("#"))) {
                    continue;
                }
                if (source.indent(line) <= dash) {
                    break;
                }
                last = line;
            }
            return last;
        }

        private static Optional<Mapping> mapping(Optional<Entry> list, String id) {
            return list.map(Entry::value).stream()
                    .flatMap(v -> v instanceof Sequence s ? s.items().stream() : Stream.empty())
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .filter(m -> id(m.entries()).equals(id))
                    .findFirst();
        }

        private static String id(Map<String, Entry> entries) {
            Entry id = entries.get("id");
            return id != null && id.value() instanceof Text text ? text.value() : "";
        }

        /// An id for a new item, made of its first words.
        private String id(String stepId, String words) {
            String plain =
                    words.toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "-")
                            .replaceAll("^[-0-9]+|-+$", "");
            String shortened =
                    plain.length() > LONGEST_ID
                            ? plain.substring(0, LONGEST_ID).replaceAll("-[^-]*$", "")
                            : plain;
            String base = shortened.isEmpty() ? "added" : shortened;
            String id = base;
            for (int count = 2; taken(stepId, id); count++) {
                id = base + "-" + count;
            }
            newIds.add(stepId + "." + id);
            return id;
        }

        private boolean taken(String stepId, String id) {
            return newIds.contains(stepId + "." + id)
                    || book.step(stepId).flatMap(s -> s.item(id)).isPresent();
        }

        private static String next(String version) {
            Matcher semantic = SEMANTIC.matcher(version);
            if (semantic.matches()) {
                return semantic.group(1) + "." + (Integer.parseInt(semantic.group(2)) + 1) + ".0";
            }
            Matcher numbered = NUMBERED.matcher(version);
            return numbered.matches()
                    ? numbered.group(1) + (Integer.parseInt(numbered.group(2)) + 1)
                    : version + ".1";
        }

        private static String summary(List<RunbookChange> placed) {
            var parts = new ArrayList<String>();
            count(parts, placed, NewItem.class, "item added", "items added");
            count(parts, placed, OptionalItem.class, "item made optional", "items made optional");
            count(parts, placed, Remark.class, "remark", "remarks");
            return String.join(", ", parts);
        }

        private static void count(
                List<String> parts,
                List<RunbookChange> placed,
                Class<? extends RunbookChange> kind,
                String one,
                String many) {
            long number = placed.stream().filter(kind::isInstance).count();
            if (number > 0) {
                parts.add(number + " " + (number == 1 ? one : many));
            }
        }

        /// Words on one line, without what must not stand in a runbook.
        private static String harmless(String words) {
            var safe = new StringBuilder();
            words.codePoints()
                    .map(c -> Characters.forbidden(c) || Character.isWhitespace(c) ? ' ' : c)
                    .forEach(safe::appendCodePoint);
            return safe.toString().replaceAll(" +", " ").strip();
        }

        private static String scalar(String words) {
            boolean plain =
                    PLAIN.matcher(words).matches()
                            && !WORDS_OF_YAML.contains(words.toLowerCase(Locale.ROOT));
            return plain ? words : quoted(words);
        }

        private static String quoted(String words) {
            return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }
}
