package dev.incidentrunbook;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens the window, or says in one sentence why there can be none. Somebody who is logged in to a server at night should
/// read what to do instead, not how JavaFX failed; so the usual causes are looked for before JavaFX, which prints stack
/// traces of its own, is asked.
final class Window {
    static final int NO_WINDOW = 3;
    private static final String INSTEAD =
            "; the commands start, show, tick, step, note, set, attach and review do the same"
                    + " work in the terminal, see \"incident-runbook --help\".";

    private final Map<String, String> environment;
    private final OutputStream err;

    Window(Map<String, String> environment, OutputStream err) {
        this.environment = environment;
        this.err = err;
    }

    /// Says that another program has the window of the store.
    ///
    /// @return the exit code
    static int alreadyOpen(OutputStream to, String and, int code) {
        new PrintStream(to, true, StandardCharsets.UTF_8)
                .println("Incident Runbook is open already; " + and);
        return code;
    }

    /// Opens the window and waits until it is closed.
    ///
    /// @return the exit code
    int open(Runnable desktop) {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            return refuse(missing.get());
        }
        try {
            desktop.run();
            return 0;
        } catch (UnsupportedOperationException noScreen) {
            return refuse("There is no window here (" + noScreen.getMessage() + ")");
        } catch (LinkageError e) {
            return refuse(cannotDraw(e));
        } catch (RuntimeException e) {
            LinkageError behind = linkage(e).orElseThrow(() -> e);
            return refuse(cannotDraw(behind));
        }
    }

    private Optional<String> missing() {
        // Headless needs no screen at all; it is what tests and the makers of pictures use.
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || "Headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
            return Optional.empty();
        }
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.of("There is no display to open a window on (DISPLAY is not set)");
        }
        Optional<String> library = firstMissing("libX11.so.6", "libXtst.so.6", "libgtk-3.so.0");
        if (library.isEmpty() && firstMissing("libGL.so.1", "libXxf86vm.so.1").isPresent()) {
            // Without OpenGL JavaFX draws by itself, but only after printing how OpenGL failed.
            System.setProperty("prism.order", "sw");
        }
        return library.map(name ->
                "The window needs GTK 3, and "
                        + name
                        + " is not installed here (on Debian and Ubuntu: apt install libgtk-3-0)");
    }

    private static Optional<String> firstMissing(String... libraries) {
        return Arrays.stream(libraries).filter(name -> !there(name)).findFirst();
    }

    // Only asks the system's loader whether the library can be had; nothing in it is called.
    @SuppressWarnings("restricted")
    private static boolean there(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<LinkageError> linkage(Throwable e) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause)
                .filter(LinkageError.class::isInstance)
                .map(LinkageError.class::cast)
                .findFirst();
    }

    private static String cannotDraw(LinkageError e) {
        String first =
                String.valueOf(e.getMessage())
                        .lines()
                        .findFirst()
                        .orElse(e.getClass().getSimpleName());
        return "JavaFX cannot draw a window on this system (" + first + ")";
    }

    private int refuse(String why) {
        new PrintStream(err, true, StandardCharsets.UTF_8).println(why + INSTEAD);
        return NO_WINDOW;
    }
}
