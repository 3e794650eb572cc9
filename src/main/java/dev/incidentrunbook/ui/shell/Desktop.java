package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.runbook.RunbookReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// What the desktop needs from outside.
///
/// @param log where events go
/// @param evidence where the bytes of evidence go
/// @param preferences what the responder chose earlier
/// @param runbooks reads the runbook of a new incident
/// @param clock the clocks
/// @param responder the name of who sits at the screen, unless they chose another in the settings
/// @param zone the zone in which times are shown and read
/// @param folder where the store lies, for showing only
/// @param open the incident to open at once; empty to start with the list of all
public record Desktop(
        IncidentLog log,
        EvidenceStore evidence,
        Preferences preferences,
        RunbookReader runbooks,
        StampSource clock,
        String responder,
        ZoneId zone,
        Path folder,
        Optional<String> open) {}
