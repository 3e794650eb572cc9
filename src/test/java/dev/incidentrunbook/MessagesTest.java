package dev.incidentrunbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text that the code asks for is there, and every text that is there is asked for.
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main");

    /// A key in quotes: `"step.finish"`.
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z0-9-]+)+)\"");

    /// The beginning of a key that is put together: `"step.outcome." + word`.
    private static final Pattern BEGINNING =
            Pattern.compile("\"([a-z][a-z-]*\\.(?:[a-z0-9-]+[.-])*)\"\\s*\\+");

    /// The end of a key that is put together: `key + ".name"`.
    private static final Pattern END = Pattern.compile("\\+\\s*\"(\\.[a-z0-9.-]+)\"");

    /// A key in FXML: `text="%step.finish"`.
    private static final Pattern IN_FXML = Pattern.compile("\"%([a-zA-Z0-9.-]+)\"");

    private static final Pattern ASKED_FOR =
            Pattern.compile("Messages\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everyTextThatIsAskedForIsThere() {
        Set<String> asked = new TreeSet<>(find(ASKED_FOR, ".java"));
        asked.addAll(find(IN_FXML, ".fxml"));
        for (Shortcut shortcut : Shortcut.values()) {
            asked.add("shortcut." + shortcut.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        for (Theme theme : Theme.values()) {
            asked.add("settings.theme." + theme.key());
        }
        asked.removeAll(Messages.bundle().keySet());
        assertEquals(Set.of(), asked, "missing in messages.properties");
    }

    @Test
    void everyTextThatIsThereIsAskedFor() {
        Set<String> literal = new HashSet<>(find(LITERAL, ".java"));
        literal.addAll(find(IN_FXML, ".fxml"));
        Collection<String> beginnings = find(BEGINNING, ".java");
        Collection<String> ends = find(END, ".java");
        Set<String> unused =
                Messages.bundle().keySet().stream()
                        .filter(key -> !literal.contains(key))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                        .filter(key ->
                                ends.stream()
                                        .noneMatch(end ->
                                                key.endsWith(end)
                                                        && literal.contains(
                                                                key.substring(
                                                                        0,
                                                                        key.length()
                                                                                - end.length()))))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused, "no longer used; delete from messages.properties");
    }

    @Test
    void everyTextIsAFormatThatCanBeRead() {
        for (String key : Messages.bundle().keySet()) {
            new MessageFormat(Messages.bundle().getString(key), Locale.ROOT);
        }
    }

    /// A single apostrophe disappears where a text is formatted.
    @Test
    void noTextLosesAnApostrophe() {
        Set<String> lost =
                Messages.bundle().keySet().stream()
                        .filter(key -> Messages.bundle().getString(key).contains("{0}"))
                        .filter(key ->
                                Messages.bundle().getString(key).replace("''", "").contains("'"))
                        .collect(Collectors.toSet());
        assertEquals(Set.of(), lost, "write '' for an apostrophe in a text with {0}");
    }

    private static Collection<String> find(Pattern pattern, String ending) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .flatMap(file -> pattern.matcher(text(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
