package dev.incidentrunbook.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The table of `signals.yaml`: which lines speak for which cause, and how much.
///
/// @param priors how likely each cause is before any line was read
/// @param circumstances what the pattern of failures speaks for, by its name
/// @param signals the signs in order of precedence
/// @param patterns every pattern with what it belongs to
/// @param changes every pattern that tells of a change
/// @param harmless every pattern that tells of noise
/// @param ownCode tells the user's code from others'
record SignalTable(
        Map<String, Double> priors,
        Map<String, Map<String, Double>> circumstances,
        List<Signal> signals,
        List<Entry> patterns,
        List<Entry> changes,
        List<Entry> harmless,
        OwnCode ownCode) {
    private static final SignalTable SHIPPED = read();

    /// A pattern and whose it is.
    ///
    /// @param owner the number of the signal, or of the kind of change
    /// @param takesBack whether it takes the sign back
    record Entry(Pattern pattern, int owner, boolean takesBack) {}

    SignalTable {
        signals = List.copyOf(signals);
        patterns = List.copyOf(patterns);
        changes = List.copyOf(changes);
        harmless = List.copyOf(harmless);
    }

    /// The table that belongs to this program.
    static SignalTable shipped() {
        return SHIPPED;
    }

    private static SignalTable read() {
        try (InputStream in = SignalTable.class.getResourceAsStream("signals.yaml")) {
            if (in == null) {
                throw new IllegalStateException("signals.yaml is not in the program");
            }
            return of(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("EnumOrdinal")
    private static SignalTable of(JsonNode root) {
        Map<String, Double> weights = numbers(root.get("weights"));
        var signals = new ArrayList<Signal>();
        var patterns = new ArrayList<Entry>();
        for (JsonNode node : root.get("signals")) {
            signals.add(
                    new Signal(
                            node.get("id").asString(),
                            signals.size(),
                            node.get("family").asString(),
                            weighed(node.get("causes"), weights),
                            node.get("says").asString(),
                            node.get("check").asString(),
                            node.path("component").asString(""),
                            node.path("decides").asBoolean(true),
                            texts(node.path("explained-by"))));
            add(patterns, node, signals.size() - 1);
        }
        var changes = new ArrayList<Entry>();
        for (JsonNode node : root.get("changes")) {
            add(changes, node, Change.Kind.of(node.get("kind").asString()).ordinal());
        }
        var harmless = new ArrayList<Entry>();
        add(harmless, root.get("harmless"), 0);
        var circumstances = new LinkedHashMap<String, Map<String, Double>>();
        root.get("circumstances")
                .propertyStream()
                .forEach(p -> circumstances.put(p.getKey(), weighed(p.getValue(), weights)));
        JsonNode frameworks = root.get("frameworks");
        return new SignalTable(
                numbers(root.get("priors")),
                circumstances,
                signals,
                patterns,
                changes,
                harmless,
                new OwnCode(
                        texts(frameworks.get("functions")),
                        texts(frameworks.get("generated")),
                        texts(frameworks.get("folders"))));
    }

    private static void add(List<Entry> patterns, JsonNode node, int owner) {
        texts(node.get("any"))
                .forEach(text -> patterns.add(new Entry(Pattern.of(text), owner, false)));
        texts(node.path("not"))
                .forEach(text -> patterns.add(new Entry(Pattern.of(text), owner, true)));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, Double> numbers(JsonNode object) {
        var numbers = new LinkedHashMap<String, Double>();
        object.propertyStream().forEach(p -> numbers.put(p.getKey(), p.getValue().asDouble()));
        return numbers;
    }

    private static Map<String, Double> weighed(JsonNode causes, Map<String, Double> weights) {
        var weighed = new LinkedHashMap<String, Double>();
        causes.propertyStream()
                .forEach(p -> {
                    Double weight = weights.get(p.getValue().asString());
                    if (weight == null) {
                        throw new IllegalStateException(
                                "signals.yaml has no weight " + p.getValue());
                    }
                    weighed.put(p.getKey(), weight);
                });
        return weighed;
    }
}
