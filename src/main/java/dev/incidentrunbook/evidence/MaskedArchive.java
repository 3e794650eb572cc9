package dev.incidentrunbook.evidence;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.incident.Incident.Evidence;
import dev.incidentrunbook.redaction.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A packed evidence with the secrets in its files masked, as a zip. The same files give the same bytes, so that the same copy
/// is not attached twice.
///
/// @param evidence the packed one
/// @param redactor says what has to be masked
record MaskedArchive(EvidenceStore store, Evidence evidence, Redactor redactor) {

    /// Writes the zip. Files that cannot be read are left out.
    ///
    /// @return what was found; a secret that several files hold counts as often
    /// @throws IOException when the evidence is damaged, or cannot be unpacked
    Redactor.Result write(OutputStream out) throws IOException {
        StoredEvidence stored =
                store.find(evidence.sha256())
                        .orElseThrow(() ->
                                new IOException(
                                        "The bytes of "
                                                + evidence.label()
                                                + " are not in this store."));
        Set<String> taken = new HashSet<>();
        int[] found = new int[2];
        // Ended, but not closed, since others may write behind it.
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new PackedEvidence(store)
                .files(
                        stored,
                        evidence.name(),
                        Progress.UNSEEN,
                        (member, bytes) -> {
                            var entry = new ZipEntry(path(member, taken));
                            entry.setLastModifiedTime(
                                    FileTime.from(member.modified().orElse(Instant.EPOCH)));
                            zip.putNextEntry(entry);
                            String place =
                                    evidence.label() + " (" + VisibleText.of(member.path()) + ")";
                            Redactor.Result result = redactor.stream(place, bytes, zip);
                            found[0] += result.masked();
                            found[1] += result.kept();
                            zip.closeEntry();
                        });
        zip.finish();
        return new Redactor.Result(found[0], found[1]);
    }

    /// A path that leads nowhere but below where it is unpacked, and that no other file in the zip has.
    private static String path(Member member, Set<String> taken) {
        String below =
                Arrays.stream(member.path().replace('\\', '/').split("/"))
                        .filter(part -> !part.isBlank() && !part.equals(".") && !part.equals(".."))
                        .collect(Collectors.joining("/"));
        String path = below.isEmpty() || taken.contains(below) ? below + member.number() : below;
        taken.add(path);
        return path;
    }
}
