package dev.incidentrunbook.safekeeping;

import dev.incidentrunbook.incident.StorageException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// The care of a store in memory. It finds what a test says is damaged, mends it, and keeps backups in a list; it refuses to
/// recover and to restore as long as the store is open, as a real one does.
public final class MemorySafekeeping implements Safekeeping {
    private final List<Backup> backups = new ArrayList<>();
    private Health health = Health.SOUND;
    private Health checked = Health.SOUND;
    private List<Notice> notices = List.of();
    private List<String> lost = List.of();
    private String failure = "";
    private boolean open;
    private boolean due;
    private int glances;
    private int checks;

    /// What every look finds from now on.
    public MemorySafekeeping damaged(boolean usable, Damage... damages) {
        health = new Health(List.of(damages), List.of(), usable);
        checked = health;
        return this;
    }

    /// What only a check of every byte finds from now on.
    public MemorySafekeeping hiding(Damage... damages) {
        checked = new Health(List.of(damages), List.of(), true);
        return this;
    }

    /// What the open store has to say from now on.
    public void say(Notice... told) {
        notices = List.of(told);
    }

    /// What recovering will not find anywhere.
    public MemorySafekeeping losing(String... sentences) {
        lost = List.of(sentences);
        return this;
    }

    /// From now on everything but looking fails with this sentence; a blank one ends that.
    public void fail(String sentence) {
        failure = sentence;
    }

    /// Whether the next backup is due.
    public void due(boolean now) {
        due = now;
    }

    /// Whether some program has the store open.
    public void open(boolean now) {
        open = now;
    }

    /// Keeps a backup.
    public MemorySafekeeping keeping(Backup backup) {
        backups.addFirst(backup);
        return this;
    }

    /// How often every byte was read.
    public int checks() {
        return checks;
    }

    /// How often the store was looked at before it was opened.
    public int glances() {
        return glances;
    }

    @Override
    public Health glance() {
        glances++;
        return health;
    }

    @Override
    public Health check(Progress progress) {
        checks++;
        work("Reading every byte", progress);
        return checked;
    }

    @Override
    public Recovery recover(Progress progress) {
        alone();
        work("Putting the events together again", progress);
        health = Health.SOUND;
        checked = Health.SOUND;
        return new Recovery(
                List.of("31 events of INC-2026-0001 come from events.jsonl."),
                lost,
                Path.of("/data/set-aside/0001"));
    }

    @Override
    public List<Notice> notices() {
        return notices;
    }

    @Override
    public Backup backUp(String reason, Progress progress) {
        work("Copying the events", progress);
        Backup backup =
                new Backup(
                        "%04d".formatted(backups.size() + 1),
                        Instant.parse("2026-11-22T02:20:00Z"),
                        1,
                        31,
                        65_536,
                        reason);
        backups.addFirst(backup);
        due = false;
        return backup;
    }

    @Override
    public Optional<Backup> backUpIfDue() {
        return due || !failure.isBlank()
                ? Optional.of(backUp("every 15 minutes", Progress.SILENT))
                : Optional.empty();
    }

    @Override
    public List<Backup> backups() {
        return List.copyOf(backups);
    }

    @Override
    public Recovery restore(String name, boolean exactly, Progress progress) {
        alone();
        work("Putting backup " + name + " in place", progress);
        return new Recovery(
                List.of(
                        exactly
                                ? "Everything is as it was in backup " + name + "."
                                : "2 later events come from events.jsonl."),
                List.of(),
                Path.of("/data/set-aside/0002"));
    }

    private void alone() {
        if (open) {
            throw new StorageException("The store is open in another window; close that first.");
        }
    }

    private void work(String doing, Progress progress) {
        for (int i = 0; i <= 4; i++) {
            progress.at(doing, i, 4);
            if (progress.cancelled()) {
                throw new CancellationException();
            }
        }
        if (!failure.isBlank()) {
            throw new StorageException(failure);
        }
    }
}
