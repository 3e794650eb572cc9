package dev.incidentrunbook.runbook;

import dev.incidentrunbook.runbook.Runbook.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Reads runbooks and checks them. A runbook is text to be followed by people: reading one never
/// runs a command, loads a class or opens a connection, whatever the file says.
public final class RunbookReader {
    private static final List<String> SHIPPED = List.of("http-500");

    private final PlainFile files = new PlainFile("runbook", BadRunbookException::new);

    /// Reads a runbook from its text.
    ///
    /// @param name what to call it in messages, usually the file name
    /// @param text YAML or JSON
    /// @throws BadRunbookException with every problem at once, when it cannot be used
    public Runbook read(String name, String text) {
        return files.read(
                name, text, file -> RunbookShape.runbook(file, new Source(text, sha256(text))));
    }

    /// Reads a runbook from a file in UTF-8.
    ///
    /// @throws BadRunbookException when the file cannot be read or is no runbook
    public Runbook readFile(Path file) {
        return read(file.toString(), files.text(file));
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
            return read(name, files.decode(name, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The ids of all runbooks shipped with the program, the default one first.
    public List<String> shippedIds() {
        return SHIPPED;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must offer SHA-256", e);
        }
    }
}
