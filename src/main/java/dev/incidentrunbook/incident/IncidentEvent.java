package dev.incidentrunbook.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.incidentrunbook.runbook.Runbook;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One thing that happened in an incident. Events are never changed or removed: undo, untick, reopen and corrections are
/// events too. Steps, items and fields are named by the stable ids of the runbook pinned in [Opened]; a step of `""` means
/// the incident as a whole. Evidence and actions are named by the id of the event that added them.
public sealed interface IncidentEvent {
    /// The incident was opened, with the runbook as it read at that moment.
    record Opened(Runbook runbook) implements IncidentEvent {}

    /// A detail was filled in or corrected; a blank value clears it.
    record DetailSet(Detail detail, String value) implements IncidentEvent {}

    /// A request that failed is known by this id.
    record RequestIdAdded(String requestId) implements IncidentEvent {}

    /// A request id turned out not to belong here.
    record RequestIdRemoved(String requestId) implements IncidentEvent {}

    /// A milestone was reached at the moment the event happened; a later one of the same milestone corrects it.
    record MilestoneReached(Milestone milestone) implements IncidentEvent {}

    /// A milestone turned out not to have been reached.
    record MilestoneCleared(Milestone milestone) implements IncidentEvent {}

    /// Work on a step began, or began again; its clock runs and that of every other step stands.
    record StepStarted(String step) implements IncidentEvent {}

    /// Work on a step rests; its clock stands.
    record StepPaused(String step) implements IncidentEvent {}

    /// Work on a paused, blocked or deferred step went on.
    record StepResumed(String step) implements IncidentEvent {}

    /// A step got an outcome.
    ///
    /// @param outcome never `OPEN` or `IN_PROGRESS`
    /// @param reason why; may be blank unless the outcome needs one
    /// @param next the step that work went on to at once; blank when it did not
    record StepFinished(String step, Outcome outcome, String reason, String next)
            implements IncidentEvent {}

    /// A step with an outcome was taken up again.
    record StepReopened(String step) implements IncidentEvent {}

    /// A checklist item was ticked, unticked or found not to apply.
    record ItemAnswered(String step, String item, Answer answer) implements IncidentEvent {}

    /// A field of a step was filled in; a blank value clears it.
    record FieldFilled(String step, String field, String value) implements IncidentEvent {}

    /// A person wrote something down.
    record NoteAdded(String step, NoteKind kind, String text) implements IncidentEvent {}

    /// A note's words were corrected; the earlier words stay in the log.
    record NoteRevised(UUID note, String text) implements IncidentEvent {}

    /// A file, stream or clipboard content was attached. The bytes were complete and durable before this event.
    ///
    /// @param sha256 SHA-256 of the bytes, 64 lower-case hexadecimal digits
    /// @param size number of bytes
    /// @param name file name without folders
    /// @param mediaType IANA media type, `application/octet-stream` when unknown
    /// @param origin where it came from: a path, `clipboard` or `standard input`
    /// @param caption one line about it; may be blank
    record EvidenceAttached(
            String step,
            String sha256,
            long size,
            String name,
            String mediaType,
            String origin,
            String caption)
            implements IncidentEvent {}

    /// An evidence is only the beginning and the end of a file that stays where it is.
    ///
    /// @param path the file, with every link resolved
    /// @param size number of bytes of the file
    /// @param sha256 SHA-256 of all bytes of the file
    record EvidenceReferenced(UUID evidence, String path, long size, String sha256)
            implements IncidentEvent {}

    /// The caption of an attached evidence was written or corrected.
    record EvidenceCaptioned(UUID evidence, String caption) implements IncidentEvent {}

    /// An evidence was taken out of the incident. Its number stays taken and its bytes stay stored.
    record EvidenceRemoved(UUID evidence, String reason) implements IncidentEvent {}

    /// Lines of an evidence were found to matter. They happened when this event happened, if they say when that was.
    ///
    /// @param file the path of the file they stand in, when the evidence is an archive; blank otherwise, and then not stored
    /// @param firstLine number of the first of them, counted from 1
    /// @param lastLine number of the last of them
    /// @param excerpt how they begin, since nobody may have the evidence at hand
    /// @param note why they matter; may be blank
    record LinesMarked(
            UUID evidence,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
                    String file,
            long firstLine,
            long lastLine,
            String excerpt,
            String note)
            implements IncidentEvent {

        /// Lines of an evidence that is one file.
        public LinesMarked(
                UUID evidence, long firstLine, long lastLine, String excerpt, String note) {
            this(evidence, "", firstLine, lastLine, excerpt, note);
        }
    }

    /// Marked lines turned out not to matter.
    record MarkRemoved(UUID mark) implements IncidentEvent {}

