package dev.incidentrunbook.runbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Reads files in plain YAML or JSON that people write, and tells everything that is wrong with one at once. A runbook is
/// such a file, and so is the order of a review.
public final class PlainFile {
    /// The largest file that is read, in bytes of UTF-8.
    public static final int LARGEST = 1 << 20;

    private final String what;
    private final BiFunction<String, List<RunbookProblem>, ? extends RuntimeException> refusal;

    /// @param what the kind of file, for instance `runbook`
    /// @param refusal makes the exception from the file's name and its problems in file order
    public PlainFile(
            String what,
            BiFunction<String, List<RunbookProblem>, ? extends RuntimeException> refusal) {
        this.what = what;
        this.refusal = refusal;
    }

    /// Reads a file's text.
    ///
    /// @param name what to call it in messages, usually the file name
    /// @param shape asks for the keys of the file; what it never asked for is a problem
    public <T> T read(String name, String text, Function<Section, T> shape) {
        if (text.isBlank()) {
            throw refused(name, "write a %s into this file; it is empty".formatted(what));
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw tooLarge(name);
        }
        // A byte order mark is what some editors put before UTF-8; it says nothing and is no error.
        String yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Problems problems = new Problems(what);
        Optional<T> value =
                YamlTree.parse(yaml, problems)
                        .flatMap(tree -> Section.read("", tree, problems, shape));
        if (value.isEmpty() || !problems.isEmpty()) {
            throw refusal.apply(name, problems.inFileOrder());
        }
        return value.get();
    }

    /// The text of a file in UTF-8.
    public String text(Path file) {
        String name = file.toString();
        if (!Files.exists(file)) {
            throw refused(name, "check the path; there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw refused(name, "name a %s file in it; this is a folder".formatted(what));
        }
        if (!Files.isRegularFile(file)) {
            throw refused(name, "name a plain file; this is a device or a pipe");
        }
        return decode(name, bytes(name, file));
    }

    /// The text that bytes in UTF-8 stand for.
    public String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw refused(name, "save the file as UTF-8; it holds bytes that are not");
        }
    }

    private byte[] bytes(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge(name);
            }
            return bytes;
        } catch (IOException e) {
            throw refused(
                    name,
                    "check that you may read the file; the system refused it: " + e.getMessage());
        }
    }

    private RuntimeException tooLarge(String name) {
        return refused(
                name,
                "shorten it to less than 1 MiB; a %s holds text, logs belong to the evidence"
                        .formatted(what));
    }

    private RuntimeException refused(String name, String sentence) {
        return refusal.apply(name, List.of(new RunbookProblem("", 0, 0, sentence)));
    }
}
