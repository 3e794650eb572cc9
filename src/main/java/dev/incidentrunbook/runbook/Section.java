package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Node.Entry;
import dev.incidentrunbook.runbook.Node.Flag;
import dev.incidentrunbook.runbook.Node.Mapping;
import dev.incidentrunbook.runbook.Node.Nothing;
import dev.incidentrunbook.runbook.Node.Numeral;
import dev.incidentrunbook.runbook.Node.Place;
import dev.incidentrunbook.runbook.Node.Sequence;
import dev.incidentrunbook.runbook.Node.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One group of keys while it is read. Whoever reads asks for the keys it knows; what was asked for
/// and is missing or wrong, and what stands there without ever being asked for, becomes a problem.
/// The answer is then a harmless stand-in, so that reading goes on and finds the rest; nobody sees
/// it, since a file with a problem is never used.
public final class Section {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 64;
    private static final Pattern DURATION =
            Pattern.compile("([1-9][0-9]{0,2})h(?: ?([1-9]|[1-5][0-9])m)?|([1-9][0-9]{0,2})m");

    private final String path;
    private final Mapping keys;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> needed = new HashSet<>();

    private Section(String path, Mapping keys, Problems problems) {
        this.path = path;
        this.keys = keys;
        this.problems = problems;
    }

    /// Reads a group of keys; empty when something else stands there.
    static <T> Optional<T> read(
            String path, Node node, Problems problems, Function<Section, T> reader) {
        if (!(node instanceof Mapping mapping)) {
            problems.add(path, node.place(), "write a group of keys here; there is " + node.kind());
            return Optional.empty();
        }
        Section section = new Section(path, mapping, problems);
        T value = reader.apply(section);
        section.reportUnknownKeys();
        return Optional.of(value);
    }

    /// A key that must be there, with a text that says something.
    public String text(String key) {
        return required(key, "a text").map(n -> textOf(path(key), n).strip()).orElse("");
    }

    /// A key that may be left out; then the answer is empty.
    public String optionalText(String key) {
        return value(key).map(n -> textOf(path(key), n).strip()).orElse("");
    }

