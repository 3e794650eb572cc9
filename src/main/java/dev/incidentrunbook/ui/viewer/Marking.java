package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.VisibleText;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Mark;
import dev.incidentrunbook.incident.IncidentEvent.LinesMarked;
import dev.incidentrunbook.incident.IncidentEvent.MarkRemoved;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.OpenIncident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Marks lines that matter: they become rows of the timeline at the moment they tell of.
final class Marking {
    /// So many characters of the first line stand in the timeline.
    private static final int EXCERPT = 300;

    private final OpenIncident open;
    private final IntFunction<Optional<String>> within;
    private final Consumer<String> told;
    private final StringProperty note = new SimpleStringProperty("");

    /// @param within in which file of a packed evidence lines lie, given its number; empty when that goes without saying
    /// @param told shows what came of it
    Marking(OpenIncident open, IntFunction<Optional<String>> within, Consumer<String> told) {
        this.open = open;
        this.within = within;
        this.told = told;
    }

    /// Why the next lines matter, as it is typed.
    StringProperty note() {
        return note;
    }

    /// Whether a line is marked.
    boolean marked(Row row) {
        return mark(row).isPresent();
    }

    private Optional<Mark> mark(Row row) {
        return open.incident().get().marks().stream()
                .filter(m ->
                        m.evidence() == row.evidence()
                                && (m.file().isEmpty() || m.file().equals(file(row)))
                                && row.line() >= m.firstLine()
                                && row.line() <= m.lastLine())
                .findFirst();
    }

    private String file(Row row) {
        return within.apply(row.evidence()).orElse("");
    }

    /// Marks lines that follow each other, or takes the mark away that the first of them has.
    ///
    /// @param rows of one evidence
    /// @param at when they happened, if they say so
    void turn(List<Row> rows, Optional<Instant> at) {
        Row first = rows.getFirst();
        Optional<Mark> known = mark(first);
        if (known.isPresent()) {
            open.record(
                    new MarkRemoved(known.get().id()),
                    Optional.empty(),
                    () -> told.accept(Messages.text("viewer.unmarked", known.get().citation())),
                    told);
            return;
        }
        evidence(first.evidence()).ifPresent(of -> record(of, rows, at));
    }

    private void record(Evidence of, List<Row> rows, Optional<Instant> at) {
        String why = note.get().strip();
        String file = file(rows.getFirst());
        String cited = Citation.of(rows, within.apply(rows.getFirst().evidence()));
        // A clock that went ahead must not keep anybody from marking.
        Instant now = open.now().get().wall();
        open.record(
                new LinesMarked(
                        of.id(),
                        file,
                        rows.getFirst().line(),
                        rows.getLast().line(),
                        excerpt(rows.getFirst()),
                        why),
                at.filter(moment -> !moment.isAfter(now)),
                () -> {
                    if (note.get().strip().equals(why)) {
                        note.set("");
                    }
                    told.accept(Messages.text("viewer.marked", cited));
                },
                told);
    }

    private Optional<Evidence> evidence(int number) {
        Incident incident = open.incident().get();
        return incident.evidence(number);
    }

    private static String excerpt(Row row) {
        String words = VisibleText.of(AnsiText.words(row.text())).strip();
        return words.codePointCount(0, words.length()) <= EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
