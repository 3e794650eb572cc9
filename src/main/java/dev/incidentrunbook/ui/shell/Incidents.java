package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The incident in front, and those that were left while something of theirs was not saved yet: their words and attachments
/// are still there when somebody comes back, and closing waits for them too.
final class Incidents {
    private final Function<Incident, OpenIncident> opens;
    private final Function<OpenIncident, IncidentScreens> builds;
    private final Work work;
    private final Consumer<String> notice;
    private final Map<String, IncidentScreens> left = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<IncidentScreens>> inFront =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param opens opens an incident for screens
    /// @param builds builds the screens
    /// @param notice says a sentence
    Incidents(
            Function<Incident, OpenIncident> opens,
            Function<OpenIncident, IncidentScreens> builds,
            Work work,
            Consumer<String> notice) {
        this.opens = opens;
        this.builds = builds;
        this.work = work;
        this.notice = notice;
    }

    /// The screens of the incident in front.
    ReadOnlyObjectProperty<Optional<IncidentScreens>> inFront() {
        return inFront.getReadOnlyProperty();
    }

    /// The one in front, and those that were left with something unsaved.
    List<IncidentScreens> all() {
        return Stream.concat(inFront.get().stream(), left.values().stream()).toList();
    }

    /// Leaves the incident in front, on which everything that can be saved is on its way, for another one.
    IncidentScreens enter(Incident incident) {
        inFront.get().ifPresent(this::leave);
        Optional<IncidentScreens> kept = Optional.ofNullable(left.remove(incident.id()));
        kept.ifPresent(screens -> screens.open().refresh());
        IncidentScreens entered = kept.orElseGet(() -> builds.apply(opens.apply(incident)));
        inFront.set(Optional.of(entered));
        return entered;
    }

    private void leave(IncidentScreens before) {
        String id = before.open().incident().get().id();
        left.put(id, before);
        // Short jobs keep their order, so when this one is done, it is known what could be saved.
        work.start(() -> true, _ -> left(id, before), _ -> left(id, before));
    }

    private void left(String id, IncidentScreens before) {
        if (!before.equals(left.get(id))) {
            return;
        }
        if (before.open().unsaved().get()) {
            notice.accept(Messages.text("shell.left-unsaved", id));
        } else if (before.attachments().active().get() == 0) {
            left.remove(id);
        }
    }
}
