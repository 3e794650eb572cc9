package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Runbook.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Reads runbooks and checks them. A runbook is text to be followed by people: reading one never
/// runs a command, loads a class or opens a connection, whatever the file says.
public final class RunbookReader {
    /// The largest runbook that is read, in bytes of UTF-8.
    public static final int LARGEST = 1 << 20;

    private static final List<String> SHIPPED = List.of("http-500");

    /// Reads a runbook from its text.
    ///
    /// @param name what to call it in messages, usually the file name
    /// @param text YAML or JSON
    /// @throws BadRunbookException with every problem at once, when it cannot be used
    public Runbook read(String name, String text) {
        if (text.isBlank()) {
            throw refusal(name, "write a runbook into this file; it is empty");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LARGEST) {
            throw tooLarge(name);
        }
        // A byte order mark is what some editors put before UTF-8; it says nothing and is no error.
        String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Problems problems = new Problems();
        Optional<Runbook> runbook =
                YamlTree.parse(yaml, problems)
                        .flatMap(tree ->
                                Section.read(
                                        "",
                                        tree,
                                        problems,
                                        file ->
                                                RunbookShape.runbook(
                                                        file, new Source(text, sha256(utf8)))));
        if (runbook.isEmpty() || !problems.isEmpty()) {
            throw new BadRunbookException(name, problems.inFileOrder());
        }
        return runbook.get();
    }

    /// Reads a runbook from a file in UTF-8.
    ///
    /// @throws BadRunbookException when the file cannot be read or is no runbook
    public Runbook readFile(Path file) {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw refusal(name, "check the path; there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw refusal(name, "name a runbook file in it; this is a folder");
        }
        if (!Files.isRegularFile(file)) {
            throw refusal(name, "name a plain file; this is a device or a pipe");
        }
        return read(name, decode(name, bytes(name, file)));
    }

    /// The runbook shipped with the program under this id.
    ///
    /// @throws IllegalArgumentException when none is shipped under that id; the message names those
    ///   that are
    public Runbook shipped(String id) {
        if (!SHIPPED.contains(id)) {
            throw new IllegalArgumentException(
                    "No runbook is shipped under the name %s. Choose one of these: %s."
                            .formatted(Characters.quoted(id), String.join(", ", SHIPPED)));
        }
        String name = id + ".yaml";
        try (InputStream in = RunbookReader.class.getResourceAsStream("shipped/" + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program was packed without its runbook " + name);
            }
            return read(name, decode(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The ids of all runbooks shipped with the program, the default one first.
    public List<String> shippedIds() {
        return SHIPPED;
    }

    private static byte[] bytes(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge(name);
            }
            return bytes;
        } catch (IOException e) {
            throw refusal(
                    name,
                    "check that you may read the file; the system refused it: " + e.getMessage());
        }
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw refusal(name, "save the file as UTF-8; it holds bytes that are not");
        }
    }

    private static BadRunbookException tooLarge(String name) {
        return refusal(
                name,
                "shorten it to less than 1 MiB; a runbook holds text, logs belong to the evidence");
    }

    private static BadRunbookException refusal(String name, String sentence) {
        return new BadRunbookException(name, List.of(new RunbookProblem("", 0, 0, sentence)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must offer SHA-256", e);
        }
    }
}
