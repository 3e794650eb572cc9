package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.IncidentLog.Changes;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees what arrives in the log, whichever program wrote it: first everything there is, then whatever is new. All methods
/// are called on the FX thread, and listeners are told there.
public final class LogWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);

    private final IncidentLog log;
    private final Work work;
    private final List<Consumer<List<Recorded>>> listeners = new ArrayList<>();
    private long position;
    private boolean looking;
    private boolean begun;
    private Consumer<String> troubled = _ -> {};
    private String failure = "";

    public LogWatch(IncidentLog log, Work work) {
        this.log = log;
        this.work = work;
    }

    /// Tells `listener` of events in the order they arrived; never with an empty list, except the first time.
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
            // Everything there is may be much, and no tick shall wait behind it.
            work.startLong(_ -> everything(), _ -> {}, this::tell, this::fail);
        }
    }

    /// Everything there is; of a damaged log, the incidents that can still be read.
    private Changes everything() {
        try {
            return log.since(0);
        } catch (StorageException damaged) {
            try {
                List<Recorded> events = new ArrayList<>();
                log.incidents().forEach(id -> events.addAll(log.read(id)));
                return new Changes(0, events);
            } catch (StorageException worse) {
                damaged.addSuppressed(worse);
                throw damaged;
            }
        }
    }

    private void tell(Changes changes) {
        boolean first = !begun;
        begun = true;
        looking = false;
        failure = "";
        position = changes.position();
        if (first || !changes.events().isEmpty()) {
            List.copyOf(listeners).forEach(listener -> listener.accept(changes.events()));
        }
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
