package dev.incidentrunbook.redaction;

import com.google.re2j.Pattern;
import dev.incidentrunbook.redaction.Rule.Shape;
import dev.incidentrunbook.redaction.Rule.Start;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What is looked for. Reading and compiling the rules takes a noticeable part of a second, so they are read once and shared.
///
/// @param rules in the order in which they are preferred where several find the same
/// @param placeholders what stands in place of a secret and is none
/// @param harmlessWords a key with one of them in its name holds no secret; in lower case
public record Rules(List<Rule> rules, Pattern placeholders, Set<String> harmlessWords) {
    private static final String FILE = "rules.yaml";
    private static final String ANCHOR = "^(?:";
    private static final int REACH = 400;

    public Rules {
        rules = List.copyOf(rules);
        harmlessWords = Set.copyOf(harmlessWords);
    }

    /// Whether what is optional is looked for too.
    public enum Scope {
        USUAL,
        WITH_IP_ADDRESSES
    }

    private static final class Shipped {
        private static final Rules RULES = read();
    }

    /// The rules that come with the program.
    public static Rules shipped(Scope scope) {
        Rules all = Shipped.RULES;
        return scope == Scope.WITH_IP_ADDRESSES
                ? all
                : new Rules(
                        all.rules.stream().filter(r -> !r.optional()).toList(),
                        all.placeholders,
                        all.harmlessWords);
    }

    /// Whether there is a rule, or a word of a mask, of this name.
    public boolean knows(String name) {
        return rules.stream().anyMatch(r -> r.id().equals(name) || r.mask().equals(name));
    }

    private static Rules read() {
        try (InputStream in = Rules.class.getResourceAsStream(FILE)) {
            JsonNode file = new YAMLMapper().readTree(in);
            var rules = new ArrayList<Rule>();
            for (JsonNode rule : file.path("rules")) {
                rules.add(rule(rule));
            }
            return new Rules(
                    rules,
                    Pattern.compile(file.path("placeholders").asString()),
                    Set.copyOf(texts(file.path("harmless words"))));
        } catch (IOException e) {
            throw new UncheckedIOException("The rules of the program cannot be read", e);
        }
    }

    private static Rule rule(JsonNode rule) {
        return new Rule(
                rule.path("id").asString(),
                rule.path("mask").asString("secret"),
                rule.path("finds").asString(),
                !rule.path("pattern").asString("").startsWith("(?i)"),
                texts(rule.path("keywords")),
                anchored(rule.path("pattern")),
                Optional.of(rule.path("shape"))
                        .filter(JsonNode::isString)
                        .map(shape -> Shape.valueOf(constant(shape))),
                rule.has("start") ? Start.valueOf(constant(rule.path("start"))) : Start.WORD,
                rule.path("named").asBoolean(false),
                rule.path("reach").asInt(REACH),
                rule.path("entropy").asDouble(0),
                rule.path("words").asBoolean(true),
                rule.path("digits").asBoolean(true),
                pattern(rule.path("unless")),
                rule.path("optional").asBoolean(false),
                rule.path("reason").asString());
    }

    private static String constant(JsonNode word) {
        return word.asString().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// Anchored by the pattern itself: `lookingAt` of RE2/J reads on to the end even when nothing can match any more.
    private static Optional<Pattern> anchored(JsonNode text) {
        return text.isString()
                ? Optional.of(Pattern.compile(ANCHOR + text.asString() + ")"))
                : Optional.empty();
    }

    private static Optional<Pattern> pattern(JsonNode text) {
        return text.isString() ? Optional.of(Pattern.compile(text.asString())) : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        for (JsonNode text : list) {
            texts.add(text.asString());
        }
        return texts;
    }
}
