package dev.incidentrunbook.diagnosis;

import dev.incidentrunbook.runbook.Runbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one or several logs of an incident point to. Immutable.
///
/// @param firstFailureAt the first failure that belongs to the fault, not to noise before it; empty when nothing fails
/// @param firstFailure the line of that failure
/// @param failingComponent what fails, as a sentence from the route inwards; empty when the logs do not say
/// @param causes the runbook's causes, the most likely first; never empty when the runbook has some
/// @param enoughEvidence whether the lines decide; if not, the causes stand in the order the runbook gives them
/// @param exceptions exceptions in groups of the same, those that belong to the fault first
/// @param requests the requests that were counted
/// @param requestIds IDs of requests that failed, the first first
/// @param findings everything else worth knowing, each with its lines
/// @param changes deployments, restarts and reloads, in the order of time
/// @param clocks what had to be assumed about the logs' clocks, a sentence each
public record Diagnosis(
        Optional<Instant> firstFailureAt,
        Optional<Citation> firstFailure,
        Optional<String> failingComponent,
        List<RankedCause> causes,
        boolean enoughEvidence,
        List<ExceptionGroup> exceptions,
        RequestCounts requests,
        List<String> requestIds,
        List<Finding> findings,
        List<Change> changes,
        List<String> clocks) {

    public Diagnosis {
        causes = List.copyOf(causes);
        exceptions = List.copyOf(exceptions);
        requestIds = List.copyOf(requestIds);
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
        clocks = List.copyOf(clocks);
    }

    /// Puts the findings of several logs together.
    ///
    /// @param sources what was found in each; their order makes no difference to the ranking
    /// @param causes the causes to rank, as a runbook gives them
    public static Diagnosis of(List<SourceFindings> sources, List<Runbook.Cause> causes) {
        return new Examination(sources, causes, SignalTable.shipped()).diagnosis();
    }

    /// A cause with how likely it is in the light of the logs.
    ///
    /// @param id the cause's name in the runbook
    /// @param title the cause in a few words
    /// @param share its share of all, between 0 and 1; an order of magnitude, not a calibrated probability
    /// @param supporting what speaks for it, the strongest first
    /// @param against what speaks against it
    /// @param check what to look at to tell it from the others; may be blank
    public record RankedCause(
            String id,
            String title,
            double share,
            List<Statement> supporting,
            List<Statement> against,
            String check) {
        public RankedCause {
            supporting = List.copyOf(supporting);
            against = List.copyOf(against);
        }
    }

    /// A sentence and the lines that carry it.
    public record Statement(String text, List<Citation> citations) {
        public Statement {
            citations = List.copyOf(citations);
        }
    }

    /// Exceptions that are the same fault.
    ///
    /// @param type type of the first cause
    /// @param message its message, of the first one seen
    /// @param count how often
    /// @param first when first, if the log says times
    /// @param last when last
    /// @param frame the innermost call in the user's own code; empty when the trace has none
    /// @param fingerprint equal for the same fault in other logs and incidents
    /// @param background whether it was answered without a failure, or was as frequent before
    /// @param stack the first one seen, line by line, shortened
    /// @param routes the routes it happened on, the most frequent first
    /// @param citations its head, the line of its type and that of the frame, then further ones
    public record ExceptionGroup(
            String type,
            String message,
            long count,
            Optional<Instant> first,
            Optional<Instant> last,
            Optional<String> frame,
            String fingerprint,
            boolean background,
            List<String> stack,
            List<String> routes,
            List<Citation> citations) {
        public ExceptionGroup {
            stack = List.copyOf(stack);
            routes = List.copyOf(routes);
            citations = List.copyOf(citations);
        }
    }

    /// Something the logs show.
    ///
    /// @param kind `signal`, `message`, `route`, `restart`, `background` or `clock`
    /// @param text what it is, as a sentence
    /// @param count how often
    public record Finding(
            String kind,
            String text,
            long count,
            Optional<Instant> first,
            Optional<Instant> last,
            List<Citation> citations) {
        public Finding {
            citations = List.copyOf(citations);
        }
    }
}
