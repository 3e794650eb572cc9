package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.incidentrunbook.runbook.Runbook;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The table of signs and weights.
class SignalTableTest {
    @Test
    void everySignSaysWhyItWeighsWhatItWeighs() throws Exception {
        try (InputStream in = SignalTable.class.getResourceAsStream("signals.yaml")) {
            JsonNode root = new YAMLMapper().readTree(in);
            root.get("signals")
                    .forEach(s ->
                            assertFalse(
                                    s.path("why").asString("").isBlank(), s.get("id").asString()));
            root.get("changes")
                    .forEach(c ->
                            assertFalse(
                                    c.path("why").asString("").isBlank(),
                                    c.get("kind").asString()));
        }
    }

    @Test
    void theCausesAreThoseOfTheRunbook() {
        Set<String> known =
                LabelledCase.CAUSES.stream()
                        .map(Runbook.Cause::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, new TreeSet<>(SignalTable.shipped().priors().keySet()));
        SignalTable.shipped()
                .signals()
                .forEach(s -> assertEquals(Set.of(), minus(s.causes().keySet(), known), s.id()));
    }

    @Test
    void noRuleNamesAnythingOfTheDevelopmentSet() throws Exception {
        try (InputStream in = SignalTable.class.getResourceAsStream("signals.yaml")) {
            String text =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .toLowerCase(java.util.Locale.ROOT);
            for (String name :
                    List.of(
                            "acme",
                            "ledger",
                            "giftcard",
                            "loyalty",
                            "birthday",
                            "boxoffice",
                            "variants",
                            "zone_for",
                            "stock",
                            "snapshot")) {
                assertFalse(text.contains(name), name);
            }
        }
    }

    private static Set<String> minus(Set<String> all, Set<String> known) {
        var rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
