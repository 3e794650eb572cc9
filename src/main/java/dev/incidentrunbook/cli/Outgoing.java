package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.RedactedCopies;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.redaction.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Through what everything passes that leaves the store with a review.
///
/// @param text what becomes of a document
/// @param evidence what becomes of the bytes of an evidence
/// @param name what a file with these bytes is called
record Outgoing(
        UnaryOperator<String> text, Copying evidence, Function<Incident.Evidence, String> name) {

    /// Writes an evidence.
    @FunctionalInterface
    interface Copying {
        void copy(Incident.Evidence evidence, OutputStream out) throws IOException;
    }

    /// Everything as it is.
    static Outgoing asItIs(EvidenceStore store) {
        return new Outgoing(
                UnaryOperator.identity(),
                (evidence, out) -> {
                    try (InputStream in = store.open(evidence.sha256())) {
                        in.transferTo(out);
                    }
                },
                Incident.Evidence::name);
    }

    /// Everything with secrets masked.
    static Outgoing masked(EvidenceStore store, Redactor redactor) {
        return new Outgoing(
                text -> redactor.text("review", text),
                (evidence, out) -> RedactedCopies.write(store, evidence, redactor, out),
                RedactedCopies::leavingName);
    }
}
