package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.ActionAdded;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.NoteAdded;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.Step;
import dev.incidentrunbook.runbook.Step.ChecklistItem;
import dev.incidentrunbook.runbook.Step.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Incidents that were lived through to the end, for reviews to be written of.
final class Told {
    private Told() {}

    /// A night in which the connection pool ran dry after a release.
    static Incident wholeNight() {
        return wholeNight(word -> word, word -> word);
    }

    /// The same night in other words.
    ///
    /// @param words what every single value that a person, a file or a request brought in goes through
    /// @param sections what the sections of the review go through
    static Incident wholeNight(UnaryOperator<String> words, UnaryOperator<String> sections) {
        Story story = new Story().by(words.apply("ada"));
        details(story, words);
        looking(story, words);
        mending(story, words);
        reviewing(story, words);
        writing(story, sections);
        return story.incident();
    }

    /// The same events under a runbook in other words.
    static Incident underRunbookOf(Incident incident, UnaryOperator<String> words) {
        var events = new ArrayList<>(incident.history());
        Recorded opening = events.removeFirst();
        events.addFirst(
                new Recorded(
                        opening.incident(),
                        opening.seq(),
                        opening.id(),
                        opening.happenedAt(),
                        opening.recorded(),
                        opening.who(),
                        opening.kind(),
                        opening.body(),
                        opening.hash(),
                        new Opened(reworded(Story.SMALL, words))));
        return Incident.replay(events);
    }

    private static Runbook reworded(Runbook book, UnaryOperator<String> words) {
        return new Runbook(
                words.apply(book.id()),
                words.apply(book.version()),
                words.apply(book.title()),
                words.apply(book.symptom()),
                book.meaning(),
                book.lookalikes(),
                book.causes(),
                book.alsoKnown(),
                book.fixes(),
                book.quickWins(),
                book.escalation(),
                book.steps().stream().map(s -> reworded(s, words)).toList(),
                book.prevention(),
                book.questions(),
                book.takeaways(),
                book.source());
    }

    private static Step reworded(Step step, UnaryOperator<String> words) {
        return new Step(
                step.id(),
                words.apply(step.title()),
                step.purpose(),
                step.items().stream()
                        .map(i ->
                                new ChecklistItem(
                                        i.id(),
                                        words.apply(i.text()),
                                        i.required(),
                                        i.hint(),
                                        i.finding()))
                        .toList(),
                step.fields().stream()
                        .map(f ->
                                new Field(
                                        f.id(),
                                        words.apply(f.label()),
                                        f.hint(),
                                        f.multiline(),
                                        f.finding()))
                        .toList(),
                step.evidence(),
                step.tip(),
                step.caution(),
                step.expected());
    }

    private static void details(Story story, UnaryOperator<String> words) {
        story.detail(Detail.TITLE, words.apply("Checkout answers HTTP 500"))
                .detail(Detail.SEVERITY, "SEV2")
                .detail(Detail.SERVICE, words.apply("checkout"))
                .detail(Detail.ENVIRONMENT, words.apply("production"))
                .detail(Detail.ENDPOINT, words.apply("POST /api/orders"))
                .record(new RequestIdAdded(words.apply("req-7f3a")))
                .record(new RequestIdAdded(words.apply("req-7f3b")))
                .after("1m")
                .milestone(Milestone.STARTED, "2026-11-22T02:05:00Z")
                .milestone(Milestone.DETECTED, "2026-11-22T02:19:00Z");
    }

    private static void looking(Story story, UnaryOperator<String> words) {
        story.tick("look", "read-log")
                .after("30s")
                .record(
                        new EvidenceAttached(
                                "look",
                                "ab".repeat(32),
                                18234,
                                words.apply("app.log"),
                                words.apply("text/plain"),
                                words.apply("/var/log/app.log"),
                                words.apply("errors since 02:00 | all hosts")))
                .note(
                        "look",
                        words.apply(
                                "E1 shows HikariPool-1 timeouts, see https://wiki.example.com/pool"))
                .recordAgo(
                        "8m",
                        new NoteAdded(
                                "look", NoteKind.OBSERVATION, words.apply("Support told us first")))
                .after("4m")
                .fill("look", "runtime", words.apply("Temurin 25.0.1"))
                .fill(
                        "look",
                        "exception",
                        words.apply("SQLTransientConnectionException:\n\tat com.shop.Orders.place"))
                .tick("look", "find-request")
                .notApplicable("look", "ask-users", words.apply("nobody awake"))
                .note(
                        "look",
                        NoteKind.RULED_OUT,
                        words.apply("Not the network: E1 has answers from every host"))
                .attach("look", words.apply("wrong.txt"))
                .record(new EvidenceRemoved(story.lastId(), words.apply("from another host")))
                .after("5m")
                .finish("look", Outcome.DONE, "", "mend");
    }

    private static void mending(Story story, UnaryOperator<String> words) {
        story.after("7m")
                .by(words.apply("grace"))
                .note(
                        "",
                        NoteKind.DECISION,
                        words.apply("Roll back to 4.1, because 4.2 halves the pool [E1]"))
                .note("", NoteKind.COMMUNICATION, words.apply("Told support in #incidents"))
                .tick("mend", "roll-back")
                .note("mend", words.apply("A slip of the pen"))
                .undo()
                .fill("mend", "approver", words.apply("Grace H."))
                .milestone(Milestone.MITIGATED)
                .after("15m")
                .record(new MilestoneReached(Milestone.RECOVERED))
                .finish("mend", Outcome.DONE, words.apply("errors are gone in E1's successor"), "")
                .after("2m")
                .finish("learn", Outcome.SKIPPED, words.apply("in the morning"), "");
    }

    private static void reviewing(Story story, UnaryOperator<String> words) {
        story.action(words.apply("Alert on pool usage above 80 %"));
        story.record(
                new ActionAdded(
                        new ActionItem(
                                words.apply("Test the pool size in staging"),
                                Optional.of(words.apply("ada")),
                                Optional.of(LocalDate.of(2026, 12, 1)),
                                Optional.of(ActionItem.Type.PREVENT),
                                Optional.of(ActionItem.Priority.P1))));
        story.completeAction(story.lastId());
    }

    private static void writing(Story story, UnaryOperator<String> words) {
        story.write(
                        ReviewSection.SUMMARY,
                        words.apply(
                                "Checkout failed for **45 minutes**.\n\nA release halved the pool (E1)."))
                .write(
                        ReviewSection.ROOT_CAUSE,
                        words.apply("The pool was sized per *host*, not per service."))
                .write(
                        ReviewSection.CONTRIBUTING_FACTORS,
                        words.apply("No alert on the pool\nNo load test"))
                .write(
                        ReviewSection.WENT_WELL,
                        words.apply(
                                "1. Rollback took\n   7 minutes\n2. Logs were there:\n\n```\nGET /health\n```"))
                .write(ReviewSection.RESPONDERS, words.apply("Ada: lead\nGrace: release"))
                .after("1h")
                .milestone(Milestone.RESOLVED)
                .close();
    }
}
