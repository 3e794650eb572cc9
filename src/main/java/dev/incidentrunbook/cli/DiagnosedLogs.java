package dev.incidentrunbook.cli;

import dev.incidentrunbook.diagnosis.LogReading;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.MediaType;
import dev.incidentrunbook.evidence.PackedEvidence;
import dev.incidentrunbook.incident.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Brings logs to the diagnosis: named files, the files of a folder, standard input; packed or not.
final class DiagnosedLogs {
    private static final String STANDARD_INPUT = "-";
    private static final int BUFFER = 256 * 1024;
    private static final int HEAD = 4096;

    private final Surroundings surroundings;

    DiagnosedLogs(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Reads what is named on a command line.
    ///
    /// @throws RefusedException when one of them is no log that can be read
    List<SourceFindings> read(List<String> names) throws IOException {
        List<Path> files = new ArrayList<>();
        boolean standardInput = false;
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                standardInput = true;
            } else {
                files.addAll(expanded(surroundings.workingFolder().resolve(name).normalize()));
            }
        }
        Map<String, Integer> sameName = new HashMap<>();
        files.forEach(file -> sameName.merge(String.valueOf(file.getFileName()), 1, Integer::sum));
        var findings = new ArrayList<SourceFindings>();
        for (Path file : files.stream().distinct().toList()) {
            String base = String.valueOf(file.getFileName());
            boolean unique = sameName.getOrDefault(base, 0) == 1;
            String cited = unique ? base : surroundings.workingFolder().relativize(file).toString();
            try (InputStream in = Files.newInputStream(file)) {
                List<SourceFindings> found =
                        read(in, cited, Files.getLastModifiedTime(file).toInstant());
                if (found.isEmpty()) {
                    throw RefusedException.wrongWords(
                            "There is no log in " + file + " that can be read.");
                }
                findings.addAll(found);
            }
        }
        if (standardInput) {
            findings.addAll(
                    read(surroundings.in(), "standard-input", surroundings.clock().now().wall()));
        }
        return findings;
    }

    private static List<Path> expanded(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            try (Stream<Path> inside = Files.list(file)) {
                List<Path> files =
                        inside.filter(Files::isRegularFile)
                                .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
                                .sorted()
                                .toList();
                if (files.isEmpty()) {
                    throw RefusedException.wrongWords(
                            "The folder " + file + " holds no file; name the logs to read.");
                }
                return files;
            }
        }
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw RefusedException.wrongWords(
                    file + " is a pipe, a socket or a device; pipe it in and name it -.");
        }
        return List.of(file);
    }

    /// Reads a log to its end, or all logs that are packed in it; none when nothing in it is a log.
    ///
    /// @param name how it is cited
    /// @param near about when it was written
    /// @throws IOException when it is packed and damaged, with a sentence
    static List<SourceFindings> read(InputStream raw, String name, Instant near)
            throws IOException {
        byte[] head = raw.readNBytes(HEAD);
        var whole = new SequenceInputStream(new ByteArrayInputStream(head), raw);
        if (!PackedEvidence.packed(MediaType.of(name, head))) {
            return List.of(readPlain(whole, name, near));
        }
        var findings = new ArrayList<SourceFindings>();
        PackedEvidence.texts(
                whole,
                name,
                (member, bytes) ->
                        findings.add(
                                readPlain(
                                        bytes,
                                        member.cited(name),
                                        member.modified().orElse(near))));
        return findings;
    }

    private static SourceFindings readPlain(InputStream in, String name, Instant near)
            throws IOException {
        var reading = new LogReading(name, near);
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            reading.read(buffer, 0, n);
        }
        return reading.end();
    }
}
