package dev.incidentrunbook.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells what bytes are: first by the marks with which formats begin, then by whether they are text, and only then by the
/// file's name, because a name says what someone hoped for.
public final class MediaType {
    /// What is said of bytes that are nothing known.
    public static final String UNKNOWN = "application/octet-stream";

    /// What is said of text that is nothing more special.
    public static final String TEXT = "text/plain";

    private static final String JSON = "application/json";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final Map<String, String> MARKS = marks();

    private MediaType() {}

    /// Tells what the bytes of a file are.
    ///
    /// @param name the file's name
    /// @param head the first bytes, some thousands of them if there are as many
    /// @return an IANA media type
    public static String of(String name, byte[] head) {
        Optional<Packing> packing = Packing.of(head);
        if (packing.isPresent()) {
            return packing.get().mediaType();
        }
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16));
        for (Map.Entry<String, String> mark : MARKS.entrySet()) {
            if (hex.startsWith(mark.getKey())) {
                return mark.getValue();
            }
        }
        if (hex.startsWith("52494646") && hex.startsWith("57454250", 16)) {
            return "image/webp";
        }
        return TextEncoding.of(head)
                .map(encoding -> text(name, encoding.decode(head)))
                .orElse(UNKNOWN);
    }

    private static String text(String name, String start) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean object = start.stripLeading().startsWith("{");
        if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
            return JSON_LINES;
        }
        if (lower.endsWith(".json") || lower.endsWith(".har")) {
            return JSON;
        }
        if (object && linesOfObjects(start)) {
            return JSON_LINES;
        }
        return lower.endsWith(".md") ? "text/markdown" : TEXT;
    }

    /// Several lines that each look like an object; the last one may be cut by the end of what is looked at.
    private static boolean linesOfObjects(String start) {
        String[] lines = start.strip().split("\\R", 4);
        return lines.length > 1
                && Arrays.stream(lines)
                        .limit(lines.length - 1L)
                        .map(String::strip)
                        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    private static Map<String, String> marks() {
        var marks = new LinkedHashMap<String, String>();
        // A zip without a file in it.
        marks.put("504b0506", "application/zip");
        marks.put("89504e470d0a1a0a", "image/png");
        marks.put("ffd8ff", "image/jpeg");
        marks.put(ascii("GIF87a"), "image/gif");
        marks.put(ascii("GIF89a"), "image/gif");
        marks.put(ascii("%PDF-"), "application/pdf");
        return marks;
    }

    private static String ascii(String mark) {
        return HexFormat.of().formatHex(mark.getBytes(StandardCharsets.US_ASCII));
    }
}