    /// The key `id`: lower-case letters, digits and hyphens, and no second time among `seen`.
    String id(Map<String, Place> seen) {
        Optional<Node> node = required("id", "a short name such as check-logs");
        String id = node.map(n -> textOf(path("id"), n)).orElse("");
        if (id.isEmpty()) {
            return id;
        }
        Place place = node.orElseThrow().place();
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            problems.add(
                    path("id"),
                    place,
                    "use lower-case letters, digits and single hyphens, a letter first and at most "
                            + LONGEST_ID
                            + " in all, for instance check-logs");
        }
        Place first = seen.putIfAbsent(id, place);
        if (first != null) {
            problems.add(
                    path("id"),
                    place,
                    "choose another id; line "
                            + first.line()
                            + " already uses "
                            + Characters.quoted(id));
        }
        return id;
    }

    /// A key that may be left out, and holds one of these words.
    Optional<String> optionalChoice(String key, List<String> allowed) {
        return value(key).isEmpty() ? Optional.empty() : Optional.of(choice(key, allowed));
    }

    /// The key `id` of a file as a whole.
    public String id() {
        return id(new HashMap<>());
    }

    /// A key that must be there and holds one of these words.
    public String choice(String key, List<String> allowed) {
        String words = "one of " + String.join(", ", allowed);
        Optional<Node> node = required(key, words);
        if (node.isEmpty()) {
            return allowed.getFirst();
        }
        if (node.get() instanceof Text text && allowed.contains(text.value())) {
            return text.value();
        }
        problems.add(path(key), node.get().place(), "use " + words + there(node.get()));
        return allowed.getFirst();
    }

    /// A key that may be left out and is `true` or `false`.
    public boolean flag(String key, boolean otherwise) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        if (node.get() instanceof Flag flag) {
            return flag.value();
        }
        problems.add(
                path(key),
                node.get().place(),
                "use true or false, without quotes" + there(node.get()));
        return otherwise;
    }

    /// A key that must be there and holds a time such as `25m` or `1h 30m`.
    public Duration duration(String key) {
        String wanted = "a time such as 25m, 2h or 1h 30m";
        Optional<Node> node = required(key, wanted);
        if (node.isEmpty()) {
            return Duration.ZERO;
        }
        Matcher time = DURATION.matcher(node.get() instanceof Text text ? text.value() : "");
        if (!time.matches()) {
            problems.add(path(key), node.get().place(), "write " + wanted + there(node.get()));
            return Duration.ZERO;
        }
        String minutes = time.group(1) == null ? time.group(3) : time.group(2);
        return Duration.ofHours(time.group(1) == null ? 0 : Long.parseLong(time.group(1)))
                .plusMinutes(minutes == null ? 0 : Long.parseLong(minutes));
    }

    /// A key that must be there, with a list of at least one text.
    public List<String> texts(String key) {
        return required(key, "a list of texts").map(n -> textsOf(key, n)).orElse(List.of());
    }

    /// A key that may be left out; else a list of at least one text.
    public List<String> optionalTexts(String key) {
        return value(key).map(n -> textsOf(key, n)).orElse(List.of());
    }

    /// A key that may be left out; else a list of at least one id that stands in this file, none of them twice.
    public List<String> references(String key, Set<String> known, String what) {
        return words(key, known, "name " + what + " of this file; there is none with the id ");
    }

    /// A key that may be left out; else a list of at least one of these words, none of them twice.
    public List<String> choices(String key, Set<String> known) {
        return words(key, known, "use " + String.join(", ", known) + "; there is ");
    }

    private List<String> words(String key, Set<String> known, String unknown) {
        Set<String> words = new LinkedHashSet<>();
        for (Element element : value(key).map(n -> elements(key, n)).orElse(List.of())) {
            String word = textOf(element.path(), element.node());
            Place place = element.node().place();
            if (word.isEmpty()) {
                continue;
            }
            if (!words.add(word)) {
                problems.add(
                        element.path(),
                        place,
                        "remove " + Characters.quoted(word) + "; the list names it twice");
            } else if (!known.contains(word)) {
                problems.add(
                        element.path(),
                        place,
                        unknown + Characters.quoted(word) + meant(word, known));
            }
        }
        return List.copyOf(words);
    }

    /// A key that must be there, with a list of at least one group of keys.
    public <T> List<T> list(String key, Function<Section, T> reader) {
        return required(key, "a list").map(n -> groups(key, n, reader)).orElse(List.of());
    }

    /// A key that may be left out; else a list of at least one group of keys.
    public <T> List<T> optionalList(String key, Function<Section, T> reader) {
        return value(key).map(n -> groups(key, n, reader)).orElse(List.of());
    }

    /// A key that may be left out; else a group of keys.
    public <T> Optional<T> optionalGroup(String key, Function<Section, T> reader) {
        return value(key).flatMap(n -> read(path(key), n, problems, reader));
    }

    private <T> List<T> groups(String key, Node node, Function<Section, T> reader) {
        return elements(key, node).stream()
                .flatMap(e -> read(e.path(), e.node(), problems, reader).stream())
                .toList();
    }

    private List<String> textsOf(String key, Node node) {
        return elements(key, node).stream().map(e -> textOf(e.path(), e.node()).strip()).toList();
    }

    private record Element(String path, Node node) {}

    private List<Element> elements(String key, Node node) {
        if (!(node instanceof Sequence sequence)) {
            problems.add(
                    path(key),
                    node.place(),
                    "write a list here, each entry after a hyphen" + there(node));
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            String orNot = needed.contains(key) ? "" : ", or leave the key out";
            problems.add(path(key), node.place(), "add at least one entry" + orNot);
        }
        List<Element> elements = new ArrayList<>();
        for (Node item : sequence.items()) {
            elements.add(new Element(path(key) + "[" + elements.size() + "]", item));
        }
        return elements;
    }

    private String textOf(String where, Node node) {
        switch (node) {
            case Text text when text.value().isBlank() ->
                    problems.add(where, node.place(), "write something here; the text is empty");
            case Text text -> {
                return text.value();
            }
            case Numeral n ->
                    problems.add(
                            where,
                            node.place(),
                            "put quotes around it: "
                                    + Characters.quoted(n.written())
                                    + "; without them it is a number");
            case Flag f ->
                    problems.add(
                            where,
                            node.place(),
                            "put quotes around it: \"" + f.value() + "\"; this must be a text");
            case Nothing _, Mapping _, Sequence _ ->
                    problems.add(where, node.place(), "write a text here" + there(node));
        }
        return "";
    }

    private Optional<Node> required(String key, String what) {
        needed.add(key);
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            problems.add(
                    path(key),
                    keys.place(),
                    "add the key " + Characters.quoted(key) + " with " + what);
        }
        return value;
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(keys.entries().get(key)).map(Entry::value);
    }

    private void reportUnknownKeys() {
        keys.entries()
                .forEach((key, entry) -> {
                    if (!asked.contains(key)) {
                        problems.add(
                                path(key),
                                entry.place(),
                                "remove the key "
                                        + Characters.quoted(key)
                                        + "; nothing reads it"
                                        + meant(key, asked));
                    }
                });
    }

    /// Guessing takes time for each known name, so it ends with the problems that are shown.
    private String meant(String word, Set<String> known) {
        if (problems.full()) {
            return "";
        }
        return Nearest.to(word, known).map(k -> ". Did you mean " + k + "?").orElse("");
    }

    private static String there(Node node) {
        return "; there is "
                + (node instanceof Text t ? Characters.quoted(t.value()) : node.kind());
    }

    /// Says that something is wrong with the value of a key.
    ///
    /// @param sentence what should stand there
    public void problem(String key, String sentence) {
        Place place =
                Optional.ofNullable(keys.entries().get(key)).map(Entry::place).orElse(keys.place());
        problems.add(path(key), place, sentence);
    }

    private String path(String key) {
        return Problems.inside(path, key);
    }
}
