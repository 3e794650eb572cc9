package dev.incidentrunbook.harness;

import dev.incidentrunbook.harness.Acknowledged.Attached;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Backups;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/// A store on which programs are killed while they tick, attach and back up.
final class WornStore implements Kills.Victim {
    private static final List<String> WORK = List.of("tick", "attach", "attach", "backup");

    private final Path folder;
    private final Random random;
    private final Acknowledged all = new Acknowledged();

    WornStore(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
    }

    @Override
    public String order() {
        return WORK.get(random.nextInt(WORK.size())) + " " + folder;
    }

    /// Every other look is at a copy, so that the next program and not the look is the first to meet what was left. All that
    /// was ever attached is read at the end; what was attached before the last kill, at once.
    @Override
    public void look(Inspection inspection, Acknowledged heard, boolean last)
            throws IOException, SQLException {
        all.events.addAll(heard.events);
        all.evidence.putAll(heard.evidence);
        all.backups.addAll(heard.backups);
        Collection<Attached> evidence = (last ? all : heard).evidence.values();
        if (last || random.nextBoolean()) {
            look(inspection, folder, evidence);
        } else {
            Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
            Folders.copyStore(folder, copy);
            look(inspection, copy, evidence);
            Folders.delete(copy);
        }
    }

    private void look(Inspection inspection, Path store, Collection<Attached> evidence)
            throws IOException, SQLException {
        try (SqliteStore open = SqliteStore.open(store, Drafts.codec(), InstantSource.system())) {
            inspection.usable(open);
            inspection.events(open, all.events);
            inspection.evidence(open, evidence);
            inspection.shown(open, store);
            if (Files.exists(store.resolve("backups"))) {
                Backups.wrong(store, all.backups)
                        .forEach(sentence -> inspection.found(Kills.BROKEN_BACKUPS, sentence));
            }
        } catch (StorageException e) {
            inspection.found(Inspection.UNVERIFIED, e.toString());
        }
    }
}
