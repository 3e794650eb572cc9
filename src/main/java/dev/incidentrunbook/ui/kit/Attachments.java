package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceIntake.Large;
import dev.incidentrunbook.evidence.FolderListing;
import dev.incidentrunbook.evidence.LargeFileException;
import dev.incidentrunbook.evidence.OutsideFile;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

    /// Whatever is larger lets what was named with it go first.
    private static final long QUICK = 256L * 1024 * 1024;

    private final OpenIncident open;
    private final EvidenceIntake intake;
    private final Work work;
    private final StampSource clock;
    private final ObservableList<Attaching> underWay = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper active = new ReadOnlyIntegerWrapper();
    private final Deque<FolderPick> picks = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<FolderPick>> pick =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What came of one thing.
    private sealed interface Came {
        record Evidence(Taken taken) implements Came {}

        record Folder(FolderListing listing) implements Came {}
    }

    /// One thing that is attached.
    ///
    /// @param place its place among what was named with it
    /// @param attached called when it is attached
    private record Piece(Attaching shown, InOrder.Place place, Runnable attached) {}

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

    /// The folder whose files are to be picked from; empty when there is none.
    public ReadOnlyObjectProperty<Optional<FolderPick>> pick() {
        return pick.getReadOnlyProperty();
    }

    /// A file that was referenced.
    public OutsideFile outside(Outside file) {
        return intake.outside(file);
    }

    /// Attaches what was pasted or dropped.
    ///
    /// @param stepId the step it belongs to; blank for the incident as a whole
    /// @return false when there is nothing that can be attached
    public boolean attach(Pasted pasted, String stepId) {
        switch (pasted) {
            case Pasted.Files(List<Path> paths) -> attachFiles(paths, stepId);
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
        attachFile(path, begin(name(path), stepId, new InOrder(), attached), Large.ASK);
    }

    private void attachFiles(List<Path> paths, String stepId) {
        var order = new InOrder();
        List<Piece> pieces =
                paths.stream().map(path -> begin(name(path), stepId, order, () -> {})).toList();
        for (int i = 0; i < pieces.size(); i++) {
            attachFile(paths.get(i), pieces.get(i), Large.ASK);
        }
    }

    private void attachFile(Path path, Piece piece, Large large) {
        start(
                piece,
                control -> {
                    if (Files.isDirectory(path)) {
                        return new Came.Folder(FolderListing.of(path, control::cancelled));
                    }
                    var told = new BytesTold(piece.shown().name(), control);
                    return new Came.Evidence(intake.take(path, large, told));
                },
                e -> ask(path, piece, e));
    }

    private void attachBytes(String name, String stepId, Supplier<byte[]> bytes) {
        Piece piece = begin(name, stepId, new InOrder(), () -> {});
        start(
                piece,
                control -> {
                    var all = new ByteArrayInputStream(bytes.get());
                    var told = new BytesTold(name, control);
                    return new Came.Evidence(intake.take(all, name, "clipboard", told));
                },
                e -> failed(piece, e));
    }

    private Piece begin(String name, String stepId, InOrder order, Runnable attached) {
        var attaching = new Attaching(name, stepId, clock.now());
        underWay.add(attaching);
        active.set(active.get() + 1);
        return new Piece(attaching, order.place(), attached);
    }

    private void start(Piece piece, Work.LongJob<Came> job, Consumer<Exception> failed) {
        Attaching shown = piece.shown();
        var cancel =
                work.startLong(
                        job,
                        progress -> {
                            if (progress.total() > QUICK) {
                                piece.place().stepAside();
                            }
                            shown.show(progress, clock.now());
                        },
                        came -> came(piece, came),
                        failed);
        shown.onCancel(cancel::cancel);
    }

    private void came(Piece piece, Came came) {
        switch (came) {
            case Came.Evidence(Taken taken) -> piece.place().ready(() -> record(piece, taken));
            case Came.Folder(FolderListing listing) -> {
                leave(piece);
                offer(listing, piece.shown().stepId());
            }
        }
    }

    /// Lets somebody pick from the files of a folder, one folder after the other.
    private void offer(FolderListing listing, String stepId) {
        if (listing.files().isEmpty()) {
            open.say(Messages.text("folder.empty", listing.folder().toString()));
            return;
        }
        picks.add(
                new FolderPick(
                        listing,
                        clock.now().wall(),
                        chosen -> {
                            picks.remove();
                            pick.set(Optional.ofNullable(picks.peek()));
                            attachFiles(chosen, stepId);
                        }));
        pick.set(Optional.ofNullable(picks.peek()));
    }

    /// Lets somebody decide about a large file; anything else that went wrong is said.
    private void ask(Path path, Piece piece, Exception e) {
        if (e instanceof LargeFileException large) {
            piece.place().stepAside();
            piece.shown()
                    .ask(
                            Messages.text("evidence.large", large.words()),
                            () -> attachFile(path, piece, Large.COPY),
                            () -> attachFile(path, piece, Large.REFERENCE),
                            () -> leave(piece));
        } else {
            failed(piece, e);
        }
    }

    private void record(Piece piece, Taken taken) {
        open.record(
                taken,
                piece.shown().stepId(),
                () -> {
                    leave(piece);
                    piece.attached().run();
                    if (taken.changed()) {
                        open.say(Messages.text("evidence.changed", taken.name()));
                    }
                },
                sentence -> fail(piece, sentence));
    }

    private void failed(Piece piece, Exception e) {
        switch (e) {
            case CancellationException _ -> leave(piece);
            case RefusedException refused -> fail(piece, String.valueOf(refused.getMessage()));
            case StorageException storage -> fail(piece, String.valueOf(storage.getMessage()));
            default -> {
                LOG.error("Attaching {} failed", piece.shown().name(), e);
                fail(piece, Messages.text("problem.change"));
            }
        }
    }

    private void leave(Piece piece) {
        piece.place().stepAside();
        underWay.remove(piece.shown());
        active.set(active.get() - 1);
    }

    private void fail(Piece piece, String sentence) {
        piece.place().stepAside();
        active.set(active.get() - 1);
        Attaching shown = piece.shown();
        shown.fail(
                Messages.text("evidence.refused", shown.name(), sentence),
                () -> underWay.remove(shown));
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private String clipboardName(String ending) {
        Instant now = clock.now().wall();
        return "clipboard-" + NAME_TIME.format(now) + "." + ending;
    }
}
