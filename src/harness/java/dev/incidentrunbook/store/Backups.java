package dev.incidentrunbook.store;

import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.store.BackupFolder.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The backups of a store, as harnesses take and look at them.
public final class Backups {
    private Backups() {}

    /// Takes a backup.
    public static Backup take(Path store) {
        return new SqliteSafekeeping(store, Drafts.codec(), InstantSource.system())
                .backUp("by a harness", Progress.SILENT);
    }

    /// What is wrong with the backups after one more was taken, as the next start does.
    ///
    /// @param acknowledged names of backups that were told to be taken
    /// @return one sentence each
    public static List<String> wrong(Path store, Collection<String> acknowledged)
            throws IOException {
        var wrong = new ArrayList<String>();
        take(store);
        var folder = new BackupFolder(store);
        var listed = new ArrayList<String>();
        for (Contents backup : folder.all()) {
            listed.add(backup.name());
            if (!folder.intact(backup)) {
                wrong.add("backup " + backup.name() + " is listed and is not intact");
            }
            long events = SqlFile.number(folder.file(backup), "select count(*) from event");
            if (events != backup.events()) {
                wrong.add("backup " + backup.name() + " holds " + events + " events");
            }
        }
        for (String name : acknowledged) {
            if (!listed.contains(name)) {
                wrong.add("backup " + name + " was acknowledged and is gone");
            }
        }
        try (Stream<Path> files = Files.list(folder.folder())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.startsWith("unfinished")
                                    || (name.matches("incidents-\\d+\\.db.*")
                                            && listed.stream().noneMatch(name::contains)))
                    .forEach(name -> wrong.add(name + " was left behind"));
        }
        return List.copyOf(wrong);
    }
}
