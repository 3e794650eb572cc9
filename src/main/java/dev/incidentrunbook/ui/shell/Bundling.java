package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.bundle.BundleExport;
import dev.incidentrunbook.bundle.BundleExport.Bundled;
import dev.incidentrunbook.bundle.BundleImport;
import dev.incidentrunbook.bundle.BundleImport.Imported;
import dev.incidentrunbook.bundle.MaskedIncident;
import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.ui.kit.BytesTold;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bundles that are exported and imported, one at a time. What takes longer than a second shows how far it is, and can be
/// cancelled.
final class Bundling {
    private static final Logger LOG = LoggerFactory.getLogger(Bundling.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String CANCELLED = "shell.bundle.export-cancelled";

    private final BundleExport export;
    private final EvidenceStore evidence;
    private final EventCodec codec;
    private final Masking masking;
    private final BundleImport incoming;
    private final StampSource clock;
    private final Work work;
    private final Dialogs dialogs;
    private final Consumer<String> notice;
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private Work.Cancellable underWay = () -> {};
    private boolean busy;

    /// @param notice says a sentence
    Bundling(
            Desktop desktop,
            DesktopStore store,
            Work work,
            Dialogs dialogs,
            Masking masking,
            Consumer<String> notice) {
        File folder = desktop.folder().toFile();
        evidence = store.evidence();
        codec = new EventCodec(desktop.runbooks());
        export = new BundleExport(evidence);
        this.masking = masking;
        incoming = new BundleImport(store.log(), evidence, codec, folder::getUsableSpace);
        clock = desktop.clock();
        this.work = work;
        this.dialogs = dialogs;
        this.notice = notice;
    }

    /// How far it is, in words; blank when nothing is under way, or not for long.
    ReadOnlyStringProperty line() {
        return line.getReadOnlyProperty();
    }

    /// How far it is, between 0 and 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Ends what is under way; nothing is left of it.
    void cancel() {
        underWay.cancel();
    }

    /// Asks where to export an incident to; empty when the choice was cancelled, or another bundle is under way.
    Optional<Path> chooseTarget(String incident) {
        return busy
                ? Optional.empty()
                : dialogs.chooseFileToWrite(
                        Messages.text("shell.bundle.export-title"), incident + ".zip");
    }

    /// Asks for a bundle and imports it.
    ///
    /// @param changed called when something was imported
    void importOne(Runnable changed) {
        if (!busy) {
            dialogs.chooseFile(Messages.text("shell.bundle.import-title"))
                    .ifPresent(file -> take(file, changed));
        }
    }

    /// Exports an incident to a file, with secrets masked as the responder chooses.
    ///
    /// @param response records what was done with the evidence
    void export(Incident incident, Response response, Path file) {
        busy = true;
        underWay =
                masking.ask(
                        Masking.Question.about(
                                incident,
                                Messages.text("shell.bundle.masks", incident.id()),
                                Messages.text("shell.bundle.verb")),
                        redactor ->
                                new MaskedIncident(evidence, response, codec)
                                        .look(incident, redactor),
                        redactor -> export(incident, response, file, redactor),
                        this::end,
                        e -> {
                            end();
                            failed(e, CANCELLED);
                        });
    }

    private void export(Incident incident, Response response, Path file, Supplier<Redactor> masks) {
        start(
                "shell.bundle.exporting",
                CANCELLED,
                file,
                told -> write(incident, response, file, masks.get(), told),
                bundled -> notice.accept(words(incident, bundled)));
    }

    private Bundled write(
            Incident incident, Response response, Path file, Redactor redactor, BytesTold told) {
        Incident leaving =
                new MaskedIncident(evidence, response, codec)
                        .masked(incident, redactor, file.toString());
        return export.write(
                leaving,
                text -> redactor.text("review", text),
                clock.now().wall(),
                file,
                // The window asked before a file that is there was chosen.
                Existing.REPLACE,
                told);
    }

    private void take(Path file, Runnable changed) {
        start(
                "shell.bundle.importing",
                "shell.bundle.import-cancelled",
                file,
                told -> incoming.take(file, told),
                imported -> {
                    notice.accept(words(imported));
                    changed.run();
                });
    }

    /// Moves the bytes of a bundle.
    @FunctionalInterface
    private interface Move<T> {
        T run(BytesTold told);
    }

    private <T> void start(
            String lineKey, String cancelledKey, Path file, Move<T> move, Consumer<T> done) {
        String name = String.valueOf(file.getFileName());
        Stamp begun = clock.now();
        busy = true;
        underWay =
                work.startLong(
                        control -> move.run(new BytesTold(name, control)),
                        now -> show(lineKey, now, begun),
                        result -> {
                            end();
                            done.accept(result);
                        },
                        e -> {
                            end();
                            failed(e, cancelledKey);
                        });
    }

    private void show(String lineKey, Work.Progress now, Stamp begun) {
        if (busy && clock.now().since(begun).compareTo(PATIENCE) >= 0) {
            progress.set((double) now.done() / (double) Math.max(1, now.total()));
            line.set(
                    Messages.text(
                            lineKey,
                            now.what(),
                            ByteSize.text(now.done()),
                            ByteSize.text(now.total())));
        }
    }

    private void end() {
        busy = false;
        line.set("");
    }

    private void failed(Exception e, String cancelledKey) {
        switch (e) {
            case CancellationException _ -> notice.accept(Messages.text(cancelledKey));
            case RefusedException refused -> notice.accept(String.valueOf(refused.getMessage()));
            case StorageException storage -> notice.accept(String.valueOf(storage.getMessage()));
            default -> {
                LOG.error("A bundle could not be dealt with", e);
                dialogs.problem(Messages.text("shell.bundle.failed"), e);
            }
        }
    }

    private static String words(Incident incident, Bundled bundled) {
        String written =
                Messages.text(
                        "shell.bundle.exported",
                        incident.id(),
                        bundled.file().toString(),
                        Integer.toString(bundled.events()),
                        Integer.toString(bundled.evidence()),
                        ByteSize.text(bundled.bytes()));
        return bundled.removed() == 0
                ? written
                : written
                        + " "
                        + Messages.text(
                                "shell.bundle.exported-removed",
                                Integer.toString(bundled.removed()));
    }

    private static String words(Imported i) {
        String title = VisibleText.of(i.title());
        if (i.added() == 0) {
            String key = i.here() > i.events() ? "shell.bundle.newer-here" : "shell.bundle.already";
            return Messages.text(key, i.incident(), title);
        }
        if (!i.begins()) {
            return Messages.text(
                    "shell.bundle.continued", i.incident(), title, Long.toString(i.added()));
        }
        String imported =
                Messages.text(
                        "shell.bundle.imported",
                        i.incident(),
                        title,
                        Long.toString(i.events()),
                        Integer.toString(i.evidence()),
                        ByteSize.text(i.bytes()));
        return i.incident().equals(i.original())
                ? imported
                : imported + " " + Messages.text("shell.bundle.renamed", i.original());
    }
}
