package dev.incidentrunbook.ui.timeline;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.MomentText;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.incident.Timeline.Entry;
import dev.incidentrunbook.ui.kit.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns entries into rows.
final class RowWriter {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    RowWriter(ZoneId zone) {
        this.zone = zone;
    }

    /// @param group what is told as one; the last of it is what is shown
    TimelineRow row(Incident incident, List<Entry> group, TimelineViewModel.Order order) {
        Entry entry = group.getLast();
        Recorded event = entry.event();
        Instant recorded = event.recorded().wall();
        Instant shown =
                switch (order) {
                    case HAPPENED -> entry.at();
                    case RECORDED -> recorded;
                };
        var marks = new ArrayList<String>();
        if (entry.backDated()) {
            marks.add(Messages.text("timeline.back-dated"));
        }
        if (!entry.counts()) {
            marks.add(Messages.text("timeline.undone"));
        }
        if (group.size() > 1) {
            marks.add(Messages.text("timeline.saves", Integer.toString(group.size())));
        }
        String details =
                Messages.text(
                        "timeline.details",
                        MomentText.utc(entry.at()),
                        MomentText.utc(recorded),
                        event.who());
        int number = incident.step(entry.step()).map(StepRun::number).orElse(0);
        return new TimelineRow(
                event.id(),
                local(shown),
                details,
                entry.kind().words(),
                number == 0 ? "" : entry.step(),
                number,
                entry.text(),
                entry.evidence(),
                marks,
                entry.counts());
    }

    String local(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    static String line(TimelineRow row) {
        var parts = new ArrayList<>(List.of(row.time(), row.kind()));
        parts.add(
                row.stepNumber() == 0
                        ? ""
                        : Messages.text("timeline.step", Integer.toString(row.stepNumber())));
        parts.add(row.text().replaceAll("\\s+", " "));
        parts.add(row.evidence().isPresent() ? "E" + row.evidence().getAsInt() : "");
        parts.add(String.join(", ", row.marks()));
        return String.join("\t", parts).stripTrailing();
    }

    /// A row as it is read aloud.
    static String spoken(TimelineRow row) {
        String marks = row.marks().isEmpty() ? "" : ", " + String.join(", ", row.marks());
        String step =
                row.stepNumber() == 0
                        ? ""
                        : ", " + Messages.text("timeline.step", Integer.toString(row.stepNumber()));
        return Messages.text("timeline.row", row.time(), row.kind(), row.text()) + step + marks;
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
