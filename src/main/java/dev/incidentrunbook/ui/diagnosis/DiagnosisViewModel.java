package dev.incidentrunbook.ui.diagnosis;

import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.Diagnosis.RankedCause;
import dev.incidentrunbook.diagnosis.Diagnosis.Statement;
import dev.incidentrunbook.diagnosis.SourceFindings;
import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Setting;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.ui.kit.LogSource;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the attached logs of the open incident point to. They are read when somebody first looks, and from then on each that is
/// attached; what was found so far is shown while the rest is read. Nothing is recorded but what a person takes over.
public final class DiagnosisViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(DiagnosisViewModel.class);
    private static final int CITED_IN_A_NOTE = 3;

    private final OpenIncident open;
    private final EvidenceStore store;
    private final Work work;
    private final Place.Navigation navigation;
    private final Moments moments;
    private final Board board;

    private final Map<UUID, List<SourceFindings>> read = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private Optional<Work.Cancellable> reading = Optional.empty();
    private boolean wanted;
    private boolean stopped;

    /// Where hypotheses are kept.
    @FunctionalInterface
    public interface Board {
        /// Puts a hypothesis on the board.
        ///
        /// @param cause the id of a cause of the runbook
        /// @param words the hypothesis in a line; blank to take the cause's own
        void propose(String cause, String words, List<Ground> grounds);
    }

    /// @param store where the logs lie
    /// @param board where a cause goes that a person takes over
    public DiagnosisViewModel(
            OpenIncident open,
            EvidenceStore store,
            Work work,
            Place.Navigation navigation,
            Moments moments,
            Board board) {
        this.open = open;
        this.store = store;
        this.work = work;
        this.navigation = navigation;
        this.moments = moments;
        this.board = board;
        open.incident().subscribe(this::follow);
    }

    /// Says that somebody looks.
    public void show() {
        wanted = true;
        stopped = false;
        readOn();
    }

    /// What was found so far; empty while no log was read.
    ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosis() {
        return diagnosis.getReadOnlyProperty();
    }

    /// What is being read, and how far; blank when nothing is.
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// What came of the last thing that was asked for; blank when there is nothing to say.
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// What of the findings the steps ask for and have no answer to yet.
    ObservableList<Offer> offers() {
        return offers;
    }

    Moments moments() {
        return moments;
    }

    /// Ends the reading; what was found so far stays.
    void stop() {
        stopped = true;
        reading.ifPresent(Work.Cancellable::cancel);
    }

    /// Shows a line where it stands.
    void open(Citation citation) {
        navigation.go(
                new Place.Viewer(
                        Integer.parseInt(label(citation).substring(1)),
                        path(citation),
                        citation.line()));
    }

    /// A citation as it is written everywhere: `E3:L1042`, and `E3:L1042 (var/app.log)` in an archive.
    static String text(Citation citation) {
        String place = label(citation) + ":L" + citation.line();
        String path = path(citation);
        return path.isEmpty() ? place : place + " (" + path + ")";
    }

    private static String label(Citation citation) {
        return citation.file().split("/", 2)[0];
    }

    /// Which file of an archive it is; blank when the evidence is none.
    private static String path(Citation citation) {
        String label = label(citation);
        return citation.file().equals(label) ? "" : citation.file().substring(label.length() + 1);
    }

    /// Puts a cause on the board of hypotheses, with what speaks for it and against it.
    void propose(RankedCause cause) {
        var grounds = new ArrayList<Ground>();
        cause.supporting().forEach(s -> grounds.add(ground(Ground.Side.FOR, s)));
        cause.against().forEach(s -> grounds.add(ground(Ground.Side.AGAINST, s)));
        board.propose(cause.id(), "", grounds);
        told.set(Messages.text("diagnosis.proposed", cause.title()));
    }

    /// Puts something into the timeline, at its own time.
    void note(String text, Optional<Instant> at, List<Citation> citations) {
        String words =
                citations.isEmpty()
                        ? shown(text)
                        : shown(text)
                                + " ("
                                + citations.stream()
                                        .limit(CITED_IN_A_NOTE)
                                        .map(DiagnosisViewModel::text)
                                        .collect(Collectors.joining(", "))
                                + ")";
        record(
                new NoteAdded("", NoteKind.OBSERVATION, words),
                at,
                Messages.text("diagnosis.noted"));
    }

    /// Says that the incident started with the first failure.
    void setStarted(Instant at) {
        record(
                new MilestoneReached(Milestone.STARTED),
                Optional.of(at),
                Messages.text("diagnosis.started", moments.brief(at)));
    }

    /// Keeps the ID of a request that failed.
    void useRequestId(String id) {
        record(Setting.requestId(id), Optional.empty(), Messages.text("diagnosis.request-id", id));
    }

    /// Records what an offer says.
    void accept(Offer offer) {
        record(offer.event(), Optional.empty(), Messages.text("diagnosis.accepted", offer.title()));
    }

    /// Text out of a log, with what would act instead of being seen made visible.
    static String shown(String text) {
        return VisibleText.of(text).replace('\n', ' ');
    }

    private void record(IncidentEvent event, Optional<Instant> at, String sentence) {
        open.record(event, at, () -> told.set(sentence), told::set);
    }

    private static Ground ground(Ground.Side side, Statement statement) {
        return new Ground(
                side,
                shown(statement.text()),
                statement.citations().isEmpty() ? "" : text(statement.citations().getFirst()));
    }

    private void follow(Incident incident) {
        offer(incident);
        readOn();
    }

    /// Reads what is attached and was not read yet, one log after the other.
    private void readOn() {
        if (!wanted || stopped || reading.isPresent()) {
            return;
        }
        Incident incident = open.incident().get();
        List<LogSource> logs =
                incident.evidence().stream()
                        .filter(Evidence::mayBeLog)
                        .map(LogSource::new)
                        .toList();
        boolean some = read.keySet().retainAll(ids(logs));
        List<LogSource> fresh =
                logs.stream().filter(l -> !read.containsKey(l.evidence().id())).toList();
        if (fresh.isEmpty() && !some) {
            return;
        }
        var job = new Reading(all(read), fresh, causes(incident));
        progress.set(Messages.text("diagnosis.reading"));
        reading =
                Optional.of(
                        work.startLong(
                                job::run, p -> show(p, job), this::finish, e -> fail(e, job)));
        if (!job.running()) {
            reading = Optional.empty();
        }
    }

    private static List<SourceFindings> all(Map<UUID, List<SourceFindings>> findings) {
        return findings.values().stream().flatMap(List::stream).toList();
    }

    private static List<UUID> ids(List<LogSource> logs) {
        return logs.stream().map(l -> l.evidence().id()).toList();
    }

    private static List<Runbook.Cause> causes(Incident incident) {
        return incident.runbook().map(Runbook::causes).orElse(List.of());
    }

    private void show(Work.Progress far, Reading job) {
        progress.set(
                Messages.text(
                        "diagnosis.reading-log",
                        far.what(),
                        ByteSize.text(far.done()),
                        ByteSize.text(far.total())));
        job.latest().ifPresent(this::show);
    }

    private void show(Diagnosis found) {
        diagnosis.set(Optional.of(found));
        offer(open.incident().get());
    }

    private void finish(Reading done) {
        reading = Optional.empty();
        progress.set("");
        read.putAll(done.findings());
        done.latest().ifPresent(this::show);
        if (read.isEmpty()) {
            diagnosis.set(Optional.empty());
        }
        // What was attached meanwhile.
        readOn();
    }

    private void fail(Exception e, Reading job) {
        reading = Optional.empty();
        progress.set("");
        read.putAll(job.findings());
        stopped = true;
        switch (e) {
            case CancellationException _ -> told.set(Messages.text("diagnosis.stopped"));
            case IOException damaged -> told.set(String.valueOf(damaged.getMessage()));
            case StorageException storage -> told.set(String.valueOf(storage.getMessage()));
            default -> {
                LOG.error("The logs of {} could not be read", open.incident().get().id(), e);
                told.set(Messages.text("problem.change"));
            }
        }
    }

    private void offer(Incident incident) {
        offers.setAll(diagnosis.get().map(d -> Offer.of(incident, d)).orElse(List.of()));
    }

    /// One run over logs. What it found so far is handed over as a whole each time, so that no thread sees half of it.
    private final class Reading {
        private final List<SourceFindings> before;
        private final List<LogSource> logs;
        private final List<Runbook.Cause> causes;
        private final AtomicReference<Optional<Diagnosis>> latest =
                new AtomicReference<>(Optional.empty());
        private final AtomicReference<Map<UUID, List<SourceFindings>>> done =
                new AtomicReference<>(Map.of());
        private final AtomicReference<Boolean> ended = new AtomicReference<>(false);

        Reading(List<SourceFindings> before, List<LogSource> logs, List<Runbook.Cause> causes) {
            this.before = before;
            this.logs = logs;
            this.causes = causes;
        }

        Reading run(Work.Control control) throws IOException {
            try {
                for (LogSource log : logs) {
                    read(log, control);
                }
                diagnose(List.of());
                return this;
            } finally {
                ended.set(true);
            }
        }

        boolean running() {
            return !ended.get();
        }

        Optional<Diagnosis> latest() {
            return latest.get();
        }

        Map<UUID, List<SourceFindings>> findings() {
            return done.get();
        }

        private void read(LogSource log, Work.Control control) throws IOException {
            String name = log.evidence().label() + " " + log.evidence().name();
            control.report(new Work.Progress(name, 0, log.evidence().size()));
            List<SourceFindings> found =
                    log.read(
                            store,
                            (soFar, bytes) -> {
                                control.check();
                                diagnose(soFar);
                                control.report(
                                        new Work.Progress(name, bytes, log.evidence().size()));
                            });
            control.check();
            var all = new LinkedHashMap<>(done.get());
            all.put(log.evidence().id(), found);
            done.set(all);
        }

        private void diagnose(List<SourceFindings> unfinished) {
            var sources = new ArrayList<>(before);
            sources.addAll(all(done.get()));
            sources.addAll(unfinished);
            latest.set(
                    sources.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Diagnosis.of(sources, causes)));
        }
    }
}
