package dev.incidentrunbook.evidence;

import static dev.incidentrunbook.evidence.Packer.files;
import static dev.incidentrunbook.evidence.Packer.gzip;
import static dev.incidentrunbook.evidence.Packer.tar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.evidence.EvidenceIntake.Progress;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.PackedEvidence.Member;
import dev.incidentrunbook.evidence.RedactedCopies.Outgoing;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.redaction.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedactedCopiesTest {
    private static final byte[] SECRET = bytes("GET / Authorization: Bearer 4f9d0c7be1a2\n");
    private static final byte[] HARMLESS = bytes("GET / 200\n");

    private final MemoryEvidence store = new MemoryEvidence();
    private final Story story = new Story();

    @Test
    void whatHoldsNoSecretLeavesAsItIs() {
        Incident.Evidence archive = attach("logs.tgz", gzip(tar(files("a.log", HARMLESS))));

        assertEquals(archive, outgoing(archive).evidence());
    }

    @Test
    void aPackedLogWithASecretLeavesAsAZipInWhichItIsMasked() throws IOException {
        byte[] packed = gzip(tar(files("a.log", HARMLESS, "../b.log", SECRET)));
        Incident.Evidence archive = attach("logs.tgz", packed);

        Incident.Evidence copy = outgoing(archive).evidence();

        assertEquals("logs.redacted.zip", copy.name());
        assertEquals(List.of("a.log", "b.log"), paths(copy));
        assertEquals("GET / 200\n", text(copy, 1));
        assertFalse(text(copy, 2).contains("4f9d0c7be1a2"), text(copy, 2));
        assertTrue(text(copy, 2).contains("‹secret-1›"), text(copy, 2));
    }

    @Test
    void theSameCopyIsNotAttachedTwice() {
        Incident.Evidence archive = attach("a.log.gz", gzip(SECRET));

        Outgoing first = outgoing(archive);
        Outgoing second = copies().of(first.incident(), archive, redactor());

        assertEquals(first.evidence(), second.evidence());
    }

    @Test
    void aPackedLogThatIsCutShortIsRefused() {
        byte[] packed = gzip(SECRET);
        Incident.Evidence archive = attach("a.log.gz", Arrays.copyOf(packed, packed.length - 8));

        String sentence =
                String.valueOf(
                        assertThrows(RefusedException.class, () -> outgoing(archive)).getMessage());

        assertTrue(sentence.startsWith("What is packed in E1 cannot be searched"), sentence);
    }

    @Test
    void ofADamagedOriginalNothingIsLeftBehind() {
        Incident.Evidence log = attach("a.log", SECRET);
        store.damage(log.sha256());

        assertThrows(RefusedException.class, () -> outgoing(log));

        assertEquals(Set.of("a.redacted.log"), store.discarded);
    }

    private Outgoing outgoing(Incident.Evidence evidence) {
        return copies().of(story.incident(), evidence, redactor());
    }

    private RedactedCopies copies() {
        return new RedactedCopies(store, story.response());
    }

    private static Redactor redactor() {
        return new Redactor(Rules.shipped(Rules.Scope.USUAL), _ -> false, Set.of());
    }

    private Incident.Evidence attach(String name, byte[] bytes) {
        StoredEvidence kept = store.keep(name, bytes);
        story.record(
                new EvidenceAttached(
                        "", kept.sha256(), kept.size(), name, kept.mediaType(), "a test", ""));
        return story.incident().evidence().getLast();
    }

    private List<String> paths(Incident.Evidence evidence) throws IOException {
        return new PackedEvidence(store)
                        .members(
                                store.find(evidence.sha256()).orElseThrow(),
                                evidence.name(),
                                Progress.UNSEEN)
                        .stream()
                        .map(Member::path)
                        .toList();
    }

    private String text(Incident.Evidence evidence, int number) throws IOException {
        try (InputStream in =
                new PackedEvidence(store)
                        .open(
                                store.find(evidence.sha256()).orElseThrow(),
                                evidence.name(),
                                number,
                                Progress.UNSEEN)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
