package dev.incidentrunbook.evidence;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A line of a log that holds an object in JSON, perhaps behind a moment or a name.
public final class JsonLine {
    private static final int DEEPEST = 100;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private JsonLine() {}

    /// Whether a line looks like one.
    public static boolean looksLikeOne(String line) {
        String stripped = line.stripTrailing();
        return stripped.endsWith("}") && stripped.indexOf('{') >= 0 && stripped.indexOf('"') > 0;
    }

    /// The object on lines of its own.
    ///
    /// @return empty when the line holds none
    public static Optional<List<String>> unfolded(String line) {
        int begin = line.indexOf('{');
        if (begin < 0) {
            return Optional.empty();
        }
        try {
            JsonNode object = JSON.readTree(line.substring(begin));
            return Optional.of(JSON.writeValueAsString(object).lines().toList());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
