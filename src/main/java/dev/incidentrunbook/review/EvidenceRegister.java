package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Custody;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.Incident.Outside;
import dev.incidentrunbook.incident.IncidentEvent.CustodyEvent;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRemoved;
import dev.incidentrunbook.incident.StepRun;
import dev.incidentrunbook.review.Review.Block;
import dev.incidentrunbook.review.Review.Block.Sentence;
import dev.incidentrunbook.review.Review.Block.Table;
import dev.incidentrunbook.review.Review.Phrase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The register of everything ever attached, so that each citation leads to bytes that can be checked by their digest.
final class EvidenceRegister {
    private static final List<String> COLUMNS =
            List.of(
                    "Nr",
                    "Name",
                    "Bytes",
                    "SHA-256",
                    "Media type",
                    "Collected (UTC)",
                    "By",
                    "Origin",
                    "Step",
                    "Caption",
                    "State");

    private EvidenceRegister() {}

    static List<Block> of(Incident incident) {
        if (incident.evidence().isEmpty()) {
            return List.of(new Sentence(Phrase.words("No evidence was attached.")));
        }
        var register =
                new Table(
                        COLUMNS, incident.evidence().stream().map(e -> row(incident, e)).toList());
        Custody known = Custody.in(incident);
        List<List<Phrase>> custody =
                incident.evidence().stream().flatMap(e -> custody(known, e)).toList();
        return custody.isEmpty()
                ? List.of(register)
                : List.of(
                        register,
                        new Sentence(Phrase.words("What was done with it since it was collected:")),
                        new Table(List.of("Nr", "Time (UTC)", "By", "Done"), custody));
    }

    private static Stream<List<Phrase>> custody(Custody known, Evidence e) {
        return known.of(e).stream()
                .filter(done -> done.event().event() instanceof CustodyEvent)
                .map(done ->
                        List.of(
                                Phrase.citations(List.of(e.number())),
                                Phrase.words(Wording.time(done.at())),
                                Phrase.literal(done.who()),
                                Phrase.literal(done.act())));
    }

    private static List<Phrase> row(Incident incident, Evidence e) {
        return List.of(
                Phrase.citations(List.of(e.number())),
                Phrase.literal(e.name()),
                Phrase.words(Long.toString(e.size())),
                Phrase.literal(e.sha256()),
                Phrase.literal(e.mediaType()),
                Phrase.words(Wording.time(e.at())),
                Phrase.literal(e.who()),
                Phrase.literalOr(e.origin(), Wording.UNKNOWN),
                Phrase.words(
                        incident.step(e.step())
                                .map(StepRun::number)
                                .map(Object::toString)
                                .orElse(Wording.NONE)),
                Phrase.literalOr(e.caption(), Wording.NONE),
                state(incident, e));
    }

    private static Phrase outside(Outside file) {
        return Phrase.words(
                        "attached as a reference: the beginning and the end of a file of "
                                + file.size()
                                + " bytes with the SHA-256")
                .thenLiteral(file.sha256());
    }

    private static Phrase state(Incident incident, Evidence e) {
        if (!e.removed()) {
            return e.outside()
                    .map(EvidenceRegister::outside)
                    .orElseGet(() -> Phrase.words("attached"));
        }
        return incident.history().stream()
                .filter(r -> !incident.undone().contains(r.id()))
                .map(r ->
                        r.event() instanceof EvidenceRemoved(UUID id, String reason)
                                        && id.equals(e.id())
                                ? reason
                                : "")
                .filter(reason -> !reason.isBlank())
                .reduce((_, last) -> last)
                .map(reason -> Phrase.words("removed, because: " + reason))
                .orElse(Phrase.words("removed"));
    }
}
