package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.Growing;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What other programs follow for the incident at this moment, looked for about once a second while somebody looks.
final class GrowingRows {
    private static final Logger LOG = LoggerFactory.getLogger(GrowingRows.class);
    private static final long BETWEEN_MILLIS = 1_000;

    private final EvidenceStore store;
    private final Work work;
    private final Supplier<String> incident;
    private final Consumer<Preview> preview;
    private final ObservableList<Growing> rows = FXCollections.observableArrayList();
    private Work.Cancellable beat = () -> {};
    private Optional<Growing> shown = Optional.empty();
    private boolean looking;

    /// @param incident the incident's id
    /// @param preview shows the end of what grows
    GrowingRows(
            EvidenceStore store, Work work, Supplier<String> incident, Consumer<Preview> preview) {
        this.store = store;
        this.work = work;
        this.incident = incident;
        this.preview = preview;
    }

    ObservableList<Growing> rows() {
        return rows;
    }

    /// How far one is, in a line.
    static String words(Growing growing) {
        return Messages.text("evidence.growing", growing.name(), ByteSize.text(growing.size()));
    }

    /// Looks from now on, or no longer.
    void watch(boolean watched) {
        beat.cancel();
        beat = () -> {};
        if (watched) {
            look();
            beat = work.every(BETWEEN_MILLIS, this::look);
        }
    }

    /// Shows the end of one, and goes on showing it as it grows.
    void show(Growing growing) {
        shown = Optional.of(growing);
        read(growing);
    }

    /// Something else is shown.
    void leave() {
        shown = Optional.empty();
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        String id = incident.get();
        work.startLong(
                _ ->
                        store.growing().stream()
                                .filter(g -> g.purpose().incident().equals(id))
                                .toList(),
                _ -> {},
                this::found,
                e -> {
                    looking = false;
                    LOG.warn("Could not look for what grows", e);
                });
    }

    private void found(List<Growing> now) {
        looking = false;
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        Optional<Growing> grown =
                shown.flatMap(
                        old -> now.stream().filter(g -> g.number() == old.number()).findFirst());
        if (grown.isPresent() && !grown.equals(shown)) {
            show(grown.get());
        }
    }

    private void read(Growing growing) {
        work.startLong(
                _ -> new PreviewReader(store).tail(growing),
                _ -> {},
                tail -> {
                    if (shown.filter(g -> g.number() == growing.number()).isPresent()) {
                        preview.accept(tail);
                    }
                },
                e -> LOG.warn("The end of {} could not be read", growing.name(), e));
    }
}
