package dev.incidentrunbook.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What it takes to check a review beyond the incident: whoever has a store and can find secrets hands it in.
///
/// @param damage what is wrong with the bytes of each evidence, by its number; no entry when nothing is; empty when nobody looked
/// @param secrets tells the kinds of secret in a text; empty when nobody can
public record Proof(
        Optional<Map<Integer, List<String>>> damage,
        Optional<Function<String, List<String>>> secrets) {

    /// Nothing at hand.
    public static Proof none() {
        return new Proof(Optional.empty(), Optional.empty());
    }
}
