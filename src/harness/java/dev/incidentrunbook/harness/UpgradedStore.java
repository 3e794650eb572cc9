package dev.incidentrunbook.harness;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.store.Drafts;
import dev.incidentrunbook.store.LaterVersion;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A store on which programs are killed while they bring it to a later version. Each kill must leave it at one version or
/// at the next, with nothing between; once it is at the last one, the store starts anew at the first.
final class UpgradedStore implements Kills.Victim {
    private static final int EVENTS = 100;

    /// What every such store starts from.
    ///
    /// @param folder a store of the present version
    /// @param events the ids of its events
    /// @param versions what the file looks like at each version
    record Start(Path folder, Set<String> events, List<String> versions) {
        static Start in(Path scratch) throws SQLException, IOException {
            Path folder = scratch.resolve("start");
            var events = new LinkedHashSet<String>();
            try (SqliteStore store =
                    SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
                var opened = store.log().append(Drafts.opening());
                events.add(opened.id().toString());
                for (int i = 0; i < EVENTS; i++) {
                    var note = Drafts.note(opened.incident(), "before the upgrade " + i);
                    events.add(store.log().append(note).id().toString());
                }
            }
            return new Start(folder, events, LaterVersion.fingerprints(scratch));
        }
    }

    private final Path folder;
    private final Start start;
    private final Set<String> events = new LinkedHashSet<>();

    UpgradedStore(Path folder, Start start) throws IOException {
        this.folder = folder;
        this.start = start;
        begin();
    }

    @Override
    public String order() {
        return "migrate " + folder;
    }

    /// Looks at a copy, so that the next program has to go on where the last one was killed.
    @Override
    public void look(Inspection inspection, Acknowledged heard, boolean last)
            throws IOException, SQLException {
        events.addAll(heard.events);
        Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
        Folders.copyStore(folder, copy);
        String found = LaterVersion.fingerprint(copy);
        int version = start.versions().indexOf(found);
        if (version < 0) {
            inspection.found(Kills.HALF_UPGRADED, "an upgrade was left half done: " + found);
        }
        try (SqliteStore store = LaterVersion.open(copy)) {
            inspection.usable(store);
            inspection.events(store, events);
        } catch (StorageException e) {
            inspection.found(Inspection.UNVERIFIED, e.toString());
        }
        Folders.delete(copy);
        if (version == start.versions().size() - 1) {
            inspection.figures().add(Kills.UPGRADES, 1);
            begin();
        }
    }

    private void begin() throws IOException {
        Folders.delete(folder);
        Folders.copyStore(start.folder(), folder);
        events.clear();
        events.addAll(start.events());
    }
}
