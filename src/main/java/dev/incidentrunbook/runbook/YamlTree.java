package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Node.Entry;
import dev.incidentrunbook.runbook.Node.Flag;
import dev.incidentrunbook.runbook.Node.Mapping;
import dev.incidentrunbook.runbook.Node.Nothing;
import dev.incidentrunbook.runbook.Node.Numeral;
import dev.incidentrunbook.runbook.Node.Place;
import dev.incidentrunbook.runbook.Node.Sequence;
import dev.incidentrunbook.runbook.Node.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Turns YAML (and so JSON) into a tree that remembers where everything stands. Only plain YAML is
/// let in: one document of groups, lists and scalars. Binding to records directly would be shorter,
/// but takes an alias for the text of its name, keeps the last of two equal keys, stops at the
/// first problem and forgets the places.
final class YamlTree {
    private static final int DEEPEST = 20;
    private static final Pattern INDENT = Pattern.compile("^[ \\t]+", Pattern.MULTILINE);

    private final JsonParser tokens;
    private final int[] text;
    private final Problems problems;
    private int lastMark = -1;

    private YamlTree(JsonParser tokens, int[] text, Problems problems) {
        this.tokens = tokens;
        this.text = text;
        this.problems = problems;
    }

    /// The tree of this text; empty when it is not even YAML. What is wrong is added to the
    /// problems.
    static Optional<Node> parse(String yaml, Problems problems) {
        int[] text = yaml.codePoints().toArray();
        Characters.check(text, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        String plain = yaml.startsWith("{") ? withoutTabs(yaml) : yaml;
        try (JsonParser tokens = new YAMLFactory().createParser(ObjectReadContext.empty(), plain)) {
            return Optional.of(new YamlTree(tokens, text, problems).document());
        } catch (TooDeepException e) {
            problems.add(
                    e.path,
                    e.place,
                    "lift this up; a %s is at most %d levels deep"
                            .formatted(problems.what(), DEEPEST));
        } catch (JacksonException e) {
            problems.add("", place(e), "this is not valid YAML: " + reason(e));
        }
        return Optional.empty();
    }

    /// JSON may be indented with tabs and YAML may not. Space for tab, every place stays where it
    /// was.
    private static String withoutTabs(String json) {
        return INDENT.matcher(json).replaceAll(indent -> indent.group().replace('\t', ' '));
    }

    private Node document() {
        JsonToken first = tokens.nextToken();
        if (first == null) {
            return new Nothing(new Place(1, 1));
        }
        Node root = value(first, "", 1);
        if (tokens.nextToken() != null) {
            problems.add(
                    "",
                    here(),
                    "end the file before this line; a %s is one YAML document, and here a second begins"
                            .formatted(problems.what()));
        }
        return root;
    }

    private Node value(JsonToken token, String path, int depth) {
        Place place = here();
        if (depth > DEEPEST) {
            throw new TooDeepException(path, place);
        }
        refuseMarks(path, place);
        if (token == JsonToken.START_OBJECT) {
            return new Mapping(place, entries(path, depth));
        }
        if (token == JsonToken.START_ARRAY) {
            return new Sequence(place, items(path, depth));
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Nothing(place);
        }
        if (token.isBoolean()) {
            return new Flag(place, token == JsonToken.VALUE_TRUE);
        }
        String scalar = tokens.getString();
        if (token.isNumeric()) {
            return new Numeral(place, scalar);
        }
        Characters.checkValue(scalar, path, place, problems);
        return new Text(place, scalar);
    }

    private List<Node> items(String path, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken t = tokens.nextToken(); t != JsonToken.END_ARRAY; t = tokens.nextToken()) {
            items.add(value(t, path + "[" + items.size() + "]", depth + 1));
        }
        return items;
    }

    private Map<String, Entry> entries(String path, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String key = tokens.currentName();
            Place place = here();
            String inside = Problems.inside(path, key);
            refuseMarks(inside, place);
            if (key.equals("<<")) {
                problems.add(inside, place, "write the keys out; << merges in keys from elsewhere");
            }
            Characters.checkValue(key, path, place, problems);
            Entry entry = new Entry(place, value(tokens.nextToken(), inside, depth + 1));
            Entry earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                problems.add(
                        inside,
                        place,
                        "remove one of the two; line "
                                + earlier.place().line()
                                + " already has the key "
                                + Characters.quoted(key));
            }
        }
        return entries;
    }

    /// Anchors, aliases and tags let one place of a file change another, or name classes to load.
    /// The sign that introduces them is the first character of whatever they stand before, and of
    /// nothing else.
    private void refuseMarks(String path, Place place) {
        int offset = (int) tokens.currentTokenLocation().getCharOffset();
        // A group of keys begins where its first key does, so that one sign is met twice.
        if (offset < 0 || offset >= text.length || offset == lastMark) {
            return;
        }
        lastMark = offset;
        int sign = text[offset];
        if (sign == '&') {
            problems.add(
                    path,
                    place,
                    "remove the anchor that begins with &; a %s says everything in its place"
                            .formatted(problems.what()));
        } else if (sign == '*') {
            problems.add(
                    path,
                    place,
                    "write the value out; an alias that begins with * is not allowed in a "
                            + problems.what());
        } else if (sign == '!') {
            problems.add(
                    path,
                    place,
                    "remove the tag that begins with !; a %s holds plain values only"
                            .formatted(problems.what()));
        }
    }

    private Place here() {
        TokenStreamLocation at = tokens.currentTokenLocation();
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static Place place(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml) {
            return yaml.getProblemMark()
                    .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new Place(1, 1));
        }
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? new Place(1, 1)
                : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static String reason(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml) {
            return yaml.getProblem();
        }
        return e.getCause() instanceof YamlEngineException yaml
                ? String.valueOf(yaml.getMessage())
                : "a key must be plain text followed by a colon";
    }

    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final transient Place place;

        TooDeepException(String path, Place place) {
            this.path = path;
            this.place = place;
        }
    }
}
