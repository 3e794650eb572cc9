package dev.incidentrunbook.bundle;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a bundle says it holds. The names of the fields are the file format: one written here is never changed, only added
/// to, and what older programs must not pass over raises the version.
///
/// @param format [#FORMAT]
/// @param version [#VERSION] of the format
/// @param program which program made it
/// @param incident the incident's original id
/// @param events how many events there are
/// @param head the hash of the last event, which stands for all before it
/// @param made when it was made, in UTC
/// @param masked what was masked in it, and what that means for who checks it; blank when nothing was
/// @param parts every other entry, in the order of their paths
record Manifest(
        String format,
        int version,
        String program,
        String incident,
        long events,
        String head,
        String made,
        String masked,
        List<Part> parts) {

    static final String FORMAT = "incident-runbook-bundle";
    static final int VERSION = 2;

    /// The version of bundles in which nothing is masked, which every version of the program reads.
    static final int UNMASKED = 1;

    static final String PATH = "manifest.json";
    static final String EVENTS = "events.jsonl";
    static final String REVIEW = "review.md";
    static final String OBJECTS = "objects/";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    Manifest {
        parts = List.copyOf(parts);
    }

    /// What an entry is there for.
    enum Role {
        EVENTS,
        REVIEW,
        EVIDENCE
    }

    /// An entry.
    ///
    /// @param path its name in the zip
    /// @param size number of bytes
    /// @param sha256 SHA-256 of all bytes, 64 lower-case hexadecimal digits
    /// @param name for evidence the name it was attached under, otherwise the path
    /// @param mediaType IANA media type
    record Part(String path, Role role, long size, String sha256, String name, String mediaType) {}

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /// Reads a manifest.
    ///
    /// @throws dev.incidentrunbook.incident.RefusedException when it is none, or one of a newer format
    static Manifest read(byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            if (!tree.path("format").asString("").equals(FORMAT)) {
                throw Refusals.notABundle();
            }
            if (tree.path("version").asInt(0) > VERSION) {
                throw Refusals.newer();
            }
            if (tree instanceof ObjectNode object && !object.has("masked")) {
                object.put("masked", "");
            }
            Manifest manifest = JSON.treeToValue(tree, Manifest.class);
            if (manifest.version < UNMASKED) {
                throw Refusals.bad("its manifest has no version that there ever was");
            }
            return manifest;
        } catch (JacksonException e) {
            throw Refusals.bad("its manifest cannot be read", e);
        }
    }
}
