package dev.incidentrunbook;

import dev.incidentrunbook.cli.OpenStore;
import dev.incidentrunbook.cli.Shell;
import dev.incidentrunbook.cli.Surroundings;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.DataFolder;
import dev.incidentrunbook.store.DesktopLock;
import dev.incidentrunbook.store.SqliteSafekeeping;
import dev.incidentrunbook.store.SqliteStore;
import dev.incidentrunbook.ui.shell.Desktop;
import dev.incidentrunbook.ui.shell.DesktopApp;
import dev.incidentrunbook.ui.shell.DesktopStore;
import dev.incidentrunbook.ui.shell.Knock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/// Every object of the program, built by hand, once. What comes from outside (clocks, streams, environment, folders) comes
/// in here and nowhere else.
final class Wiring {
    private static final String HEADLESS = "java.awt.headless";

    private final InstantSource wall = InstantSource.system();
    private final StampSource clock =
            StampSource.of(wall, Machine.timePassed(wall), UUID.randomUUID().toString());
    private final RunbookReader runbooks = new RunbookReader();
    private final EventCodec codec = new EventCodec(runbooks);
    private final Map<String, String> environment = System.getenv();
    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;

    private Wiring(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// Wired to the streams of this process. They are opened anew, since those of `System` may have another encoding.
    static Wiring ofThisProcess() {
        return new Wiring(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }

    /// Runs a command, or the desktop when there is none.
    ///
    /// @return the exit code
    int run(String... words) {
        return new Shell(surroundings()).run(words);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                in,
                out,
                err,
                environment,
                System.getProperty("user.name", "unknown"),
                Path.of("").toAbsolutePath(),
                ZoneId.systemDefault(),
                clock,
                this::defaultFolder,
                this::openForCommand,
                this::safekeeping,
                runbooks,
                this::desktop,
                new AtTheTerminal(),
                bug -> LoggerFactory.getLogger(Main.class).error("Unexpected", bug));
    }

    private Path defaultFolder() {
        return DataFolder.locate(
                        Optional.empty(),
                        environment,
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home")))
                .path();
    }

    /// Makes the folder ready for a store.
    private static void prepare(Path folder) {
        Machine.keepFilesPrivate();
        // A folder that cannot be used is told in a sentence, before the program's own log stumbles
        // over it.
        new DataFolder(folder).prepare();
        // Where that log goes must be known before the first line of it is written.
        System.setProperty("incidentrunbook.logs", folder.resolve("logs").toString());
    }

    private SqliteSafekeeping safekeeping(Path folder) {
        prepare(folder);
        return new SqliteSafekeeping(folder, codec, wall);
    }

    /// A store for one command, which takes a backup at its end when it recorded something and one is due. The desktop sees
    /// to that by itself.
    private OpenStore openForCommand(Path folder) {
        prepare(folder);
        // A command draws without a screen, and must not fail at one that is named but not there.
        System.setProperty(HEADLESS, "true");
        SqliteStore store = SqliteStore.open(folder, codec, wall);
        return OpenStore.of(
                store.log(),
                store.evidence(),
                store.preferences(),
                store.index(),
                () -> {
                    store.close();
                    if (store.recorded()) {
                        safekeeping(folder).backUpEventsIfDue();
                    }
                });
    }

    private int desktop(Path folder, Optional<String> incident) {
        prepare(folder);
        return switch (DesktopLock.takeOrKnock(folder, incident)) {
            case DesktopLock.Start.First(DesktopLock lock) -> {
                try (lock) {
                    yield window(folder, incident, lock);
                }
            }
            case DesktopLock.Start.Answered _ ->
                    Window.alreadyOpen(out, "its window was brought to the front.", 0);
            case DesktopLock.Start.Unanswered _ ->
                    Window.alreadyOpen(
                            err,
                            "it does not answer; close its window or end it, then start again.",
                            Window.NO_WINDOW);
        };
    }

    private int window(Path folder, Optional<String> incident, DesktopLock lock) {
        // The dialog that chooses a printer is the system's, and needs one.
        System.clearProperty(HEADLESS);
        SqliteSafekeeping safekeeping = safekeeping(folder);
        var desktop =
                new Desktop(
                        () -> desktopStore(folder, safekeeping),
                        safekeeping,
                        runbooks,
                        clock,
                        ZoneId.systemDefault(),
                        folder,
                        incident);
        return new Window(environment, err)
                .open(() ->
                        DesktopApp.run(
                                desktop,
                                () -> lock.knocked().map(knock -> new Knock(knock.incident()))));
    }

    private DesktopStore desktopStore(Path folder, SqliteSafekeeping safekeeping) {
        SqliteStore store = SqliteStore.open(folder, codec, wall);
        safekeeping.opened(store);
        return new DesktopStore(
                store.log(),
                store.evidence(),
                store.preferences(),
                store.index(),
                surroundings().responder(store.preferences()),
                store::close);
    }
}
