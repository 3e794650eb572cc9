package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.LogFilter;
import dev.incidentrunbook.evidence.LogLines.Line;
import dev.incidentrunbook.evidence.LogScan;
import dev.incidentrunbook.evidence.TimeBuckets;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Where a person wants to go, as it is typed: to a line, a moment, or the first line about a request.
final class Target {
    private final Work work;
    private final MomentField moments;
    private final Going going;
    private final StringProperty words = new SimpleStringProperty("");
    private Work.Cancellable looking = () -> {};

    /// Goes there.
    interface Going {
        void toLine(long line);

        void toMoment(Instant moment);

        void tell(String sentence);

        void failed(Exception e);
    }

    Target(Work work, MomentField moments, Going going) {
        this.work = work;
        this.moments = moments;
        this.going = going;
    }

    StringProperty words() {
        return words;
    }

    /// Goes there in a text; without one, lines are bytes.
    void go(Optional<OpenedEvidence.Text> text) {
        looking.cancel();
        String typed = words.get().strip();
        String number = typed.replaceAll("[ ,._]", "");
        if (number.matches("\\d{1,18}")) {
            going.toLine(Long.parseLong(number));
        } else if (!typed.isEmpty() && text.isPresent()) {
            if (MomentField.looksLikeOne(typed)) {
                goToMoment(typed, text.get());
            } else {
                goToRequest(typed, text.get());
            }
        }
    }

    private void goToMoment(String typed, OpenedEvidence.Text text) {
        try {
            moments.read(typed, text.times()).ifPresent(going::toMoment);
        } catch (RefusedException e) {
            going.tell(String.valueOf(e.getMessage()));
        }
    }

    private void goToRequest(String id, OpenedEvidence.Text text) {
        going.tell(Messages.text("viewer.target.looking", id));
        var scan =
                new LogScan(
                        text.lines(),
                        LogFilter.ofRequest(id),
                        text.times().reader(),
                        TimeBuckets.none());
        Consumer<List<Line>> found =
                lines -> {
                    if (lines.isEmpty()) {
                        going.tell(Messages.text("viewer.target.unclear", id));
                    } else {
                        going.toLine(lines.getFirst().number());
                    }
                };
        looking =
                work.startLong(
                        control -> {
                            scan.run(() -> control.cancelled() || scan.count() > 0);
                            return scan.read(0, 1);
                        },
                        _ -> {},
                        found,
                        going::failed);
    }
}
