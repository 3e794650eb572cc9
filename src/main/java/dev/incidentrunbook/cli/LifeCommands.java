package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.Closed;
import dev.incidentrunbook.incident.IncidentEvent.Reopened;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.incident.Timeline;
import picocli.CommandLine.Command;

/// Closing an incident, opening it again, and taking back the last thing.
final class LifeCommands {
    private LifeCommands() {}

    /// Closes an incident.
    @Command(
            name = "close",
            description = "Close an incident.",
            footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
    static final class Close extends ShellCommand {
        Close(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            Incident incident = desk.incident();
            if (incident.closed()) {
                throw RefusedException.checkFailed(incident.id() + " is closed already.");
            }
            return desk.record(incident, new Closed(), incident.id() + " closed");
        }
    }

    /// Opens a closed incident again.
    @Command(
            name = "reopen",
            description = "Open a closed incident again.",
            footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
    static final class Reopen extends ShellCommand {
        Reopen(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            Incident incident = desk.incident(Summary::closed, "closed");
            if (!incident.closed()) {
                throw RefusedException.checkFailed(incident.id() + " is open already.");
            }
            return desk.record(incident, new Reopened(), incident.id() + " reopened");
        }
    }

    /// Takes back the last thing.
    @Command(
            name = "undo",
            description = "Take back the last thing that was recorded; the record of it stays.",
            footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
    static final class Undo extends ShellCommand {
        Undo(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("undo");
            return receipt(desk, desk.response().undo(desk.incident()));
        }
    }

    /// Takes back the last undo.
    @Command(
            name = "redo",
            description = "Take back the last undo.",
            footer = {"", "JSON: incident, recorded, seq, kind, happenedAt, recordedAt, who."})
    static final class Redo extends ShellCommand {
        Redo(RootCommand root) {
            super(root);
        }

        @Override
        int work(Desk desk) {
            desk.recordsNothing("redo");
            return receipt(desk, desk.response().redo(desk.incident()));
        }
    }

    private static int receipt(Desk desk, Incident incident) {
        return desk.receipt(
                incident, Visible.line(Timeline.byRecording(incident).getLast().text()));
    }
}
