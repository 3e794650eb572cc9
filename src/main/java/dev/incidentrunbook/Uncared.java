package dev.incidentrunbook;

import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Notice;
import dev.incidentrunbook.safekeeping.Progress;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.safekeeping.Safekeeping;
import java.util.List;
import java.util.Optional;

/// A store that nobody cares for yet.
final class Uncared implements Safekeeping {
    @Override
    public Health glance() {
        return Health.SOUND;
    }

    @Override
    public Health check(Progress progress) {
        return Health.SOUND;
    }

    @Override
    public Recovery recover(Progress progress) {
        throw refusal();
    }

    @Override
    public List<Notice> notices() {
        return List.of();
    }

    @Override
    public Backup backUp(String reason, Progress progress) {
        throw refusal();
    }

    @Override
    public Optional<Backup> backUpIfDue() {
        return Optional.empty();
    }

    @Override
    public List<Backup> backups() {
        return List.of();
    }

    @Override
    public Recovery restore(String name, boolean exactly, Progress progress) {
        throw refusal();
    }

    private static StorageException refusal() {
        return new StorageException("This version takes no backups yet; copy the folder instead.");
    }
}
