package dev.incidentrunbook.ui.kit;

/// Somewhere in the desktop one can go. Screens name places, never each other.
public sealed interface Place {
    /// A place that is there whether an incident is open or not.
    sealed interface General extends Place {}

    /// A place of the open incident.
    sealed interface OfIncident extends Place {}

    /// All incidents.
    record Home() implements General {}

    /// What all incidents have in common.
    record Trends() implements General {}

    /// Find something in all incidents.
    record Search() implements General {}

    /// A step of the open incident.
    record Step(String stepId) implements OfIncident {}

    /// The evidence of the open incident.
    ///
    /// @param number the evidence to select; 0 for none in particular
    record Evidence(int number) implements OfIncident {}

    /// The lines of an evidence of the open incident.
    ///
    /// @param number number of the evidence; 0 for the one that was read last
    /// @param file the path of the file in it when it is an archive; blank for the one that was read last
    /// @param line number of the line, counted from 1; 0 for where one was
    record Viewer(int number, String file, long line) implements OfIncident {
        /// A line of an evidence in which there is nothing to choose.
        public Viewer(int number, long line) {
            this(number, "", line);
        }
    }

    /// The timeline of the open incident.
    ///
    /// @param seq the place of the event to select; 0 for none in particular
    record Timeline(long seq) implements OfIncident {
        /// The timeline as it was left.
        public Timeline() {
            this(0);
        }
    }

    /// What the attached logs of the open incident point to.
    record Diagnosis() implements OfIncident {}

    /// The hypotheses of the open incident.
    record Board() implements OfIncident {}

    /// What the runbook knows about the subject.
    record Reference() implements OfIncident {}

    /// What the open incident would change in its runbook.
    record RunbookChanges() implements OfIncident {}

    /// The review of the open incident.
    record Review() implements OfIncident {}

    /// Title, severity, service, milestones of the open incident.
    record Details() implements OfIncident {}

    /// What the responder chose.
    record Settings() implements General {}

    /// Backups, and a check of every byte.
    record Safekeeping() implements General {}

    /// Goes to places; the shell does.
    @FunctionalInterface
    interface Navigation {
        /// Shows a place and puts the focus where work goes on there.
        void go(Place place);
    }
}
