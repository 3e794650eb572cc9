package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Phrase;
import java.util.List;
import java.util.Locale;

/// The follow-up actions as a table.
final class ActionRows {
    private static final List<String> COLUMNS =
            List.of("Nr", "Action", "Type", "Owner", "Due", "Priority", "State");

    private ActionRows() {}

    /// The actions that were agreed and not undone, in the order of their numbers.
    static List<Action> agreed(Incident incident) {
        return incident.actions().stream()
                .filter(a -> !incident.undone().contains(a.id()))
                .toList();
    }

    static Block of(Incident incident) {
        List<List<Phrase>> rows = agreed(incident).stream().map(ActionRows::row).toList();
        return rows.isEmpty()
                ? new Block.Sentence(Phrase.words("No action was agreed."))
                : new Block.Table(COLUMNS, rows);
    }

    private static List<Phrase> row(Action action) {
        return List.of(
                Phrase.words("A" + action.number()),
                Phrase.words(action.item().text()),
                Phrase.words(
                        action.item()
                                .type()
                                .map(t -> t.name().toLowerCase(Locale.ROOT))
                                .orElse(Wording.UNKNOWN)),
                Phrase.literalOr(action.item().owner().orElse(""), Wording.UNKNOWN),
                Phrase.words(action.item().due().map(Object::toString).orElse(Wording.UNKNOWN)),
                Phrase.words(action.item().priority().map(Enum::name).orElse(Wording.UNKNOWN)),
                Phrase.words(state(action)));
    }

    /// Where an action stands, in a word.
    static String state(Action action) {
        String state = action.done() ? "done" : "open";
        return action.removed() ? "dropped" : state;
    }
}
