package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Preferences;
import dev.incidentrunbook.search.IncidentIndex;

/// The store while the window has it open.
///
/// @param log where events go
/// @param evidence where the bytes of evidence go
/// @param preferences what the responder chose earlier
/// @param index where in all incidents to look
/// @param responder the name of who sits at the screen, unless they choose another in the settings
/// @param closing waits until everything under way is durable, and closes the files
public record DesktopStore(
        IncidentLog log,
        EvidenceStore evidence,
        Preferences preferences,
        IncidentIndex index,
        String responder,
        Runnable closing) {}
