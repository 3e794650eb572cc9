package dev.incidentrunbook.ui.evidence;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.incident.Custody;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceCaptioned;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceVerified;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceViewed;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.ui.kit.Attaching;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Edits;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.Pasted;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.TypedText;
import dev.incidentrunbook.ui.kit.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All evidence of the open incident, and the one that is looked at.
public final class EvidenceViewModel implements Edits {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceViewModel.class);

    private final OpenIncident open;
    private final EvidenceStore store;
    private final Attachments attachments;
    private final Work work;
    private final Dialogs dialogs;
    private final Moments moments;
    private final Place.Navigation navigation;
    private final Runnable suspected;
    private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Evidence>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(new Preview.Sentence(""));
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
    private final Map<UUID, TypedText> captions = new HashMap<>();
    private final GrowingRows growing;
    private final Exporting exporting;
    private Work.Cancellable reading = () -> {};

    /// @param store where the bytes lie
    /// @param navigation where the lines of an evidence are read
    /// @param suspected called when evidence is not what was attached, so that the rest of the store may be damaged too
    public EvidenceViewModel(
            OpenIncident open,
            EvidenceStore store,
            Attachments attachments,
            Work work,
            Dialogs dialogs,
            Moments moments,
            Place.Navigation navigation,
            Masking masking,
            Runnable suspected) {
        this.open = open;
        this.navigation = navigation;
        this.suspected = suspected;
        this.store = store;
        this.attachments = attachments;
        this.work = work;
        this.dialogs = dialogs;
        this.moments = moments;
        this.growing = new GrowingRows(store, work, () -> open.incident().get().id(), preview::set);
        this.exporting =
                new Exporting(open, store, attachments, work, masking, told::set, this::sentence);
        open.incident().subscribe(this::read);
    }

    /// Shows an evidence.
    ///
    /// @param number its number; 0 for whichever was shown, else the newest
    public void show(int number) {
        Optional<Evidence> wanted =
                evidence.stream()
                        .filter(e -> e.number() == number)
                        .findFirst()
                        .or(selected::get)
                        .or(() -> evidence.stream().reduce((_, last) -> last));
        boolean removed =
                number > 0
                        && open.incident()
                                .get()
                                .evidence(number)
                                .filter(Evidence::removed)
                                .isPresent();
        select(wanted);
        if (removed) {
            told.set(Told.done(Messages.text("evidence.was-removed", "E" + number)));
        }
    }

    @Override
    public void flush() {
        captions.values().forEach(TypedText::save);
    }

    /// Selects an evidence of the list.
    void select(Evidence wanted) {
        select(Optional.of(wanted));
    }

    /// Attaches what was pasted, dropped or chosen, to the step that work goes on with.
    ///
    /// @return false when there is nothing that can be attached
    boolean attach(Pasted pasted) {
        Incident incident = open.incident().get();
        String step = incident.current().map(run -> run.step().id()).orElse("");
        boolean something = attachments.attach(pasted, step);
        told.set(something ? Told.NOTHING : Told.wrong(Messages.text("evidence.nothing-pasted")));
        return something;
    }

    /// Asks for files and attaches them.
    void chooseFiles() {
        List<Path> files = dialogs.chooseFiles(Messages.text("evidence.attach.title"));
        if (!files.isEmpty()) {
            attach(new Pasted.Files(files));
        }
    }

    /// Reads the selected evidence from its first line to its last.
    void readLines() {
        selected.get().ifPresent(e -> navigation.go(new Place.Viewer(e.number(), 0)));
    }

    /// Asks where to, and writes the selected evidence there, byte for byte.
    void export() {
        selected.get()
                .ifPresent(e ->
                        dialogs.chooseFileToWrite(
                                        Messages.text("evidence.export.title", e.label()), e.name())
                                .ifPresent(file -> exporting.start(e, file)));
    }

    /// Reads all bytes of the selected evidence and compares their digest with that of the moment they were attached.
    void verify() {
        selected.get()
                .ifPresent(e -> {
                    told.set(Told.done(Messages.text("evidence.verify.under-way", e.label())));
                    work.startLong(
                            control -> problems(e, control),
                            _ -> {},
                            wrong -> verified(e, wrong),
                            x -> told.set(Told.wrong(sentence(x))));
                });
    }

    private List<String> problems(Evidence e, Work.Control control) {
        var wrong = new ArrayList<String>(store.verify(e.sha256()));
        e.outside()
                .map(attachments::outside)
                .ifPresent(file -> wrong.addAll(file.verify((_, _) -> !control.cancelled())));
        return wrong;
    }

    private void verified(Evidence e, List<String> wrong) {
        List<UUID> looked = List.of(e.id());
        var found =
                new EvidenceVerified(
                        wrong.isEmpty() ? looked : List.of(),
                        wrong.isEmpty() ? List.of() : looked,
                        true);
        open.act(incident -> open.response().keepCustody(incident, found), () -> {}, _ -> {});
        if (wrong.isEmpty()) {
            told.set(Told.done(Messages.text("evidence.verify.same", e.label())));
            return;
        }
        String all = String.join(" ", wrong);
        told.set(Told.wrong(Messages.text("evidence.verify.differs", e.label(), all)));
        suspected.run();
    }

    /// Asks why, and takes the selected evidence out of the incident.
    void remove() {
        selected.get()
                .ifPresent(e ->
                        dialogs.ask(
                                        Messages.text("evidence.remove.title", e.label()),
                                        Messages.text("evidence.remove.question", e.name()),
                                        Messages.text("evidence.remove.verb", e.label()))
                                .ifPresent(reason ->
                                        open.record(
                                                new EvidenceRemoved(e.id(), reason),
                                                Optional.empty(),
                                                () ->
                                                        told.set(
                                                                Told.done(
                                                                        Messages.text(
                                                                                "evidence.removed",
                                                                                e.label()))),
                                                sentence ->
                                                        told.set(
                                                                Told.wrong(
                                                                        Messages.text(
                                                                                "typed.not-saved",
                                                                                sentence))))));
    }

    /// Says that something was copied.
    void copied() {
        told.set(Told.done(Messages.text("evidence.copied")));
    }

    /// The caption of an evidence, as it is typed.
    TypedText caption(Evidence of) {
        return captions.computeIfAbsent(
                of.id(),
                id ->
                        new TypedText(
                                open,
                                incident ->
                                        incident.evidence().stream()
                                                .filter(e -> e.id().equals(id))
                                                .map(Evidence::caption)
                                                .findFirst()
                                                .orElse(""),
                                words -> new EvidenceCaptioned(id, words)));
    }

    /// What is attached, in the order of its numbers.
    ObservableList<Evidence> evidence() {
        return evidence;
    }

    /// The incident it belongs to.
    ReadOnlyObjectProperty<Incident> incident() {
        return open.incident();
    }

    /// What is looked at.
    ReadOnlyObjectProperty<Optional<Evidence>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// How it begins.
    ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /// What came of the last thing that was asked for.
    ReadOnlyObjectProperty<Told> told() {
        return told.getReadOnlyProperty();
    }

    /// What is being attached.
    ObservableList<Attaching> underWay() {
        return attachments.underWay();
    }

    /// What other programs follow at this moment.
    GrowingRows growing() {
        return growing;
    }

    /// Size, type, step, time and who, in one line.
    String summary(Evidence e) {
        return Messages.text(
                "evidence.summary",
                ByteSize.text(e.size()),
                e.mediaType(),
                step(e),
                moments.brief(e.at()),
                e.who());
    }

    /// The step it belongs to, as people call it.
    String step(Evidence e) {
        return open.incident()
                .get()
                .step(e.step())
                .map(run -> Messages.text("evidence.step", Integer.toString(run.number())))
                .orElseGet(() -> Messages.text("evidence.step.none"));
    }

    /// When it was attached, in full.
    String time(Evidence e) {
        return moments.full(e.at());
    }

    /// Its size, rounded and exact.
    String size(Evidence e) {
        if (e.outside().isPresent()) {
            long whole = e.outside().get().size();
            return Messages.text(
                    "evidence.size.outside", ByteSize.text(whole), Long.toString(whole));
        }
        return Messages.text("evidence.size", ByteSize.text(e.size()), Long.toString(e.size()));
    }

    private void read(Incident incident) {
        List<Evidence> now = incident.evidence().stream().filter(e -> !e.removed()).toList();
        if (!now.equals(evidence)) {
            evidence.setAll(now);
        }
        Optional<Evidence> same =
                selected.get()
                        .flatMap(old ->
                                now.stream().filter(e -> e.id().equals(old.id())).findFirst());
        select(same.or(() -> neighbour(now)));
    }

    /// What to show in place of a removed one: the next, else the last.
    private Optional<Evidence> neighbour(List<Evidence> now) {
        int number = selected.get().map(Evidence::number).orElse(0);
        return now.stream()
                .filter(e -> e.number() > number)
                .findFirst()
                .or(() -> now.stream().reduce((_, last) -> last));
    }

    private void select(Optional<Evidence> wanted) {
        boolean other = !wanted.map(Evidence::id).equals(selected.get().map(Evidence::id));
        if (other) {
            told.set(Told.NOTHING);
            selected.set(wanted);
            look(wanted);
        } else if (!wanted.equals(selected.get())) {
            selected.set(wanted);
        }
    }

    private void look(Optional<Evidence> at) {
        reading.cancel();
        growing.leave();
        preview.set(
                new Preview.Sentence(
                        at.isEmpty() ? "" : Messages.text("evidence.preview.reading")));
        at.ifPresent(e ->
                reading =
                        work.startLong(
                                control -> new PreviewReader(store).read(e, control::cancelled),
                                _ -> {},
                                read -> show(e, read),
                                problem -> show(e, new Preview.Sentence(sentence(problem)))));
    }

    /// A preview that was read for another evidence comes too late.
    private void show(Evidence of, Preview read) {
        if (selected.get().filter(e -> e.id().equals(of.id())).isPresent()) {
            preview.set(read);
        }
    }

    /// The selected evidence is seen by somebody. Harmless when that cannot be recorded: it is no reason to disturb anyone.
    void viewed() {
        selected.get()
                .filter(_ -> !(preview.get() instanceof Preview.Sentence))
                .ifPresent(e ->
                        open.act(
                                incident ->
                                        open.response()
                                                .keepCustody(incident, new EvidenceViewed(e.id())),
                                () -> {},
                                _ -> {}));
    }

    /// Who did what with an evidence, and when, a line each.
    String custody(Evidence e) {
        return Custody.in(open.incident().get()).of(e).stream()
                .map(entry ->
                        Messages.text(
                                "evidence.custody.entry",
                                moments.brief(entry.at()),
                                entry.who(),
                                VisibleText.of(entry.act())))
                .collect(Collectors.joining("\n"));
    }

    private String sentence(Exception e) {
        return switch (e) {
            case RefusedException refused -> String.valueOf(refused.getMessage());
            case StorageException storage -> String.valueOf(storage.getMessage());
            case IOException io ->
                    Messages.text("evidence.unreadable", String.valueOf(io.getMessage()));
            default -> {
                LOG.error("Evidence of {} could not be read", open.incident().get().id(), e);
                dialogs.problem(Messages.text("evidence.fault"), e);
                yield Messages.text("evidence.fault");
            }
        };
    }
}
