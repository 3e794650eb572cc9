package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.LogFilter;
import dev.incidentrunbook.evidence.LogLevel;
import dev.incidentrunbook.evidence.LogScan;
import dev.incidentrunbook.evidence.LogTimes;
import dev.incidentrunbook.evidence.TimeBuckets;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Looks for the lines that are wanted, and shows them as they are found.
final class Finding {
    private static final int THREADS = 2;
    private static final int BUCKETS = 120;
    private static final long BEAT = 120;

    private final Work work;
    private final Consumer<Exception> failed;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty regex = new SimpleBooleanProperty();
    private final ObjectProperty<LevelChoice> level = new SimpleObjectProperty<>(LevelChoice.ANY);
    private final StringProperty status = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final StringProperty request = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<LogScan>> scan =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<TimeBuckets> moments =
            new ReadOnlyObjectWrapper<>(TimeBuckets.none());
    private final List<Work.Cancellable> jobs = new ArrayList<>();
    private Work.Cancellable beat = () -> {};
    private Consumer<LogScan> found = _ -> {};
    private int running;

    /// A level to filter by; empty for any.
    record LevelChoice(Optional<LogLevel> least) {
        static final LevelChoice ANY = new LevelChoice(Optional.empty());

        static List<LevelChoice> all() {
            return Stream.concat(
                            Stream.of(ANY),
                            Arrays.stream(LogLevel.values())
                                    .map(l -> new LevelChoice(Optional.of(l))))
                    .toList();
        }

        @Override
        public String toString() {
            return least.map(
                            l -> Messages.text("viewer.level." + l.name().toLowerCase(Locale.ROOT)))
                    .orElseGet(() -> Messages.text("viewer.level.any"));
        }
    }

    /// @param failed hears when evidence cannot be read
    Finding(Work work, Consumer<Exception> failed) {
        this.work = work;
        this.failed = failed;
    }

    /// Reads what is wanted from the fields.
    ///
    /// @return empty when that cannot be understood; then the problem says why
    Optional<LogFilter> filter(LogTimes times, MomentField moment) {
        problem.set("");
        try {
            var filter =
                    new LogFilter(
                            text.get(),
                            regex.get(),
                            level.get().least(),
                            status.get().strip().toLowerCase(Locale.ROOT),
                            moment.read(from.get(), times),
                            moment.read(until.get(), times),
                            request.get().strip());
            problem.set(filter.problem().orElse(""));
            return filter.problem().isEmpty() ? Optional.of(filter) : Optional.empty();
        } catch (RefusedException e) {
            problem.set(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Looks for lines.
    ///
    /// @param heard told now and then that more was found
    void look(OpenedEvidence.Text in, LogFilter filter, Consumer<LogScan> heard) {
        cancel();
        TimeBuckets buckets = buckets(in.times());
        var next = new LogScan(in.lines(), filter, in.times().reader(), buckets);
        found = heard;
        scan.set(Optional.of(next));
        looking.set(true);
        running = THREADS;
        beat = work.every(BEAT, () -> tell(next));
        for (int i = 0; i < THREADS; i++) {
            jobs.add(
                    work.startLong(
                            control -> {
                                next.run(control::cancelled);
                                return next;
                            },
                            _ -> {},
                            this::ended,
                            e -> {
                                cancel();
                                failed.accept(e);
                            }));
        }
        tell(next);
    }

    private static TimeBuckets buckets(LogTimes times) {
        return times.first()
                .flatMap(first ->
                        times.last()
                                .map(last ->
                                        TimeBuckets.between(first, last.plusMillis(1), BUCKETS)))
                .orElseGet(TimeBuckets::none);
    }

    /// Stops looking; what was found stays.
    void cancel() {
        jobs.forEach(Work.Cancellable::cancel);
        jobs.clear();
        beat.cancel();
        looking.set(false);
        scan.get().ifPresent(this::tell);
    }

    /// Shows everything again.
    void clear() {
        cancel();
        Stream.of(text, status, from, until, request).forEach(field -> field.set(""));
        regex.set(false);
        level.set(LevelChoice.ANY);
        forget();
    }

    /// Forgets what was found.
    void forget() {
        cancel();
        scan.set(Optional.empty());
        moments.set(TimeBuckets.none());
        told.set("");
        problem.set("");
    }

    private void ended(LogScan of) {
        if (scan.get().filter(s -> s == of).isPresent() && --running == 0) {
            beat.cancel();
            looking.set(false);
            tell(of);
        }
    }

    private void tell(LogScan of) {
        if (scan.get().filter(s -> s == of).isEmpty()) {
            return;
        }
        long share = Math.round(of.done() * 100);
        told.set(
                share < 100
                        ? Messages.text(
                                looking.get() ? "viewer.found.so-far" : "viewer.found.stopped",
                                "%,d".formatted(of.count()),
                                Long.toString(share))
                        : Messages.text("viewer.found", "%,d".formatted(of.count())));
        moments.set(of.buckets().copy());
        found.accept(of);
    }

    StringProperty text() {
        return text;
    }

    BooleanProperty regex() {
        return regex;
    }

    ObjectProperty<LevelChoice> level() {
        return level;
    }

    StringProperty status() {
        return status;
    }

    StringProperty from() {
        return from;
    }

    StringProperty until() {
        return until;
    }

    StringProperty request() {
        return request;
    }

    /// How much was found; blank when nothing was looked for.
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// Why what was asked for is not looked for; blank when it is.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /// What is or was looked for; empty when every line is shown.
    ReadOnlyObjectProperty<Optional<LogScan>> scan() {
        return scan.getReadOnlyProperty();
    }

    /// The moments of what was found.
    ReadOnlyObjectProperty<TimeBuckets> moments() {
        return moments.getReadOnlyProperty();
    }
}
