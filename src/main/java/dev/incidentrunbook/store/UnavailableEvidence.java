package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.incident.StorageException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Stands in for evidence whose file cannot be opened, so that an incident can be worked on all the same.
///
/// @param why what is wrong and what to do, in one sentence
record UnavailableEvidence(String why) implements EvidenceStore {
    @Override
    public Intake begin(String name, String origin) {
        throw new StorageException(why);
    }

    @Override
    public Optional<StoredEvidence> find(String sha256) {
        throw new StorageException(why);
    }

    @Override
    public InputStream open(String sha256) {
        throw new StorageException(why);
    }

    @Override
    public List<String> verify(String sha256) {
        return List.of(why);
    }
}
