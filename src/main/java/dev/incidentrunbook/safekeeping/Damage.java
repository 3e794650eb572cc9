package dev.incidentrunbook.safekeeping;

import java.util.Optional;

/// Something in the store that is not as it was written.
///
/// @param file the file's name in the folder: `incidents.db`, `evidence.db` or `events.jsonl`
/// @param incident the incident that it touches; empty when it touches none, or cannot be told
/// @param evidence the evidence that it touches, `E3`; empty when it touches none, or cannot be told
/// @param sentence what is wrong, in one sentence
public record Damage(
        String file, Optional<String> incident, Optional<String> evidence, String sentence) {}
