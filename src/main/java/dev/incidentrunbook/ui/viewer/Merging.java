package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.LogTimes;
import dev.incidentrunbook.evidence.MergedLogs;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// The evidences that are open, and in which zone their moments are meant.
final class Merging {
    private final EvidenceStore store;
    private final ZoneId here;
    private final Map<Integer, ZoneId> zones = new HashMap<>();
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
        /// @throws IOException when what is stored is damaged
        Together open(BooleanSupplier cancelled) throws IOException;
    }

    /// Opens one evidence, or several whose lines are merged by their moments.
    Opening opening(Incident incident, List<Integer> numbers) {
        List<Evidence> wanted =
                numbers.stream().flatMap(n -> incident.evidence(n).stream()).toList();
        Map<Integer, ZoneId> known = Map.copyOf(zones);
        return cancelled -> {
            var read = new TreeMap<Integer, OpenedEvidence>();
            for (Evidence each : wanted) {
                read.put(
                        each.number(),
                        OpenedEvidence.of(
                                store, each, Optional.ofNullable(known.get(each.number())), here));
            }
            return wanted.size() == 1
                    ? new Together(read, read.firstEntry().getValue().rows(), List.of())
                    : merged(read, cancelled);
        };
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
    }

    /// Means the moments of an evidence that name no zone in another one.
    void zone(int number, Optional<ZoneId> zone) {
        zone.ifPresentOrElse(z -> zones.put(number, z), () -> zones.remove(number));
    }

    /// The text of an evidence that is open.
    Optional<OpenedEvidence.Text> text(int number) {
        return Optional.ofNullable(opened.get(number)).flatMap(OpenedEvidence::text);
    }

    boolean several() {
        return opened.size() > 1;
    }
}
