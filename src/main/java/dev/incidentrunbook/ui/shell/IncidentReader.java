package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.StepStarted;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.ui.kit.Choice;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets incidents from the store, and begins new ones, under the responder's name. All methods are called on the FX thread
/// and answer there.
final class IncidentReader {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentReader.class);

    private final Desktop desktop;
    private final DesktopStore store;
    private final Choices choices;
    private final Work work;
    private final Dialogs dialogs;
    private boolean beginning;

    IncidentReader(
            Desktop desktop, DesktopStore store, Choices choices, Work work, Dialogs dialogs) {
        this.desktop = desktop;
        this.store = store;
        this.choices = choices;
        this.work = work;
        this.dialogs = dialogs;
    }

    /// The actions of the responder, under the name they have now.
    Response response() {
        return new Response(
                store.log(),
                desktop.clock(),
                choices.get(Choice.RESPONDER).orElse(store.responder()));
    }

    /// Reads an incident.
    ///
    /// @param failed called with one sentence when there is none or it cannot be read
    void open(String id, Consumer<Incident> done, Consumer<String> failed) {
        Response response = response();
        work.start(() -> response.incident(id), done, e -> fail(e, failed));
    }

    /// Begins an incident with the default runbook and starts the clock of its first step. Asked again while one is on its
    /// way, as by a key that is held down, it does nothing.
    ///
    /// @param failed called with one sentence when it could not be kept
    void begin(Consumer<Incident> done, Consumer<String> failed) {
        if (beginning) {
            return;
        }
        beginning = true;
        work.start(
                beginningAs(response()),
                incident -> {
                    beginning = false;
                    done.accept(incident);
                },
                e -> {
                    beginning = false;
                    fail(e, failed);
                });
    }

    private Callable<Incident> beginningAs(Response response) {
        return () -> {
            Runbook book = desktop.runbooks().shipped(desktop.runbooks().shippedIds().getFirst());
            Incident incident = response.open(book);
            return response.record(incident, new StepStarted(book.steps().getFirst().id()));
        };
    }

    private void fail(Exception e, Consumer<String> failed) {
        switch (e) {
            case RefusedException refused -> failed.accept(String.valueOf(refused.getMessage()));
            case StorageException storage -> failed.accept(String.valueOf(storage.getMessage()));
            default -> {
                LOG.error("An incident could not be opened", e);
                dialogs.problem(Messages.text("problem.open"), e);
            }
        }
    }
}
