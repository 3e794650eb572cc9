package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.FolderListing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The files of a folder that somebody wants to attach, and which of them are chosen. Logs are chosen at first.
public final class FolderPick {
    private final FolderListing listing;
    private final Instant now;
    private final List<File> files;
    private final Consumer<List<Path>> picked;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

    /// A file that can be chosen.
    public record File(FolderListing.Entry entry, BooleanProperty chosen) {}

    /// @param now for how long ago a file was changed
    /// @param picked called once, with what was chosen; with nothing when it was given up
    FolderPick(FolderListing listing, Instant now, Consumer<List<Path>> picked) {
        this.listing = listing;
        this.now = now;
        this.picked = picked;
        files =
                listing.files().stream()
                        .map(entry -> new File(entry, new SimpleBooleanProperty(entry.log())))
                        .toList();
        files.forEach(file -> file.chosen().subscribe(_ -> sum()));
        sum();
    }

    /// Which folder it is, in a heading.
    public String title() {
        return Messages.text("folder.title", listing.folder().toString());
    }

    /// What there is, and whether that is all.
    public String help() {
        return Messages.text(
                listing.cut() ? "folder.help.cut" : "folder.help", Integer.toString(files.size()));
    }

    /// The files, the newest first.
    public List<File> files() {
        return files;
    }

    /// What the button says: how many are chosen, and how large they are.
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// Size and age of a file.
    public String facts(File file) {
        Duration age = Duration.between(file.entry().modified(), now);
        return Messages.text(
                "folder.file",
                ByteSize.text(file.entry().size()),
                Elapsed.text(age.isNegative() ? Duration.ZERO : age));
    }

    /// Chooses all of them or, when all are chosen, none.
    public void toggleAll() {
        boolean all = files.stream().allMatch(file -> file.chosen().get());
        files.forEach(file -> file.chosen().set(!all));
    }

    /// Attaches what is chosen.
    public void attach() {
        picked.accept(chosen().map(file -> file.entry().path()).toList());
    }

    /// Attaches nothing.
    public void giveUp() {
        picked.accept(List.of());
    }

    private Stream<File> chosen() {
        return files.stream().filter(file -> file.chosen().get());
    }

    private void sum() {
        long bytes = chosen().mapToLong(file -> file.entry().size()).sum();
        summary.set(
                Messages.text(
                        "folder.attach", Long.toString(chosen().count()), ByteSize.text(bytes)));
    }
}
