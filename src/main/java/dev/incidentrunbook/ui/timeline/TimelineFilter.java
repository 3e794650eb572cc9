package dev.incidentrunbook.ui.timeline;

import dev.incidentrunbook.incident.Timeline.Entry;
import dev.incidentrunbook.incident.Timeline.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which entries are wanted.
///
/// @param kind only this kind; otherwise all but custody, which is asked for less often than it is recorded
/// @param step only this step; blank for what belongs to the incident as a whole
/// @param words every one of them must occur in what is shown of the entry, in any case
record TimelineFilter(Optional<Kind> kind, Optional<String> step, List<String> words) {
    static final TimelineFilter ALL =
            new TimelineFilter(Optional.empty(), Optional.empty(), List.of());

    static TimelineFilter of(Optional<Kind> kind, Optional<String> step, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return new TimelineFilter(
                kind, step, wanted.isEmpty() ? List.of() : Arrays.asList(wanted.split("\\s+")));
    }

    boolean wants(Entry entry) {
        if (kind.isPresent() ? entry.kind() != kind.get() : entry.kind() == Kind.CUSTODY) {
            return false;
        }
        if (step.isPresent() && !entry.step().equals(step.get())) {
            return false;
        }
        String text =
                (entry.text()
                                + " "
                                + entry.kind().words()
                                + " "
                                + entry.event().who()
                                + " "
                                + evidence(entry))
                        .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private static String evidence(Entry entry) {
        return entry.evidence().isPresent() ? "E" + entry.evidence().getAsInt() : "";
    }
}
