package dev.incidentrunbook.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void aNumberIsACodeOnlyWhereItIsCalledOne() {
        Pattern undefinedColumn = Pattern.of("^42703$");
        for (String code :
                List.of(
                        "(SQLSTATE 42703)",
                        "SQLState: 42703",
                        "SQLSTATE[42703]: Undefined column",
                        "code: '42703'",
                        "\"code\":\"42703\"",
                        "ERROR 42703 (undefined_column)",
                        "Npgsql.PostgresException (0x80004005): 42703: column",
                        "42703")) {
            assertTrue(in(undefinedColumn, code), code);
        }
        for (String other :
                List.of(
                        "handshake error from 10.3.0.2:42703: remote error",
                        "order 42703 was not found",
                        "worker [42703] ended",
                        "took 42703 ms")) {
            assertFalse(in(undefinedColumn, other), other);
        }
    }

    private static boolean in(Pattern pattern, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return pattern.in(bytes, 0, bytes.length);
    }
}
