package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes files and what is on the clipboard into the evidence of the open incident, several at a time, and tells how far
/// each is. Every screen that attaches something shares it, so that all of them show the same.
public final class Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final OpenIncident open;
    private final EvidenceIntake intake;
    private final Work work;
    private final StampSource clock;
    private final ObservableList<Attaching> underWay = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper();

    /// @param open the incident that things are attached to
    /// @param intake takes the bytes in
    /// @param clock for names and rates
    public Attachments(OpenIncident open, EvidenceIntake intake, Work work, StampSource clock) {
        this.open = open;
        this.intake = intake;
        this.work = work;
        this.clock = clock;
    }

    /// What is being attached, and what could not be, until it is dismissed.
    public ObservableList<Attaching> underWay() {
        return FXCollections.unmodifiableObservableList(underWay);
    }

    /// How many things are on their way into the evidence.
    public ReadOnlyIntegerProperty active() {
        return active.getReadOnlyProperty();
    }

    /// Attaches what was pasted or dropped.
    ///
    /// @param stepId the step it belongs to; blank for the incident as a whole
    /// @return false when there is nothing that can be attached
    public boolean attach(Pasted pasted, String stepId) {
        switch (pasted) {
            case Pasted.Files(List<Path> paths) ->
                    paths.forEach(path -> attachAgain(path, stepId, () -> {}));
            case Pasted.Text(String text) ->
                    attachBytes(
                            clipboardName("txt"),
                            stepId,
                            () -> text.getBytes(StandardCharsets.UTF_8));
            case Pasted.Picture(Pixels pixels) ->
                    attachBytes(clipboardName("png"), stepId, pixels::png);
            case Pasted.Nothing() -> {
                return false;
            }
        }
        return true;
    }

    /// Attaches a file of which an earlier try was cut short.
    ///
    /// @param attached called when it is attached
    public void attachAgain(Path path, String stepId, Runnable attached) {
        Path name = path.getFileName();
        start(
                name == null ? path.toString() : name.toString(),
                stepId,
                progress -> intake.take(path, progress),
                attached);
    }

    private void attachBytes(String name, String stepId, Supplier<byte[]> bytes) {
        start(
                name,
                stepId,
                progress -> {
                    byte[] all = bytes.get();
                    return intake.take(new ByteArrayInputStream(all), name, "clipboard", progress);
                },
                () -> {});
    }

    private void start(
            String name,
            String stepId,
            Function<EvidenceIntake.Progress, Taken> take,
            Runnable attached) {
        var attaching = new Attaching(name, stepId, clock.now());
        underWay.add(attaching);
        active.set(active.get() + 1);
        var cancel =
                work.startLong(
                        control -> take.apply(new BytesTold(name, control)),
                        progress -> attaching.show(progress, clock.now()),
                        taken -> record(attaching, taken, attached),
                        e -> failed(attaching, e));
        attaching.onCancel(cancel::cancel);
    }

    private void record(Attaching attaching, Taken taken, Runnable attached) {
        StoredEvidence stored = taken.stored();
        open.record(
                new EvidenceAttached(
                        attaching.stepId(),
                        stored.sha256(),
                        stored.size(),
                        taken.name(),
                        stored.mediaType(),
                        taken.origin(),
                        ""),
                Optional.empty(),
                () -> {
                    leave(attaching);
                    attached.run();
                    if (taken.changed()) {
                        open.say(Messages.text("evidence.changed", taken.name()));
                    }
                },
                sentence -> fail(attaching, sentence));
    }

    private void failed(Attaching attaching, Exception e) {
        switch (e) {
            case CancellationException _ -> leave(attaching);
            case RefusedException refused -> fail(attaching, String.valueOf(refused.getMessage()));
            case StorageException storage -> fail(attaching, String.valueOf(storage.getMessage()));
            default -> {
                LOG.error("Attaching {} failed", attaching.name(), e);
                fail(attaching, Messages.text("problem.change"));
            }
        }
    }

    private void leave(Attaching attaching) {
        underWay.remove(attaching);
        active.set(active.get() - 1);
    }

    private void fail(Attaching attaching, String sentence) {
        active.set(active.get() - 1);
        attaching.fail(
                Messages.text("evidence.refused", attaching.name(), sentence),
                () -> underWay.remove(attaching));
    }

    private String clipboardName(String ending) {
        Instant now = clock.now().wall();
        return "clipboard-" + NAME_TIME.format(now) + "." + ending;
    }
}
