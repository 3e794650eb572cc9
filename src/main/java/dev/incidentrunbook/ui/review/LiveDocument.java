package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Patch;
import dev.incidentrunbook.ui.kit.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The document as it would be exported now. It is built off the FX thread, one build at a time, and only while somebody
/// looks; what changes during a build is taken up by the next one.
public final class LiveDocument {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDocument.class);

    private final OpenIncident open;
    private final Work work;
    private final Function<Incident, String> writer;
    private final ReadOnlyStringWrapper markdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<DocumentLine> lines = FXCollections.observableArrayList();
    private Optional<Incident> built = Optional.empty();
    private boolean building;
    private boolean watched;

    private record Built(String markdown, List<DocumentLine> lines) {}

    LiveDocument(OpenIncident open, Work work, Function<Incident, String> writer) {
        this.open = open;
        this.work = work;
        this.writer = writer;
        open.incident().subscribe(_ -> build());
    }

    /// The document's text.
    public ReadOnlyStringProperty markdown() {
        return markdown.getReadOnlyProperty();
    }

    /// The document's text, ready to be shown.
    public ObservableList<DocumentLine> lines() {
        return lines;
    }

    /// Why what is shown is not up to date; blank when it is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Says whether somebody looks.
    public void watch(boolean looking) {
        watched = looking;
        build();
    }

    private void build() {
        Incident wanted = open.incident().get();
        if (!watched || building || built.filter(b -> b.head().equals(wanted.head())).isPresent()) {
            return;
        }
        building = true;
        work.startLong(
                _ -> {
                    String text = writer.apply(wanted);
                    return new Built(text, DocumentReader.read(text));
                },
                _ -> {},
                result -> {
                    markdown.set(result.markdown());
                    Patch.apply(lines, result.lines());
                    problem.set("");
                    goOn(wanted);
                },
                e -> {
                    LOG.error("The review of {} could not be built", wanted.id(), e);
                    problem.set(Messages.text("review.document-failed"));
                    goOn(wanted);
                });
    }

    private void goOn(Incident done) {
        built = Optional.of(done);
        building = false;
        build();
    }
}
