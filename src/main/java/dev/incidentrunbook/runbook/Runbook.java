package dev.incidentrunbook.runbook;

import java.util.List;
import java.util.Optional;

/// A plan for one kind of incident, as its author wrote it: what the symptom means, what may cause it, and the steps that
/// lead out of it. Immutable. Everything a screen or a review says about the subject comes from here, nothing from code.
///
/// @param id short name of the runbook, as in `--runbook http-500`: lower-case letters, digits and hyphens
/// @param version the author's version of the text, for instance `1.0.0`
/// @param title what the runbook is for, in a few words
/// @param symptom the wording an engineer sees or searches for, for instance "HTTP 500"
/// @param meaning what the symptom says about the system, one paragraph an entry
/// @param lookalikes symptoms that are easily taken for this one, and how to tell them apart
/// @param causes possible causes with their likelihood before any evidence, most likely first
/// @param alsoKnown rarer causes worth remembering, one sentence each
/// @param fixes ways to mend it, with how hard each is
/// @param quickWins what to try first while the site is live, in this order
/// @param escalation when to call for help, and whom
/// @param steps the steps in order; never empty
/// @param prevention follow-up actions a review may offer
/// @param questions short answers to what people ask about the symptom
/// @param takeaways principles to hold on to while working
/// @param source the text this was read from
public record Runbook(
        String id,
        String version,
        String title,
        String symptom,
        List<String> meaning,
        List<Lookalike> lookalikes,
        List<Cause> causes,
        List<String> alsoKnown,
        List<Fix> fixes,
        List<QuickWin> quickWins,
        Escalation escalation,
        List<Step> steps,
        List<Prevention> prevention,
        List<Question> questions,
        List<String> takeaways,
        Source source) {

    public Runbook {
        meaning = List.copyOf(meaning);
        lookalikes = List.copyOf(lookalikes);
        causes = List.copyOf(causes);
        alsoKnown = List.copyOf(alsoKnown);
        fixes = List.copyOf(fixes);
        quickWins = List.copyOf(quickWins);
        steps = List.copyOf(steps);
        prevention = List.copyOf(prevention);
        questions = List.copyOf(questions);
        takeaways = List.copyOf(takeaways);
    }

    /// The text a runbook was read from. An incident keeps it, so that a later edit of the file never changes the past.
    ///
    /// @param text the whole YAML or JSON text, as read
    /// @param sha256 SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits
    public record Source(String text, String sha256) {}

    /// A symptom that is easily confused with the runbook's own.
    ///
    /// @param symptom how it shows, for instance "502 Bad Gateway"
    /// @param difference how to tell it apart
    public record Lookalike(String symptom, String difference) {}

    /// Something that may be behind the symptom.
    ///
    /// @param id stable name, so that findings and actions can point to it
    /// @param title the cause in a few words
    /// @param likelihood how likely it is before any evidence
    /// @param explanation how it comes about and shows itself
    public record Cause(String id, String title, Likelihood likelihood, String explanation) {}

    /// How likely a cause is before any evidence was seen.
    public enum Likelihood {
        HIGH,
        MEDIUM,
        LOW
    }

    /// A way to mend the fault.
    ///
    /// @param id stable name
    /// @param title what is done
    /// @param effort how hard it is
    /// @param explanation how to go about it
    public record Fix(String id, String title, Effort effort, String explanation) {}

    /// How much work a fix is.
    public enum Effort {
        EASY,
        MEDIUM,
        HARD
    }

    /// Something worth trying at once while the site is live.
    ///
    /// @param id stable name
    /// @param title what to try or ask
    /// @param explanation how, and what to watch out for
    public record QuickWin(String id, String title, String explanation) {}

    /// When and to whom to escalate.
    ///
    /// @param when conditions, one sentence each; any of them is enough
    /// @param whom who takes it from there
    /// @param bring what they will ask for first
    public record Escalation(List<String> when, String whom, List<String> bring) {
        public Escalation {
            when = List.copyOf(when);
            bring = List.copyOf(bring);
        }
    }

    /// A follow-up action that makes the next incident less likely or shorter.
    ///
    /// @param id stable name
    /// @param text the action, starting with a verb
    /// @param type `prevent`, `detect`, `mitigate` or `process`
    /// @param causes ids of the causes it helps against; empty when it helps against any
    public record Prevention(String id, String text, String type, List<String> causes) {
        public Prevention {
            causes = List.copyOf(causes);
        }
    }

    /// A question people ask about the symptom, with its short answer.
    public record Question(String question, String answer) {}

    /// The step with this stable id.
    public Optional<Step> step(String id) {
        return steps.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// The number of a step as shown to people, counted from 1; 0 when the runbook has no such step.
    public int number(String stepId) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(stepId)) {
                return i + 1;
            }
        }
        return 0;
    }
}
