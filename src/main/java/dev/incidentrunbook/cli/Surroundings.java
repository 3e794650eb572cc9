package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.safekeeping.Safekeeping;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Everything outside that the shell touches, so that a test or the demo can put something else in its place.
///
/// @param in where `attach -` reads from
/// @param out where results go, written in UTF-8
/// @param err where sentences about errors go, written in UTF-8
/// @param environment the environment variables
/// @param userName the name the operating system knows the user by
/// @param workingFolder what relative file names are relative to
/// @param zone the responder's time zone
/// @param clock the clocks
/// @param defaultFolder where the store is when `--data` does not say
/// @param stores opens the store in a folder
/// @param safekeeping cares for the store in a folder
/// @param runbooks reads runbooks
/// @param desktop opens the window and returns the exit code when it is closed
/// @param person whoever sits at the terminal
/// @param bugs is told of errors that nobody expected, before they are told in one sentence
public record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        String userName,
        Path workingFolder,
        ZoneId zone,
        StampSource clock,
        Supplier<Path> defaultFolder,
        Function<Path, OpenStore> stores,
        Function<Path, Safekeeping> safekeeping,
        RunbookReader runbooks,
        Desktop desktop,
        Person person,
        Consumer<Throwable> bugs) {

    /// The name under which things are recorded.
    ///
    /// @param preferences where the responder may have chosen one
    public String responder(Preferences preferences) {
        return Optional.ofNullable(environment.get("INCIDENT_RUNBOOK_RESPONDER"))
                .filter(name -> !name.isBlank())
                .or(() -> preferences.preference("responder").filter(name -> !name.isBlank()))
                .orElse(userName)
                .strip();
    }

    /// The door to the window.
    @FunctionalInterface
    public interface Desktop {
        /// Opens the window on a store and waits until it is closed.
        ///
        /// @param folder the store's folder
        /// @param incident the incident to show first; empty for the list of all
        /// @return the exit code
        int open(Path folder, Optional<String> incident);
    }
}
