package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import dev.incidentrunbook.runbook.BadRunbookException;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Turns events into the kind and JSON body that are stored, and back. Kinds and bodies are the file format: a name written
/// here is never changed, only added to.
public final class EventCodec {
    private static final Map<String, Class<? extends IncidentEvent>> KINDS = kinds();

    // A body that lacks something must become Unknown here and not a null somewhere else.
    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();
    private final RunbookReader runbooks;
    private final Map<String, Runbook> pinned = new ConcurrentHashMap<>();

    /// @param runbooks reads the runbook text that an opening event carries
    public EventCodec(RunbookReader runbooks) {
        this.runbooks = runbooks;
    }

    /// The name under which this kind of event is stored.
    public String kind(IncidentEvent event) {
        if (event instanceof Unknown unknown) {
            return unknown.kind();
        }
        return KINDS.entrySet().stream()
                .filter(e -> e.getValue() == event.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No stored name for " + event.getClass()));
    }

    /// The JSON body of an event.
    public String body(IncidentEvent event) {
        return switch (event) {
            case Unknown unknown -> unknown.body();
            case Opened(Runbook r) ->
                    json.writeValueAsString(
                            new PinnedRunbook(
                                    r.id(), r.version(), r.source().sha256(), r.source().text()));
            case IncidentEvent other -> json.writeValueAsString(other);
        };
    }

    /// The event that a stored kind and body say. What cannot be read becomes [Unknown], since a store may hold events of a
    /// newer version, and dropping one would be losing what someone wrote.
    public IncidentEvent event(String kind, String body) {
        if (kind.equals(Recorded.MASKED)) {
            return unmask(body);
        }
        @Nullable Class<? extends IncidentEvent> type = KINDS.get(kind);
        if (type == null) {
            return new Unknown(kind, body);
        }
        try {
            if (type == Opened.class) {
                return new Opened(runbook(json.readValue(body, PinnedRunbook.class)));
            }
            return json.readValue(body, type);
        } catch (JacksonException | BadRunbookException _) {
            return new Unknown(kind, body);
        }
    }

    private IncidentEvent unmask(String body) {
        try {
            Masked masked = json.readValue(body, Masked.class);
            return masked.kind().equals(Recorded.MASKED)
                    ? new Unknown(Recorded.MASKED, body)
                    : event(masked.kind(), masked.body());
        } catch (JacksonException _) {
            return new Unknown(Recorded.MASKED, body);
        }
    }

    /// An event as it may leave: with every text in it masked. One in which nothing has to be masked stays as it is.
    ///
    /// @param says what it shall say instead, before it is masked; its own event when that is all the same
    /// @param mask gives a text with its secrets masked
    public Recorded masked(Recorded recorded, IncidentEvent says, UnaryOperator<String> mask) {
        if (says instanceof IncidentEvent.Lost) {
            return recorded;
        }
        String body = body(says);
        String masked = json.writeValueAsString(masked(json.readTree(body), mask));
        boolean same =
                says.equals(recorded.event()) && json.readTree(body).equals(json.readTree(masked));
        return same
                ? recorded
                : recorded.masked(json.writeValueAsString(new Masked(kind(says), masked)))
                        .decoded(this);
    }

    private JsonNode masked(JsonNode node, UnaryOperator<String> mask) {
        return switch (node) {
            case StringNode text -> StringNode.valueOf(mask.apply(text.asString()));
            case ObjectNode object -> {
                var copy = json.createObjectNode();
                object.properties().forEach(p -> copy.set(p.getKey(), masked(p.getValue(), mask)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = json.createArrayNode();
                array.forEach(element -> copy.add(masked(element, mask)));
                yield copy;
            }
            default -> node;
        };
    }

    private Runbook runbook(PinnedRunbook text) {
        return pinned.computeIfAbsent(text.text(), yaml -> runbooks.read(text.id(), yaml));
    }

    /// The runbook inside an opening event.
    record PinnedRunbook(String id, String version, String sha256, String text) {}

    /// A masked event: what it was and what it still says.
    record Masked(String kind, String body) {}

    private static Map<String, Class<? extends IncidentEvent>> kinds() {
        var kinds = new LinkedHashMap<String, Class<? extends IncidentEvent>>();
        kinds.put("opened", Opened.class);
        kinds.put("detail-set", IncidentEvent.DetailSet.class);
        kinds.put("request-id-added", IncidentEvent.RequestIdAdded.class);
        kinds.put("request-id-removed", IncidentEvent.RequestIdRemoved.class);
        kinds.put("milestone-reached", IncidentEvent.MilestoneReached.class);
        kinds.put("milestone-cleared", IncidentEvent.MilestoneCleared.class);
        kinds.put("step-started", IncidentEvent.StepStarted.class);
        kinds.put("step-paused", IncidentEvent.StepPaused.class);
        kinds.put("step-resumed", IncidentEvent.StepResumed.class);
        kinds.put("step-finished", IncidentEvent.StepFinished.class);
        kinds.put("step-reopened", IncidentEvent.StepReopened.class);
        kinds.put("item-answered", IncidentEvent.ItemAnswered.class);
        kinds.put("field-filled", IncidentEvent.FieldFilled.class);
        kinds.put("note-added", IncidentEvent.NoteAdded.class);
        kinds.put("note-revised", IncidentEvent.NoteRevised.class);
        kinds.put("evidence-attached", IncidentEvent.EvidenceAttached.class);
        kinds.put("evidence-referenced", IncidentEvent.EvidenceReferenced.class);
        kinds.put("evidence-captioned", IncidentEvent.EvidenceCaptioned.class);
        kinds.put("evidence-removed", IncidentEvent.EvidenceRemoved.class);
        kinds.put("lines-marked", IncidentEvent.LinesMarked.class);
        kinds.put("mark-removed", IncidentEvent.MarkRemoved.class);
        kinds.put("evidence-viewed", IncidentEvent.EvidenceViewed.class);
        kinds.put("evidence-exported", IncidentEvent.EvidenceExported.class);
        kinds.put("evidence-redacted", IncidentEvent.EvidenceRedacted.class);
        kinds.put("evidence-verified", IncidentEvent.EvidenceVerified.class);
        kinds.put("action-added", IncidentEvent.ActionAdded.class);
        kinds.put("action-changed", IncidentEvent.ActionChanged.class);
        kinds.put("action-completed", IncidentEvent.ActionCompleted.class);
        kinds.put("action-reopened", IncidentEvent.ActionReopened.class);
        kinds.put("action-removed", IncidentEvent.ActionRemoved.class);
        kinds.put("review-written", IncidentEvent.ReviewWritten.class);
        kinds.put("review-staged", IncidentEvent.ReviewStaged.class);
        kinds.put("hypothesis-proposed", IncidentEvent.HypothesisProposed.class);
        kinds.put("ground-added", IncidentEvent.GroundAdded.class);
        kinds.put("next-check-set", IncidentEvent.NextCheckSet.class);
        kinds.put("hypothesis-judged", IncidentEvent.HypothesisJudged.class);
        kinds.put("feedback-given", IncidentEvent.FeedbackGiven.class);
        kinds.put("closed", IncidentEvent.Closed.class);
        kinds.put("reopened", IncidentEvent.Reopened.class);
        kinds.put("undone", IncidentEvent.Undone.class);
        kinds.put(Recorded.LOST, IncidentEvent.Lost.class);
        return kinds;
    }
}
