package dev.incidentrunbook.ui.search;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.search.Hit;
import dev.incidentrunbook.search.IdLearning;
import dev.incidentrunbook.search.IncidentIndex;
import dev.incidentrunbook.search.LinePattern;
import dev.incidentrunbook.search.LogSearch;
import dev.incidentrunbook.search.Spot;
import dev.incidentrunbook.search.Wanted;
import dev.incidentrunbook.search.WrittenSearch;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what is typed in all incidents, while it is typed. A search gives way to the next one at once.
public final class SearchViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SearchViewModel.class);
    private static final int MOST = 200;

    /// Fewer characters stand in nearly every line of a log.
    private static final int SHORTEST_IN_LOGS = 3;

    private final WrittenSearch written;
    private final LogSearch logs;
    private final StampSource clock;
    private final Work work;
    private final Doors doors;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Within> within = new SimpleObjectProperty<>(Within.EVERYTHING);
    private final BooleanProperty regex = new SimpleBooleanProperty();
    private final ObservableList<SearchRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper status =
            new ReadOnlyStringWrapper(Messages.text("search.begin"));
    private final IdLearning learning;
    private Optional<Run> running = Optional.empty();
    private Optional<Work.Cancellable> learns = Optional.empty();
    private boolean learnAgain;

    /// Where one can go from here.
    public interface Doors {
        /// Opens an incident at the place of something that was found.
        void open(String incident, Spot spot);

        /// Goes back to where one was before searching.
        void back();
    }

    public SearchViewModel(
            IncidentIndex index,
            IncidentLog log,
            EvidenceStore evidence,
            StampSource clock,
            Work work,
            Doors doors) {
        this.written = new WrittenSearch(index, log);
        this.logs = new LogSearch(index, log, evidence);
        this.learning = new IdLearning(index, evidence);
        this.clock = clock;
        this.work = work;
        this.doors = doors;
        text.subscribe(this::restart);
        within.subscribe(this::restart);
        regex.subscribe(this::restart);
    }

    /// What is looked for.
    StringProperty text() {
        return text;
    }

    /// In what.
    ObjectProperty<Within> within() {
        return within;
    }

    /// Whether it is a regular expression, which only lines of logs are matched against.
    BooleanProperty regex() {
        return regex;
    }

    /// What was found so far, each incident's together.
    ObservableList<SearchRow> rows() {
        return rows;
    }

    /// How far the search is, or what came of it.
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// Opens what was found.
    void open(SearchRow row) {
        doors.open(row.hit().incident(), row.hit().spot());
    }

    /// Goes back to where one was before.
    void back() {
        doors.back();
    }

    /// Finds out, beside everything else, which request ids stand in large logs of which that is not known.
    public void learn() {
        if (learns.isPresent()) {
            learnAgain = true;
            return;
        }
        learnAgain = false;
        learns = Optional.of(() -> {});
        Work.Cancellable handle =
                work.startLong(
                        control -> {
                            learning.run(control::cancelled);
                            return true;
                        },
                        _ -> {},
                        _ -> learned(),
                        e -> {
                            LOG.warn("The request ids in logs cannot be read", e);
                            learned();
                        });
        learns = learns.map(_ -> handle);
    }

    private void learned() {
        learns = Optional.empty();
        if (learnAgain) {
            learn();
        }
    }

    /// Ends what is under way; called before the store is closed.
    public void cancel() {
        stop();
        learnAgain = false;
        learns.ifPresent(Work.Cancellable::cancel);
    }

    private void stop() {
        running.ifPresent(run -> run.handle.cancel());
        running = Optional.empty();
    }

    private void restart() {
        stop();
        rows.clear();
        String typed = text.get().strip();
        if (typed.isEmpty()) {
            status.set(Messages.text("search.begin"));
            return;
        }
        boolean inNotes = within.get() != Within.LOGS && !regex.get();
        boolean inLogs =
                (within.get() != Within.NOTES || regex.get()) && typed.length() >= SHORTEST_IN_LOGS;
        try {
            var run =
                    new Run(
                            inNotes ? Optional.of(Wanted.of(typed)) : Optional.empty(),
                            inLogs ? Optional.of(pattern(typed)) : Optional.empty());
            status.set(Messages.text("search.running"));
            running = Optional.of(run);
            run.handle = work.startLong(run::search, run::show, run::end, run::fail);
        } catch (RefusedException wrong) {
            status.set(String.valueOf(wrong.getMessage()));
        }
    }

    private LinePattern pattern(String typed) {
        return regex.get() ? LinePattern.regex(typed) : LinePattern.text(typed);
    }

    /// One search.
    private final class Run implements LogSearch.Listener {
        private final Optional<Wanted> wanted;
        private final Optional<LinePattern> pattern;
        private final Stamp begun = clock.now();
        private final Queue<Hit> arrived = new ConcurrentLinkedQueue<>();
        private final List<String> unreadable = new ArrayList<>();
        private Work.Cancellable handle = () -> {};

        // Used by the searching thread alone.
        private Work.Control control = NOBODY;
        private String at = "";
        private long bytes;

        Run(Optional<Wanted> wanted, Optional<LinePattern> pattern) {
            this.wanted = wanted;
            this.pattern = pattern;
        }

        Outcome search(Work.Control told) {
            control = told;
            boolean more =
                    wanted.isPresent()
                            && written.find(wanted.get(), MOST, this::found, this::cancelled);
            Optional<LogSearch.Ended> ended = pattern.map(lines -> logs.find(lines, MOST, this));
            return new Outcome(
                    more || ended.filter(LogSearch.Ended::more).isPresent(),
                    ended,
                    List.copyOf(unreadable));
        }

        @Override
        public void found(Hit hit) {
            arrived.add(hit);
            control.report(new Work.Progress(at, bytes, 0));
        }

        @Override
        public void at(String where, long read) {
            at = where;
            bytes = read;
            control.report(new Work.Progress(at, bytes, 0));
        }

        @Override
        public void unreadable(String sentence) {
            unreadable.add(sentence);
        }

        @Override
        public boolean cancelled() {
            return control.cancelled();
        }

        private boolean current() {
            return running.filter(run -> run == this).isPresent();
        }

        void show(Work.Progress progress) {
            if (current()) {
                take();
                status.set(
                        progress.done() > 0
                                ? Messages.text(
                                        "search.reading",
                                        count(),
                                        progress.what(),
                                        ByteSize.text(progress.done()))
                                : Messages.text("search.running"));
            }
        }

        void end(Outcome outcome) {
            if (current()) {
                take();
                running = Optional.empty();
                status.set(words(outcome));
            }
        }

        void fail(Exception e) {
            if (current()) {
                take();
                running = Optional.empty();
                if (!(e instanceof StorageException)) {
                    LOG.error("A search failed", e);
                }
                status.set(Messages.text("search.failed", String.valueOf(e.getMessage())));
            }
        }

        private void take() {
            for (Hit hit = arrived.poll(); hit != null; hit = arrived.poll()) {
                place(hit);
            }
        }

        private String words(Outcome outcome) {
            String seconds =
                    String.format(
                            Locale.ROOT, "%.1f", clock.now().since(begun).toMillis() / 1000.0);
            String looked =
                    outcome.logs()
                            .map(ended ->
                                    Messages.text(
                                            wanted.isPresent()
                                                    ? "search.in.both"
                                                    : "search.in.logs",
                                            Integer.toString(ended.logs()),
                                            ByteSize.text(ended.bytes())))
                            .orElse(Messages.text("search.in.notes"));
            String sentence =
                    rows.isEmpty()
                            ? Messages.text("search.nothing", looked, seconds)
                            : Messages.text(
                                    outcome.more() ? "search.more" : "search.found",
                                    count(),
                                    looked,
                                    seconds);
            return outcome.unreadable().isEmpty()
                    ? sentence
                    : sentence + " " + String.join(" ", outcome.unreadable());
        }
    }

    /// How a search ended.
    private record Outcome(boolean more, Optional<LogSearch.Ended> logs, List<String> unreadable) {}

    private static final Work.Control NOBODY =
            new Work.Control() {
                @Override
                public void report(Work.Progress progress) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    private String count() {
        long incidents = rows.stream().filter(SearchRow::first).count();
        return Messages.text(
                "search.count", Integer.toString(rows.size()), Long.toString(incidents));
    }

    /// Behind the last one of the same incident, so that each incident stands once.
    private void place(Hit hit) {
        int after = rows.size();
        while (after > 0 && !rows.get(after - 1).hit().incident().equals(hit.incident())) {
            after--;
        }
        boolean first = after == 0;
        rows.add(first ? rows.size() : after, new SearchRow(hit, first));
    }
}
