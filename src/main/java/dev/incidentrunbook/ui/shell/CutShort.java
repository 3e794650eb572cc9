package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.Incomplete;
import dev.incidentrunbook.evidence.LeftBehind;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was being attached when the program ended. At the next start it is offered: to attach it again from where it came, or
/// to remove what was taken in of it.
final class CutShort {
    private static final Logger LOG = LoggerFactory.getLogger(CutShort.class);

    private final EvidenceStore evidence;
    private final LeftBehind leftBehind;
    private final Work work;
    private final Consumer<String> notice;
    private final ReadOnlyObjectWrapper<Optional<Banner>> banner =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Incomplete> left = List.of();
    private Optional<IncidentScreens> inFront = Optional.empty();

    /// @param leftBehind what was followed when its program died
    /// @param notice says a sentence
    CutShort(EvidenceStore evidence, LeftBehind leftBehind, Work work, Consumer<String> notice) {
        this.evidence = evidence;
        this.leftBehind = leftBehind;
        this.work = work;
        this.notice = notice;
    }

    /// What is offered; empty when nothing was cut short.
    ReadOnlyObjectProperty<Optional<Banner>> banner() {
        return banner.getReadOnlyProperty();
    }

    /// Looks what was cut short; called once, at the start. What had been followed gets its place in its incident at once.
    void look() {
        work.startLong(_ -> evidence.incomplete(), _ -> {}, this::take, this::fail);
        work.startLong(_ -> leftBehind.record(), _ -> {}, this::tell, this::fail);
    }

    private void tell(List<Incident> recorded) {
        for (Incident incident : recorded) {
            Incident.Evidence last = incident.evidence().getLast();
            notice.accept(
                    Messages.text(
                            "shell.left-behind",
                            last.label(),
                            incident.id(),
                            last.name(),
                            ByteSize.text(last.size())));
        }
    }

    /// Another incident is in front.
    void enter(Optional<IncidentScreens> screens) {
        inFront = screens;
        show();
    }

    /// Attaches everything again that can be, to the current step of the incident in front. What was taken in before is removed
    /// when all of it is there.
    void attachAgain() {
        inFront.ifPresent(screens -> {
            List<Incomplete> again = left.stream().filter(i -> path(i).isPresent()).toList();
            later();
            again.forEach(i -> attach(i, screens));
        });
    }

    /// Removes what was taken in.
    void remove() {
        List<Incomplete> all = left;
        later();
        all.forEach(this::remove);
    }

    /// Takes the offer away until the next start.
    void later() {
        take(List.of());
    }

    private void attach(Incomplete cut, IncidentScreens screens) {
        Incident incident = screens.open().incident().get();
        String step = incident.current().map(run -> run.step().id()).orElse("");
        path(cut)
                .ifPresent(
                        file -> screens.attachments().attachAgain(file, step, () -> remove(cut)));
    }

    private void remove(Incomplete cut) {
        work.startLong(
                _ -> {
                    evidence.remove(cut);
                    return cut;
                },
                _ -> {},
                _ -> {},
                this::fail);
    }

    private void take(List<Incomplete> found) {
        left = List.copyOf(found);
        show();
    }

    private void fail(Exception e) {
        LOG.warn("Attachments that were cut short could not be looked after", e);
        if (e instanceof StorageException) {
            notice.accept(String.valueOf(e.getMessage()));
        }
    }

    private void show() {
        if (left.isEmpty()) {
            banner.set(Optional.empty());
            return;
        }
        var offers = new ArrayList<Banner.Offer>();
        boolean again = left.stream().anyMatch(i -> path(i).isPresent());
        if (again && inFront.isPresent()) {
            offers.add(Banner.Offer.ATTACH_AGAIN);
        }
        offers.add(Banner.Offer.REMOVE);
        offers.add(Banner.Offer.LATER);
        String hint =
                again && inFront.isEmpty() ? " " + Messages.text("shell.cut-short.open-first") : "";
        banner.set(Optional.of(new Banner(Notice.About.EVIDENCE, sentence() + hint, offers)));
    }

    private String sentence() {
        if (left.size() == 1) {
            Incomplete one = left.getFirst();
            return Messages.text("shell.cut-short.one", one.name(), ByteSize.text(one.size()));
        }
        String names =
                left.stream().limit(3).map(Incomplete::name).collect(Collectors.joining(", "));
        return Messages.text(
                left.size() > 3 ? "shell.cut-short.many" : "shell.cut-short.few",
                Integer.toString(left.size()),
                names);
    }

    /// The file it came from; empty when it came from the clipboard or a stream.
    private static Optional<Path> path(Incomplete cut) {
        try {
            return Optional.of(Path.of(cut.origin())).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
