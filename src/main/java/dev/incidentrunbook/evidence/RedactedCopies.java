package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceRedacted;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Response;
import dev.incidentrunbook.redaction.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

/// Makes copies of evidence with secrets masked. A copy is an evidence of its own, attached beside the original, which is never
/// changed.
///
/// @param store holds the bytes of both
/// @param response records what was made
public record RedactedCopies(EvidenceStore store, Response response) {
    /// What may leave.
    ///
    /// @param incident the incident, with the copy attached
    /// @param evidence the copy; the original itself when nothing in it had to be masked
    public record Outgoing(Incident incident, Evidence evidence) {}

    /// What may leave of an evidence.
    ///
    /// @param redactor says what has to be masked
    /// @throws RefusedException when the stored bytes are damaged
    public Outgoing of(Incident incident, Evidence original, Redactor redactor) {
        return stored(original, redactor)
                .map(copy -> attach(incident, original, copy))
                .orElse(new Outgoing(incident, original));
    }

    /// A copy whose bytes are stored and that is attached to nothing.
    ///
    /// @param stored its bytes
    /// @param result what was found in the original
    public record Copy(StoredEvidence stored, Redactor.Result result) {}

    /// Stores the copy of an evidence; empty when nothing in it has to be masked.
    ///
    /// @throws RefusedException when the stored bytes are damaged, or what is packed in them cannot be looked through
    public Optional<Copy> stored(Evidence original, Redactor redactor) {
        try (Intake intake = store.begin(name(original), origin(original))) {
            Redactor.Result result = result(original, redactor, intake);
            if (result.masked() == 0) {
                intake.discard();
                return Optional.empty();
            }
            return Optional.of(new Copy(intake.complete(), result));
        }
    }

    private Redactor.Result result(Evidence original, Redactor redactor, Intake intake) {
        try {
            // What is packed is not read to its last byte while it is unpacked.
            if (original.packed() && !store.verify(original.sha256()).isEmpty()) {
                throw damaged(original);
            }
            return write(store, original, redactor, into(intake));
        } catch (RefusedException e) {
            intake.discard();
            throw e;
        } catch (IOException e) {
            intake.discard();
            RefusedException refused = original.packed() ? shut(original, e) : damaged(original);
            refused.initCause(e);
            throw refused;
        }
    }

    /// Lets a redactor see everything in an evidence that would be masked in a copy of it. Changes nothing.
    ///
    /// @throws IOException when it cannot be read, or what is packed in it cannot be looked through
    public static void look(EvidenceStore store, Evidence evidence, Redactor redactor)
            throws IOException {
        write(store, evidence, redactor, OutputStream.nullOutputStream());
    }

    /// Writes an evidence with its secrets masked. What is packed is written as a zip of all files in it that can be read; see
    /// [#leavingName].
    ///
    /// @throws RefusedException when the stored bytes are damaged
    /// @throws IOException when it cannot be read, or what is packed in it cannot be looked through
    public static Redactor.Result write(
            EvidenceStore store, Evidence evidence, Redactor redactor, OutputStream out)
            throws IOException {
        if (evidence.packed()) {
            return new MaskedArchive(store, evidence, redactor).write(out);
        }
        MessageDigest digest = Sha256.begin();
        try (InputStream in = new DigestInputStream(store.open(evidence.sha256()), digest)) {
            Redactor.Result result = redactor.stream(evidence.label(), in, out);
            if (!Sha256.end(digest).equals(evidence.sha256())) {
                throw damaged(evidence);
            }
            return result;
        }
    }

    /// The name of a file that holds what [#write] writes: that of the evidence, except that what is packed becomes a zip.
    public static String leavingName(Evidence evidence) {
        return evidence.packed() ? name(evidence) : evidence.name();
    }

    /// Attaches a copy, unless the same bytes are attached already.
    public Outgoing attach(Incident incident, Evidence original, Copy made) {
        StoredEvidence copy = made.stored();
        Optional<Evidence> there =
                incident.evidence().stream()
                        .filter(e -> !e.removed() && e.sha256().equals(copy.sha256()))
                        .findFirst();
        if (there.isPresent()) {
            return new Outgoing(incident, there.get());
        }
        Incident with =
                response.record(
                        incident,
                        new EvidenceAttached(
                                original.step(),
                                copy.sha256(),
                                copy.size(),
                                name(original),
                                copy.mediaType(),
                                origin(original),
                                original.caption()));
        Evidence attached = with.evidence().getLast();
        Incident told =
                response.record(
                        with,
                        new EvidenceRedacted(
                                attached.id(),
                                original.id(),
                                made.result().masked(),
                                made.result().kept()));
        return new Outgoing(told, attached);
    }

    private static String origin(Evidence original) {
        return "redacted from " + original.label();
    }

    /// `api.log` becomes `api.redacted.log`, and `logs.tgz` becomes `logs.redacted.zip`.
    private static String name(Evidence original) {
        String name = original.name();
        int point = name.lastIndexOf('.');
        String stem = point <= 0 ? name : name.substring(0, point);
        String ending = point <= 0 ? "" : name.substring(point);
        return stem + ".redacted" + (original.packed() ? ".zip" : ending);
    }

    private static RefusedException damaged(Evidence original) {
        return RefusedException.checkFailed(
                "The bytes stored for "
                        + original.label()
                        + " are not those that were taken in, so nothing was written; attach the same file again, which mends it.");
    }

    private static RefusedException shut(Evidence original, IOException e) {
        return RefusedException.checkFailed(
                "What is packed in "
                        + original.label()
                        + " cannot be searched for secrets, so nothing was written ("
                        + e.getMessage()
                        + "); remove it from the incident, or export without masking.");
    }

    private static OutputStream into(Intake intake) {
        return new OutputStream() {
            private static final int BUFFER = 64 * 1024;
            private final byte[] single = new byte[1];

            @Override
            public void write(int oneByte) {
                single[0] = (byte) oneByte;
                intake.write(single, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                for (int at = from; at < from + length; at += BUFFER) {
                    int part = Math.min(BUFFER, from + length - at);
                    byte[] copy = new byte[part];
                    System.arraycopy(bytes, at, copy, 0, part);
                    intake.write(copy, part);
                }
            }
        };
    }
}
