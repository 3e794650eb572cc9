package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.bundle.ReviewFolder;
import dev.incidentrunbook.bundle.ReviewFolder.Head;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceExported;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Writes the review into a folder of its own, with the evidence that the responder chooses. It is asked once which of the secrets
/// found in all of that are masked.
final class FolderExport {
    private final OpenIncident open;
    private final Work work;
    private final Dialogs dialogs;
    private final Masking masking;
    private final ReviewWriter writer;
    private final EvidenceReading reading;
    private final ExportOutcome outcome;

    FolderExport(
            OpenIncident open,
            Work work,
            Dialogs dialogs,
            Masking masking,
            ReviewWriter writer,
            EvidenceReading reading,
            ExportOutcome outcome) {
        this.open = open;
        this.work = work;
        this.dialogs = dialogs;
        this.masking = masking;
        this.writer = writer;
        this.reading = reading;
        this.outcome = outcome;
    }

    /// What was asked for.
    ///
    /// @param chosen ids of the evidence that goes along
    /// @param unsaved names what is typed and could not be saved, asked when the folder is written
    private record Wish(
            Path folder, ReviewOrder order, Set<UUID> chosen, Supplier<String> unsaved) {}

    /// Asks where to and with which evidence, then writes.
    void start(ReviewOrder order, Supplier<String> unsaved) {
        String name = open.incident().get().id() + "-review";
        dialogs.chooseFolder(Messages.text("review.export-folder"))
                .map(parent -> parent.resolve(name))
                .ifPresent(folder ->
                        chooseEvidence(ids -> leave(new Wish(folder, order, ids, unsaved))));
    }

    private void chooseEvidence(Consumer<Set<UUID>> chosen) {
        List<Evidence> standing =
                open.incident().get().evidence().stream().filter(e -> !e.removed()).toList();
        if (standing.isEmpty()) {
            chosen.accept(Set.of());
            return;
        }
        dialogs.chooseSome(
                Messages.text("review.folder-evidence"),
                Messages.text("review.folder-evidence-help"),
                Messages.text("review.export-verb"),
                standing.stream().map(FolderExport::words).toList(),
                answer ->
                        answer.map(places ->
                                        places.stream()
                                                .map(place -> standing.get(place).id())
                                                .collect(Collectors.toSet()))
                                .ifPresent(chosen));
    }

    private static String words(Evidence e) {
        String name = e.label() + "  " + e.name();
        return e.caption().isBlank() ? name : name + " (" + e.caption() + ")";
    }

    /// Nothing leaves before the logs are read, so that it says the same as what the shell writes.
    private void leave(Wish wish) {
        reading.afterLogs(() -> pack(wish, contents -> ask(wish, contents)));
        if (reading.readingLogs()) {
            outcome.say(Messages.text("review.export-waits"));
        }
    }

    /// The review as it is once everything on its way to the disk has arrived there.
    private void pack(Wish wish, Consumer<ReviewFolder> packed) {
        var contents = new AtomicReference<Optional<ReviewFolder>>(Optional.empty());
        var logs = reading.read().get().logs();
        open.act(
                incident -> {
                    contents.set(
                            Optional.of(
                                    new ReviewFolder(
                                            reading.store(),
                                            incident,
                                            writer.review(
                                                    writer.known(incident, logs), wish.order()),
                                            standing(incident, wish.chosen()),
                                            Head.NONE)));
                    return incident;
                },
                () -> contents.get().ifPresent(packed),
                outcome::fail);
    }

    private static List<Evidence> standing(Incident incident, Set<UUID> chosen) {
        return incident.evidence().stream()
                .filter(e -> !e.removed() && chosen.contains(e.id()))
                .toList();
    }

    private void ask(Wish wish, ReviewFolder contents) {
        outcome.say(Messages.text("review.folder-looking"));
        masking.ask(
                Masking.Question.about(
                        contents.incident(),
                        Messages.text("review.export-masks"),
                        Messages.text("review.export-verb")),
                contents::look,
                masks ->
                        // Reading much evidence takes long enough for others to go on recording.
                        pack(
                                wish,
                                now ->
                                        work.startLong(
                                                _ ->
                                                        now.write(
                                                                wish.folder(),
                                                                Optional.of(masks.get())),
                                                _ -> {},
                                                _ -> written(wish, now.evidence()),
                                                problem -> fail(wish, problem))),
                outcome::clear,
                problem -> fail(wish, problem));
    }

    private void written(Wish wish, List<Evidence> evidence) {
        outcome.standsIn(wish.folder(), wish.unsaved().get());
        if (!evidence.isEmpty()) {
            List<UUID> ids = evidence.stream().map(Evidence::id).toList();
            open.act(
                    incident ->
                            open.response()
                                    .keepCustody(
                                            incident,
                                            new EvidenceExported(
                                                    ids, wish.folder().toString(), false)),
                    () -> {},
                    outcome::fail);
        }
    }

    private void fail(Wish wish, Exception problem) {
        outcome.fail(WriteFailure.told(wish.folder(), problem));
    }
}
