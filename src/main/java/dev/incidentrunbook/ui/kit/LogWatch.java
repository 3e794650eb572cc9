package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.IncidentLog.Changes;
import dev.incidentrunbook.incident.IncidentLog.Summaries;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees what arrives in the log, whichever program wrote it: first all incidents in short, then whatever is new. All methods
/// are called on the FX thread, and listeners are told there.
public final class LogWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);

    private final IncidentLog log;
    private final Work work;
    private final Consumer<List<Summary>> first;
    private final List<Consumer<List<Recorded>>> listeners = new ArrayList<>();
    private long position;
    private boolean looking;
    private boolean begun;
    private Consumer<String> troubled = _ -> {};
    private String failure = "";

    /// @param first told once, of all incidents there are
    public LogWatch(IncidentLog log, Work work, Consumer<List<Summary>> first) {
        this.log = log;
        this.work = work;
        this.first = first;
    }

    /// Tells `listener` of new events in the order they arrived.
    public void listen(Consumer<List<Recorded>> listener) {
        listeners.add(listener);
    }

    /// Tells `listener` in a sentence that looking failed, once for as long as it lasts.
    public void whenTroubled(Consumer<String> listener) {
        troubled = listener;
    }

    /// Looks once. Does nothing while an earlier look is under way.
    public void look() {
        if (looking) {
            return;
        }
        looking = true;
        if (begun) {
            work.start(() -> log.since(position), this::tell, this::fail);
        } else {
            // It may be much, and no tick shall wait behind it.
            work.startLong(_ -> log.summaries(), _ -> {}, this::tellFirst, this::fail);
        }
    }

    private void tellFirst(Summaries summaries) {
        begun = true;
        ended(summaries.position());
        first.accept(summaries.incidents());
    }

    private void tell(Changes changes) {
        ended(changes.position());
        if (!changes.events().isEmpty()) {
            List.copyOf(listeners).forEach(listener -> listener.accept(changes.events()));
        }
    }

    private void ended(long at) {
        looking = false;
        failure = "";
        position = at;
    }

    /// A look that failed is tried again with the next; whatever keeps it from reading will keep changes from being saved,
    /// and that is told beside the change.
    private void fail(Exception e) {
        looking = false;
        String sentence = String.valueOf(e.getMessage());
        // Once, and not twice a second for as long as it lasts.
        if (!sentence.equals(failure)) {
            failure = sentence;
            LOG.warn("Could not look for new events", e);
            troubled.accept(sentence);
        }
    }
}
