package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.LogTimes;
import dev.incidentrunbook.evidence.MergedLogs;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.ui.kit.Work.Control;
import dev.incidentrunbook.ui.viewer.OpenedEvidence.Wish;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// The evidences that are open, in which zone their moments are meant, and which file of a packed one is read.
final class Merging {
    private final EvidenceStore store;
    private final ZoneId here;
    private final Map<Integer, ZoneId> zones = new HashMap<>();
    private final Map<Integer, Inside> insides = new HashMap<>();
    private final Map<Integer, String> paths = new HashMap<>();
    private Map<Integer, OpenedEvidence> opened = Map.of();

    /// @param here the responder's zone
    Merging(EvidenceStore store, ZoneId here) {
        this.store = store;
        this.here = here;
    }

    /// Evidences that are open together.
    ///
    /// @param opened by their numbers
    /// @param without those that tell of no moment, so that nothing says where their lines belong
    record Together(Map<Integer, OpenedEvidence> opened, Rows rows, List<String> without) {}

    /// What was asked for, to be opened off the FX thread.
    @FunctionalInterface
    interface Opening {
        /// Opens it; blocks.
        ///
        /// @param control told how much was unpacked
        /// @throws IOException when what is stored is damaged, or cannot be unpacked
        Together open(Control control) throws IOException;
    }

    /// Opens one evidence, or several whose lines are merged by their moments.
    Opening opening(Incident incident, List<Integer> numbers) {
        List<Evidence> wanted =
                numbers.stream().flatMap(n -> incident.evidence(n).stream()).toList();
        var wishes = new HashMap<Integer, Wish>();
        wanted.forEach(e -> wishes.put(e.number(), wish(e.number())));
        return control -> {
            var read = new TreeMap<Integer, OpenedEvidence>();
            for (Evidence each : wanted) {
                int number = each.number();
                Wish wish = Objects.requireNonNull(wishes.get(number));
                read.put(number, OpenedEvidence.of(store, each, wish, here, control));
            }
            return wanted.size() == 1
                    ? new Together(read, read.firstEntry().getValue().rows(), List.of())
                    : merged(read, control::cancelled);
        };
    }

    private Wish wish(int number) {
        Optional<Inside> inside = Optional.ofNullable(insides.get(number));
        return new Wish(
                Optional.ofNullable(zones.get(number)),
                inside.map(Inside::number).orElse(0),
                Optional.ofNullable(paths.get(number)),
                inside.map(Inside::files).orElse(List.of()));
    }

    private static Together merged(Map<Integer, OpenedEvidence> read, BooleanSupplier cancelled)
            throws IOException {
        var numbers = new ArrayList<Integer>();
        var logs = new ArrayList<LogTimes>();
        var without = new ArrayList<String>();
        for (OpenedEvidence each : read.values()) {
            Optional<LogTimes> times =
                    each.text().map(OpenedEvidence.Text::times).filter(t -> t.first().isPresent());
            if (times.isPresent()) {
                numbers.add(each.evidence().number());
                logs.add(times.get());
            } else {
                without.add(each.evidence().label());
            }
        }
        return new Together(read, new MergedRows(numbers, MergedLogs.of(logs, cancelled)), without);
    }

    void show(Together together) {
        opened = together.opened();
        paths.keySet().removeAll(opened.keySet());
        opened.forEach((number, e) -> e.inside().ifPresent(in -> insides.put(number, in)));
    }

    /// Means the moments of an evidence that name no zone in another one.
    void zone(int number, Optional<ZoneId> zone) {
        zone.ifPresentOrElse(z -> zones.put(number, z), () -> zones.remove(number));
    }

    /// Reads another file of a packed evidence from now on.
    void file(int number, int file) {
        paths.remove(number);
        insides.computeIfPresent(number, (_, in) -> new Inside(in.files(), file));
    }

    /// Reads the file of an archive that has this path, the next time.
    void path(int number, String path) {
        paths.put(number, path);
    }

    /// What is read of an evidence that is open, when it is packed.
    Optional<Inside> inside(int number) {
        return Optional.ofNullable(opened.get(number)).flatMap(OpenedEvidence::inside);
    }

    /// The text of an evidence that is open.
    Optional<OpenedEvidence.Text> text(int number) {
        return Optional.ofNullable(opened.get(number)).flatMap(OpenedEvidence::text);
    }

    boolean several() {
        return opened.size() > 1;
    }
}
