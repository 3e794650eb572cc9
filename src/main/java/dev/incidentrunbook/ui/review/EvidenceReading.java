package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.review.LogFindings;
import dev.incidentrunbook.review.Proof;
import dev.incidentrunbook.ui.kit.LogSource;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the attached evidence brings to the review: what its logs show, and whether its bytes are still those that were taken
/// in. Each evidence is read once, off the FX thread, and only when somebody looks; too much of it is not read at all.
public final class EvidenceReading {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceReading.class);

    /// What takes no longer is not worth a line, in milliseconds.
    private static final long SOON = 1000;

    private final OpenIncident open;
    private final EvidenceStore store;
    private final Work work;
    private final Map<UUID, List<SourceFindings>> logs = new HashMap<>();
    private final Map<String, List<String>> damage = new HashMap<>();
    private final KnownSecrets secrets = new KnownSecrets();
    private final List<Runnable> waiting = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Read> read =
            new ReadOnlyObjectWrapper<>(with(LogFindings.none(), Optional.empty()));
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();
    private List<UUID> taken = List.of();
    private Work.Cancellable job = () -> {};
    private boolean running;
    private boolean wanted;
    private boolean stopped;

    /// What was read so far.
    ///
    /// @param proof what a review is checked with
    record Read(LogFindings logs, Proof proof) {}

    /// @param store where the evidence lies
    public EvidenceReading(OpenIncident open, EvidenceStore store, Work work) {
        this.open = open;
        this.store = store;
        this.work = work;
        open.incident().subscribe(_ -> readOn());
    }

    /// Where the evidence lies.
    EvidenceStore store() {
        return store;
    }

    /// What was read so far.
    ReadOnlyObjectProperty<Read> read() {
        return read.getReadOnlyProperty();
    }

    /// What takes long, or why something was not read; blank when there is nothing to say.
    public ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// Whether something takes long, and can be stopped.
    public ReadOnlyBooleanProperty slow() {
        return slow.getReadOnlyProperty();
    }

    /// Says whether somebody looks. What was stopped begins again.
    void watch(boolean looking) {
        wanted = looking;
        stopped = false;
        readOn();
    }

    /// Does something as soon as the logs are read, or will not be.
    void afterLogs(Runnable action) {
        waiting.add(action);
        if (!wanted) {
            watch(true);
        } else if (!readingLogs()) {
            goOn();
        }
    }

    /// Whether the logs are still being read.
    boolean readingLogs() {
        return running && !taken.equals(ids(LogFindings.logs(open.incident().get())));
    }

    /// Ends the reading; the review does without.
    public void stop() {
        job.cancel();
    }

    private void readOn() {
        if (!wanted || stopped || running) {
            return;
        }
        Incident incident = open.incident().get();
        List<Evidence> attached = LogFindings.logs(incident);
        if (!taken.equals(ids(attached))) {
            if (LogFindings.tooLarge(attached)) {
                take(attached, LogFindings.none());
                told.set(Messages.text("review.logs-too-large"));
            } else {
                readLogs(incident, attached);
                return;
            }
        }
        goOn();
        List<Evidence> standing = standing(incident);
        if (damage(standing).isEmpty() && !LogFindings.tooLarge(standing)) {
            verify(standing);
        } else {
            show(read.get().logs());
        }
    }

    private void readLogs(Incident incident, List<Evidence> attached) {
        var known = new HashMap<>(logs);
        start(
                "review.reading-logs",
                control -> {
                    var found = new ArrayList<SourceFindings>();
                    for (Evidence log : attached) {
                        control.check();
                        found.addAll(known.computeIfAbsent(log.id(), _ -> read(log, control)));
                    }
                    return LogFindings.of(incident, found);
                },
                findings -> {
                    logs.putAll(known);
                    take(attached, findings);
                });
    }

    /// @return empty when the log cannot be read, which the digests tell better
    private List<SourceFindings> read(Evidence log, Work.Control control) {
        try {
            return store.find(log.sha256()).isPresent()
                    ? new LogSource(log).read(store, (_, _) -> control.check())
                    : List.of();
        } catch (IOException | StorageException e) {
            LOG.warn("{} could not be read for the review", log.label(), e);
            return List.of();
        }
    }

    private void take(List<Evidence> attached, LogFindings findings) {
        taken = ids(attached);
        show(findings);
    }

    private void verify(List<Evidence> standing) {
        var known = new HashMap<>(damage);
        start(
                "review.checking-evidence",
                control -> {
                    for (Evidence e : standing) {
                        control.check();
                        known.computeIfAbsent(e.sha256(), store::verify);
                    }
                    return known;
                },
                damage::putAll);
    }

    private <T> void start(String key, Work.LongJob<T> reading, Consumer<T> done) {
        running = true;
        told.set("");
        Work.Cancellable late =
                work.every(
                        SOON,
                        () -> {
                            told.set(Messages.text(key));
                            slow.set(true);
                        });
        job =
                work.startLong(
                        reading,
                        _ -> {},
                        result -> {
                            end(late);
                            done.accept(result);
                            readOn();
                        },
                        e -> {
                            end(late);
                            fail(e);
                        });
    }

    private void end(Work.Cancellable late) {
        late.cancel();
        running = false;
        slow.set(false);
        told.set("");
    }

    private void fail(Exception e) {
        stopped = true;
        if (!(e instanceof CancellationException)) {
            LOG.error("The evidence of {} could not be read", open.incident().get().id(), e);
        }
        told.set(Messages.text("review.reading-stopped"));
        goOn();
    }

    private void goOn() {
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(Runnable::run);
    }

    private void show(LogFindings findings) {
        read.set(with(findings, damage(standing(open.incident().get()))));
    }

    private Read with(LogFindings findings, Optional<Map<Integer, List<String>>> wrong) {
        return new Read(findings, new Proof(wrong, Optional.of(secrets)));
    }

    private Optional<Map<Integer, List<String>>> damage(List<Evidence> standing) {
        var found = new TreeMap<Integer, List<String>>();
        for (Evidence e : standing) {
            if (!damage.containsKey(e.sha256())) {
                return Optional.empty();
            }
            found.put(e.number(), damage.getOrDefault(e.sha256(), List.of()));
        }
        return Optional.of(found);
    }

    private static List<Evidence> standing(Incident incident) {
        return incident.evidence().stream().filter(e -> !e.removed()).toList();
    }

    private static List<UUID> ids(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::id).toList();
    }
}
