package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.SqliteSafekeeping;
import dev.incidentrunbook.store.SqliteStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A terminal in which a test types. Every command opens the store anew, as every start of the program does.
final class Terminal {
    static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

    final SettableClock clock = new SettableClock(MORNING);
    final Map<String, String> environment = new HashMap<>();
    final List<String> opened = new ArrayList<>();
    final List<Throwable> bugs = new ArrayList<>();
    private final Path folder;

    /// Whoever sits there.
    Person person = Person.NOBODY;

    /// From now on the store fails in a way that nobody expected.
    boolean failing;

    /// The store that every command works on, where it is not opened from the folder.
    Optional<OpenStore> kept = Optional.empty();

    /// @param folder holds the store, and is where relative file names lead to
    Terminal(Path folder) {
        this.folder = folder;
    }

    /// What a command left on the terminal.
    record Answer(int code, ByteArrayOutputStream printed, String err) {
        byte[] bytes() {
            return printed.toByteArray();
        }

        String out() {
            return printed.toString(StandardCharsets.UTF_8).strip();
        }
    }

    Answer type(String... words) {
        return pipe(new byte[0], words);
    }

    /// Types a command that has to succeed.
    ///
    /// @return what it printed
    String ok(String... words) {
        Answer answer = type(words);
        if (answer.code() != 0 || !answer.err().isEmpty()) {
            throw new AssertionError(
                    List.of(words) + " ended with " + answer.code() + ": " + answer.err());
        }
        return answer.out();
    }

    /// Types a command that has to succeed.
    ///
    /// @return the JSON it printed
    JsonNode json(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--json";
        return new JsonMapper().readTree(ok(all));
    }

    /// The texts of the notes.
    List<String> notes() {
        var texts = new ArrayList<String>();
        json("show").get("notes").forEach(note -> texts.add(note.get("text").asString()));
        return texts;
    }

    /// Types a command into which bytes are piped.
    Answer pipe(byte[] input, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(input);
        var surroundings =
                new Surroundings(
                        in,
                        out,
                        err,
                        environment,
                        "somebody",
                        folder,
                        ZoneOffset.UTC,
                        clock,
                        () -> folder.resolve("store"),
                        this::open,
                        where ->
                                new SqliteSafekeeping(
                                        where,
                                        new EventCodec(new RunbookReader()),
                                        InstantSource.system()),
                        new RunbookReader(),
                        (where, incident) -> {
                            opened.add(where + " " + incident.orElse("all"));
                            return 0;
                        },
                        person,
                        bugs::add);
        int code = new Shell(surroundings).run(words);
        return new Answer(code, out, err.toString(StandardCharsets.UTF_8));
    }

    /// The store, as another program has it open.
    SqliteStore store() {
        return store(folder.resolve("store"));
    }

    private static SqliteStore store(Path folder) {
        return SqliteStore.open(
                folder, new EventCodec(new RunbookReader()), InstantSource.system());
    }

    private OpenStore open(Path folder) {
        if (kept.isPresent()) {
            return kept.get();
        }
        if (failing) {
            throw new IllegalStateException("out of order");
        }
        SqliteStore store = store(folder);
        return OpenStore.of(
                store.log(), store.evidence(), store.preferences(), store.index(), store::close);
    }
}
