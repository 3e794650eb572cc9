package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.redaction.Hit;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.redaction.Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Asks, before something leaves, which of the secrets found in it are masked. When nothing is found, nothing is asked. What was
/// kept once stands as kept the next time.
public final class Masking {
    /// Of what was kept so many are remembered, as digests.
    private static final int REMEMBERED = 200;

    private final Work work;
    private final Dialogs dialogs;
    private final Choices choices;

    /// @param choices where it is remembered what was kept
    public Masking(Work work, Dialogs dialogs, Choices choices) {
        this.work = work;
        this.dialogs = dialogs;
        this.choices = choices;
    }

    /// What is asked.
    ///
    /// @param title what is exported
    /// @param verb what the button does, for instance "Export E3"
    /// @param names of those who took part, which are no secret
    public record Question(String title, String verb, Set<String> names) {
        public Question {
            names = Set.copyOf(names);
        }

        /// A question about an export of an incident.
        public static Question about(Incident incident, String title, String verb) {
            return new Question(
                    title,
                    verb,
                    incident.history().stream().map(e -> e.who()).collect(Collectors.toSet()));
        }
    }

    /// Lets a redactor see everything that would leave.
    @FunctionalInterface
    public interface Look {
        void with(Redactor redactor) throws Exception;
    }

    /// Looks, asks and goes on.
    ///
    /// @param look runs beside the FX thread
    /// @param go called with what masks as was chosen
    /// @param left called when the export was given up
    /// @param failed called when looking failed or was cancelled
    /// @return cancels looking
    public Work.Cancellable ask(
            Question question,
            Look look,
            Consumer<Supplier<Redactor>> go,
            Runnable left,
            Consumer<Exception> failed) {
        return work.startLong(
                control -> {
                    Redactor redactor = redactor(question, Set.of());
                    look.with(redactor);
                    control.check();
                    return redactor.hits();
                },
                _ -> {},
                hits -> choose(question, hits, go, left),
                failed);
    }

    private void choose(
            Question question, List<Hit> hits, Consumer<Supplier<Redactor>> go, Runnable left) {
        if (hits.isEmpty()) {
            go.accept(() -> redactor(question, Set.of()));
            return;
        }
        dialogs.chooseMasks(
                question.title(),
                question.verb(),
                hits,
                remembered(),
                chosen ->
                        chosen.ifPresentOrElse(
                                kept -> {
                                    remember(hits, kept);
                                    go.accept(() -> redactor(question, kept));
                                },
                                left));
    }

    /// Masks secrets in lines that go to the clipboard; nobody is asked for so little.
    public static String clipping(String text) {
        return new Redactor(Rules.shipped(Rules.Scope.USUAL), _ -> false, Set.of())
                .text("clipboard", text);
    }

    /// What kinds of secret are in a text.
    public static List<String> kinds(String text) {
        var redactor = new Redactor(Rules.shipped(Rules.Scope.USUAL), _ -> false, Set.of());
        redactor.text("review", text);
        return redactor.hits().stream().map(Hit::finds).distinct().toList();
    }

    private static Redactor redactor(Question question, Set<String> kept) {
        return new Redactor(
                Rules.shipped(Rules.Scope.USUAL),
                hit -> kept.contains(hit.identity()),
                question.names());
    }

    private Set<String> remembered() {
        return choices.get(Choice.KEPT_SECRETS)
                .map(text -> Set.of(text.split(" ")))
                .orElse(Set.of());
    }

    private void remember(List<Hit> hits, Set<String> kept) {
        var all = new LinkedHashSet<String>(kept);
        Set<String> asked = hits.stream().map(Hit::identity).collect(Collectors.toSet());
        remembered().stream().filter(identity -> !asked.contains(identity)).forEach(all::add);
        List<String> newest = new ArrayList<>(all).subList(0, Math.min(all.size(), REMEMBERED));
        choices.set(Choice.KEPT_SECRETS, String.join(" ", newest));
    }
}
