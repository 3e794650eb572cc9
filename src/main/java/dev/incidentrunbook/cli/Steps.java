package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Address;
import dev.incidentrunbook.incident.Incident;
import java.util.Optional;

/// Which step something belongs to.
final class Steps {
    private Steps() {}

    /// The id of the step that was named, otherwise of the one whose clock runs, otherwise blank: the incident as a whole.
    static String meant(Incident incident, Optional<String> named) {
        return named.map(name -> Address.step(incident, name).step().id())
                .or(() -> incident.active().map(run -> run.step().id()))
                .orElse("");
    }
}
