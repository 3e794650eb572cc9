package dev.incidentrunbook.store;

import java.nio.file.Path;
import java.time.InstantSource;

/// The store as it would be if it took less care: with `synchronous = normal`, SQLite does not wait for the disk at a commit.
/// A harness that does not notice that notices nothing.
public final class CarelessVersion {
    private static final Schema INCIDENTS =
            new Schema(
                    Schema.INCIDENTS.fileName(),
                    Schema.INCIDENTS.applicationId(),
                    Schema.INCIDENTS.atCreation(),
                    Schema.INCIDENTS.atOpening() + "pragma synchronous = normal;",
                    Schema.INCIDENTS.steps(),
                    Schema.INCIDENTS.tables());

    private CarelessVersion() {}

    /// Opens a store without care.
    public static SqliteStore open(Path folder) {
        return SqliteStore.open(folder, Drafts.codec(), InstantSource.system(), INCIDENTS);
    }
}
