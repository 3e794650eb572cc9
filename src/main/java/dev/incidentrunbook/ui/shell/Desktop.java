package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.safekeeping.Safekeeping;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/// What the desktop needs from outside.
///
/// @param stores opens the store; blocks, and throws a [dev.incidentrunbook.incident.StorageException] when it cannot
/// @param safekeeping cares for the store, whether it is open or not
/// @param runbooks reads the runbook of a new incident
/// @param clock the clocks
/// @param zone the zone in which times are shown and read
/// @param folder where the store lies
/// @param open the incident to open at once; empty to start with the list of all
public record Desktop(
        Supplier<DesktopStore> stores,
        Safekeeping safekeeping,
        RunbookReader runbooks,
        StampSource clock,
        ZoneId zone,
        Path folder,
        Optional<String> open) {}
