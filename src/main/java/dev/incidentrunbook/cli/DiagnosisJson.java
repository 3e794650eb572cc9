package dev.incidentrunbook.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.incidentrunbook.diagnosis.Change;
import dev.incidentrunbook.diagnosis.Citation;
import dev.incidentrunbook.diagnosis.Diagnosis;
import dev.incidentrunbook.diagnosis.RequestCounts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The shape of what `diagnose --json` prints. Scripts rely on these names: they are added to, never changed.
record DiagnosisJson(
        Optional<Instant> firstFailureAt,
        Optional<String> failingComponent,
        List<Cause> causes,
        boolean enoughEvidence,
        List<Thrown> exceptions,
        RequestCounts requests,
        List<String> requestIds,
        List<Diagnosis.Finding> findings,
        List<Changed> changes,
        List<String> clocks) {

    record Cause(
            String id,
            String title,
            double share,
            @JsonProperty("for") List<Diagnosis.Statement> supporting,
            List<Diagnosis.Statement> against,
            String check) {}

    record Thrown(
            String type,
            String message,
            long count,
            Optional<Instant> first,
            Optional<Instant> last,
            Optional<String> frame,
            String fingerprint,
            boolean background,
            List<String> routes,
            List<Citation> citations) {}

    record Changed(String kind, Optional<Instant> at, String text, Citation citation) {}

    static DiagnosisJson of(Diagnosis d) {
        return new DiagnosisJson(
                d.firstFailureAt(),
                d.failingComponent(),
                d.causes().stream()
                        .map(c ->
                                new Cause(
                                        c.id(),
                                        c.title(),
                                        c.share(),
                                        c.supporting(),
                                        c.against(),
                                        c.check()))
                        .toList(),
                d.enoughEvidence(),
                d.exceptions().stream().map(DiagnosisJson::thrown).toList(),
                d.requests(),
                d.requestIds(),
                d.findings(),
                d.changes().stream().map(DiagnosisJson::changed).toList(),
                d.clocks());
    }

    private static Thrown thrown(Diagnosis.ExceptionGroup e) {
        return new Thrown(
                e.type(),
                e.message(),
                e.count(),
                e.first(),
                e.last(),
                e.frame(),
                e.fingerprint(),
                e.background(),
                e.routes(),
                e.citations());
    }

    private static Changed changed(Change c) {
        return new Changed(
                c.kind().name().toLowerCase(Locale.ROOT), c.at(), c.text(), c.citation());
    }
}
