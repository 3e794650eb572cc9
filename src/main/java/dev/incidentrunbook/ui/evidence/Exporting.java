package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.EvidenceExport;
import dev.incidentrunbook.evidence.EvidenceExport.Existing;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.evidence.RedactedCopies.Copy;
import dev.incidentrunbook.evidence.RedactedCopies.Outgoing;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Writes evidence to files, with what is secret in it masked if somebody wants that, and records that it left.
final class Exporting {
    private final OpenIncident open;
    private final EvidenceStore store;
    private final Attachments attachments;
    private final Work work;
    private final Masking masking;
    private final Consumer<Told> told;
    private final Function<Exception, String> sentence;

    /// @param told shows what came of it
    /// @param sentence what went wrong, in words
    Exporting(
            OpenIncident open,
            EvidenceStore store,
            Attachments attachments,
            Work work,
            Masking masking,
            Consumer<Told> told,
            Function<Exception, String> sentence) {
        this.open = open;
        this.store = store;
        this.attachments = attachments;
        this.work = work;
        this.masking = masking;
        this.told = told;
        this.sentence = sentence;
    }

    /// Asks what is to be masked, and writes the evidence, or the copy in which it is.
    ///
    /// @param file chosen by somebody, who was asked whether one that is there may go
    void start(Evidence e, Path file) {
        told.accept(Told.done(Messages.text("evidence.export.under-way", e.label())));
        if (e.outside().isPresent()) {
            exportOutside(e, e.outside().get(), file);
            return;
        }
        masking.ask(
                Masking.Question.about(
                        open.incident().get(),
                        Messages.text("evidence.export.masks", e.label()),
                        Messages.text("evidence.export.verb", e.label())),
                redactor -> RedactedCopies.look(store, e, redactor),
                redactor -> write(e, file, redactor),
                () -> told.accept(Told.NOTHING),
                problem -> told.accept(Told.wrong(sentence.apply(problem))));
    }

    /// Copies the file itself, of which nothing but the beginning and the end is stored and could be masked.
    private void exportOutside(Evidence e, Outside outside, Path file) {
        work.startLong(
                control -> {
                    // Whether a file that is there may go was asked by whoever chose the name.
                    attachments
                            .outside(outside)
                            .copy(file, Existing.REPLACE, (_, _) -> !control.cancelled());
                    return Optional.<Copy>empty();
                },
                _ -> {},
                copy -> exported(e, file, new RedactedCopies(store, open.response()), copy),
                problem -> told.accept(Told.wrong(sentence.apply(problem))));
    }

    private void write(Evidence e, Path file, Supplier<Redactor> redactor) {
        var copies = new RedactedCopies(store, open.response());
        work.startLong(
                _ -> {
                    Optional<Copy> copy = copies.stored(e, redactor.get());
                    String sha256 = copy.map(c -> c.stored().sha256()).orElse(e.sha256());
                    // Whether a file that is there may go was asked by whoever chose the name.
                    new EvidenceExport(store).write(sha256, file, Existing.REPLACE);
                    return copy;
                },
                _ -> {},
                copy -> exported(e, file, copies, copy),
                problem -> told.accept(Told.wrong(sentence.apply(problem))));
    }

    private void exported(Evidence e, Path file, RedactedCopies copies, Optional<Copy> copy) {
        open.act(
                incident -> {
                    Outgoing outgoing =
                            copy.map(c -> copies.attach(incident, e, c))
                                    .orElse(new Outgoing(incident, e));
                    return open.response()
                            .keepCustody(
                                    outgoing.incident(),
                                    new EvidenceExported(
                                            List.of(outgoing.evidence().id()),
                                            file.toString(),
                                            false));
                },
                () ->
                        told.accept(
                                Told.done(Messages.text(key(e, copy), e.label(), file.toString()))),
                refusal -> told.accept(Told.wrong(refusal)));
    }

    private static String key(Evidence e, Optional<Copy> copy) {
        if (copy.isEmpty()) {
            return "evidence.exported";
        }
        return e.packed() ? "evidence.exported-masked-zip" : "evidence.exported-masked";
    }
}