    /// What was done with evidence since it was collected. It tells something about the evidence and nothing about the incident,
    /// so it cannot be taken back.
    sealed interface CustodyEvent extends IncidentEvent {}

    /// An evidence was looked at. Looking again within the hour is not recorded again.
    record EvidenceViewed(UUID evidence) implements CustodyEvent {}

    /// Evidence was given out.
    ///
    /// @param to where to: a path, `clipboard` or `standard output`
    /// @param bundled whether the whole incident went along, so that somebody may go on with it elsewhere
    record EvidenceExported(List<UUID> evidence, String to, boolean bundled)
            implements CustodyEvent {
        public EvidenceExported {
            evidence = List.copyOf(evidence);
        }
    }

    /// An attached evidence is a copy of another one in which secrets are masked.
    ///
    /// @param evidence the copy
    /// @param original what it is a copy of
    /// @param masked how many different secrets are masked in it
    /// @param kept how many were found and left as they are, because a person said so
    record EvidenceRedacted(UUID evidence, UUID original, int masked, int kept)
            implements CustodyEvent {}

    /// The digests of evidence were computed again.
    ///
    /// @param whole what was found as it was collected
    /// @param damaged what was not
    /// @param chainHolds whether the chain of the incident's events held
    record EvidenceVerified(List<UUID> whole, List<UUID> damaged, boolean chainHolds)
            implements CustodyEvent {
        public EvidenceVerified {
            whole = List.copyOf(whole);
            damaged = List.copyOf(damaged);
        }
    }

    /// A follow-up action was agreed.
    record ActionAdded(ActionItem action) implements IncidentEvent {}

    /// An action's text, owner, date, type or priority was corrected.
    record ActionChanged(UUID action, ActionItem to) implements IncidentEvent {}

    /// An action was done.
    record ActionCompleted(UUID action) implements IncidentEvent {}

    /// An action that was done is open again.
    record ActionReopened(UUID action) implements IncidentEvent {}

    /// An action was dropped.
    record ActionRemoved(UUID action) implements IncidentEvent {}

    /// A section of the review was written; a blank text clears it.
    record ReviewWritten(ReviewSection section, String text) implements IncidentEvent {}

    /// The review reached a stage.
    ///
    /// @param reviewers who reviews it, or did, a name each; may be empty
    record ReviewStaged(ReviewStage.Stage stage, List<String> reviewers) implements IncidentEvent {
        public ReviewStaged {
            reviewers = List.copyOf(reviewers);
        }
    }

    /// Somebody said what may be behind the incident.
    ///
    /// @param cause the id of a cause of the runbook; blank when it is none of them
    /// @param text in a person's own words; may be blank when a cause is named
    /// @param grounds what spoke for it and against it at once
    record HypothesisProposed(String cause, String text, List<Ground> grounds)
            implements IncidentEvent {
        public HypothesisProposed {
            grounds = List.copyOf(grounds);
        }

        /// The hypothesis in a line: its own words, else the title of the cause in the runbook.
        String textIn(Optional<Runbook> runbook) {
            if (!text.isBlank()) {
                return text;
            }
            return runbook.stream()
                    .flatMap(r -> r.causes().stream())
                    .filter(c -> c.id().equals(cause))
                    .findFirst()
                    .map(Runbook.Cause::title)
                    .orElse(cause);
        }
    }

    /// Something was seen that speaks for a hypothesis or against it.
    record GroundAdded(UUID hypothesis, Ground ground) implements IncidentEvent {}

    /// What would tell most about a hypothesis was said; a blank check clears it.
    record NextCheckSet(UUID hypothesis, String check) implements IncidentEvent {}

    /// A hypothesis was found supported or refuted, or is open again.
    ///
    /// @param reason why; may be blank when grounds say it
    record HypothesisJudged(UUID hypothesis, Hypothesis.State state, String reason)
            implements IncidentEvent {}

    /// Somebody said how the runbook's step fitted what was met.
    ///
    /// @param text what was otherwise or missing; may be blank
    record FeedbackGiven(String step, Feedback.Verdict verdict, String text)
            implements IncidentEvent {}

    /// The incident was closed.
    record Closed() implements IncidentEvent {}

    /// A closed incident was opened again.
    record Reopened() implements IncidentEvent {}

    /// An earlier event no longer counts. Undoing an undo makes the earlier event count again.
    record Undone(UUID event) implements IncidentEvent {}

    /// Stands in the place of an event that damage destroyed in every record there was, so that those before and after it
    /// keep their places, and the loss is seen.
    record Lost() implements IncidentEvent {}

    /// An event of a kind this version does not know, or whose body it cannot read; kept and shown, never dropped.
    ///
    /// @param kind the kind as stored
    /// @param body the body as stored
    record Unknown(String kind, String body) implements IncidentEvent {}
}
