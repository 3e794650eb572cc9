package dev.incidentrunbook.harness;

import dev.incidentrunbook.cli.OpenStore;
import dev.incidentrunbook.cli.Person;
import dev.incidentrunbook.cli.Shell;
import dev.incidentrunbook.cli.Surroundings;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.DesktopLock;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteSafekeeping;
import dev.incidentrunbook.store.SqliteStore;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One of the programs of [Processes]. It takes orders until it is killed: `start FOLDER NAME` starts it as a desktop without
/// a window, which either has the store's window or knocks; `type FOLDER NAME` makes it type commands into the shell, one
/// after the other, each opening the store anew; `end` ends that.
final class WritingProgram {
    private static final InstantSource WALL = InstantSource.system();
    private static final long LISTEN_NANOS = 10_000_000;
    private static final Pattern SEQ = Pattern.compile("\"seq\"\\s*:\\s*(\\d+)");

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Path folder;
    private final String name;
    private final RunbookReader runbooks = new RunbookReader();
    private final EventCodec codec = new EventCodec(runbooks);

    private WritingProgram(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /// Runs with the folder of a store to warm up on.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var warmUp = new WritingProgram(Path.of(arguments[0]), "warm");
        warmUp.command("start", "warming up");
        warmUp.command("note", "warming up");
        Acknowledged.say("warm");
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable WritingProgram program = null;
        @Nullable Thread running = null;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            if (words[0].equals("end")) {
                if (program != null && running != null) {
                    program.ended.set(true);
                    running.join();
                }
                Acknowledged.say("ended");
            } else {
                var next = new WritingProgram(Path.of(words[1]), words[2]);
                program = next;
                running =
                        Thread.ofPlatform()
                                .start(words[0].equals("start") ? next::desktop : next::shell);
            }
        }
    }

    private void desktop() {
        switch (DesktopLock.takeOrKnock(folder, Optional.empty())) {
            case DesktopLock.Start.First(DesktopLock lock) -> {
                Acknowledged.say("first");
                try (lock;
                        SqliteStore store = SqliteStore.open(folder, codec, WALL)) {
                    work(store, lock);
                } catch (IOException e) {
                    throw new UncheckedIOException("A desktop could not listen", e);
                }
            }
            case DesktopLock.Start.Answered _ -> Acknowledged.say("answered");
            case DesktopLock.Start.Unanswered _ -> Acknowledged.say("unanswered");
        }
    }

    private void work(SqliteStore store, DesktopLock lock) throws IOException {
        String incident = store.log().incidents().getFirst();
        for (int i = 0; !ended.get(); i++) {
            Acknowledged.say(
                    "event " + store.log().append(Drafts.note(incident, name + "-" + i)).id());
            lock.knocked();
            LockSupport.parkNanos(LISTEN_NANOS);
        }
        // Whoever knocked meanwhile is answered by the end of the lock.
    }

    private void shell() {
        for (int i = 0; !ended.get(); i++) {
            String text = name + "-" + i;
            switch (i % 3) {
                case 0 -> acknowledge("typed " + text, command("note", text));
                case 1 -> acknowledge("ticked", command("tick", "2.1"));
                default -> acknowledge("ticked", command("untick", "2.1"));
            }
        }
    }

    /// Says what a command recorded; one that found nothing new recorded nothing.
    private static void acknowledge(String what, String printed) {
        Matcher seq = SEQ.matcher(printed);
        if (seq.find()) {
            Acknowledged.say(what + " " + seq.group(1));
        }
    }

    /// Types a command.
    ///
    /// @return what it printed
    private String command(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings =
                new Surroundings(
                        InputStream.nullInputStream(),
                        out,
                        err,
                        Map.of(),
                        name,
                        folder,
                        ZoneOffset.UTC,
                        StampSource.of(WALL, System::nanoTime, name + System.nanoTime()),
                        () -> folder,
                        this::open,
                        where -> new SqliteSafekeeping(where, codec, WALL),
                        runbooks,
                        (_, _) -> 0,
                        Person.NOBODY,
                        Throwable::printStackTrace);
        String[] json = new String[words.length + 1];
        System.arraycopy(words, 0, json, 0, words.length);
        json[words.length] = "--json";
        int code = new Shell(surroundings).run(json);
        if (code != 0) {
            Acknowledged.say("refused " + words[0] + ": " + err.toString(StandardCharsets.UTF_8));
            return "";
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// As the program itself opens it for one command.
    private OpenStore open(Path where) {
        SqliteStore store = SqliteStore.open(where, codec, WALL);
        return OpenStore.of(
                store.log(),
                store.evidence(),
                store.preferences(),
                store.index(),
                () -> {
                    store.close();
                    if (store.recorded()) {
                        new SqliteSafekeeping(where, codec, WALL).backUpEventsIfDue();
                    }
                });
    }
}
