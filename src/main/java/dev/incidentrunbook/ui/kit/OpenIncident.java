package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.incident.Timeline;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The incident that is open in the window: what it adds up to now, and the one way by which screens change it. All methods
/// are called on the FX thread; the store is only touched through `Work`.
public final class OpenIncident {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIncident.class);

    private final Response response;
    private final IncidentLog log;
    private final StampSource clock;
    private final Work work;
    private final Dialogs dialogs;
    private final AtomicReference<Incident> latest;
    private final ReadOnlyObjectWrapper<Incident> incident;
    private final ReadOnlyObjectWrapper<Stamp> now;
    private final ReadOnlyIntegerWrapper saving = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final Set<Object> unsavedFields = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private int failures;

    /// @param opened the incident as it is now
    public OpenIncident(
            Incident opened,
            Response response,
            IncidentLog log,
            StampSource clock,
            Work work,
            Dialogs dialogs) {
        this.response = response;
        this.log = log;
        this.clock = clock;
        this.work = work;
        this.dialogs = dialogs;
        this.latest = new AtomicReference<>(opened);
        this.incident = new ReadOnlyObjectWrapper<>(opened);
        this.now = new ReadOnlyObjectWrapper<>(clock.now());
    }

    /// What the incident adds up to, as far as it is saved.
    public ReadOnlyObjectProperty<Incident> incident() {
        return incident.getReadOnlyProperty();
    }

    /// The clocks, about once a second.
    public ReadOnlyObjectProperty<Stamp> now() {
        return now.getReadOnlyProperty();
    }

    /// How many changes are on their way to the disk.
    public ReadOnlyIntegerProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /// Whether words stand in a field that are neither saved nor on their way to the disk.
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /// Tells whether a field holds words that are not saved. Only when no field does is everything called saved.
    ///
    /// @param field whatever keeps the words; told apart by identity
    public void unsaved(Object field, boolean holds) {
        if (holds) {
            unsavedFields.add(field);
        } else {
            unsavedFields.remove(field);
        }
        unsaved.set(!unsavedFields.isEmpty());
    }

    /// The last sentence that concerns the incident as a whole; blank when there is none.
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /// Shows a sentence, or clears it with a blank one.
    public void say(String sentence) {
        notice.set(sentence);
    }

    /// Records an event that happens now; a failure is shown as the notice.
    public void record(IncidentEvent event) {
        record(event, Optional.empty(), () -> {}, this::say);
    }

    /// Records an event.
    ///
    /// @param happenedAt when it happened, if that was not now
    /// @param saved called when it is durable
    /// @param failed called with one sentence when it was not kept
    public void record(
            IncidentEvent event,
            Optional<Instant> happenedAt,
            Runnable saved,
            Consumer<String> failed) {
        act(current -> response.record(current, event, happenedAt), saved, failed);
    }

    /// Records that something was attached.
    ///
    /// @param saved called when it is durable
    /// @param failed called with one sentence when it was not kept
    void record(Taken taken, String stepId, Runnable saved, Consumer<String> failed) {
        act(
                current -> taken.record(response, current, stepId, "", Optional.empty()),
                saved,
                failed);
    }

    /// Does something through [Response].
    ///
    /// @param action from the incident as it is to the incident as it is then; runs off the FX thread
    /// @param saved called when all of it is durable
    /// @param failed called with one sentence when it was refused or not kept
    public void act(UnaryOperator<Incident> action, Runnable saved, Consumer<String> failed) {
        saving.set(saving.get() + 1);
        work.start(
                () -> advance(action),
                changed -> {
                    saving.set(saving.get() - 1);
                    show(changed);
                    saved.run();
                },
                e -> {
                    saving.set(saving.get() - 1);
                    fail(e, failed);
                });
    }

    /// Takes back the last thing, and says what that was.
    public void undo() {
        act(response::undo, this::sayLast, this::say);
    }

    /// Takes back the last undo.
    public void redo() {
        act(response::redo, this::sayLast, this::say);
    }

    /// How many changes were not kept since the incident was opened here.
    public int failures() {
        return failures;
    }

    /// The actions of a responder, for use inside [#act].
    public Response response() {
        return response;
    }

    /// Moves the clocks on; called about once a second.
    public void tick() {
        now.set(clock.now());
    }

    /// Reads what other programs recorded in this incident. Harmless when they recorded nothing.
    public void refresh() {
        work.start(
                () ->
                        advance(current -> {
                            var events = log.read(current.id());
                            return events.size() == current.history().size()
                                    ? current
                                    : Incident.replay(events);
                        }),
                this::show,
                e -> fail(e, this::say));
    }

    /// Short jobs run one after another, so nothing changes `latest` between reading and setting it.
    private Incident advance(UnaryOperator<Incident> action) {
        Incident next = action.apply(latest.get());
        latest.set(next);
        return next;
    }

    private void show(Incident changed) {
        now.set(clock.now());
        incident.set(changed);
    }

    private void sayLast() {
        say(Timeline.byRecording(incident.get()).getLast().text() + ".");
    }

    private void fail(Exception e, Consumer<String> failed) {
        failures++;
        switch (e) {
            case RefusedException refused -> failed.accept(String.valueOf(refused.getMessage()));
            case StorageException storage -> {
                LOG.warn("{}", storage.getMessage(), storage);
                failed.accept(String.valueOf(storage.getMessage()));
            }
            default -> {
                LOG.error("A change of {} failed", latest.get().id(), e);
                dialogs.problem(Messages.text("problem.change"), e);
                failed.accept(Messages.text("problem.change"));
            }
        }
    }
}
