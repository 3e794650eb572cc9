package dev.incidentrunbook.incident;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// An event as it stands in the log.
///
/// @param incident the incident, for instance `INC-2026-0001`, or `INC-2026-0001~2` when it came from another store and
///     its id was taken in this one
/// @param seq place in the incident's order, counted from 1 without gaps
/// @param id identity of the event
/// @param happenedAt when it happened
/// @param recorded the clocks when it was recorded
/// @param who the responder's name
/// @param kind the event's kind as stored, for instance `item-answered`
/// @param body the event's JSON as stored; the chain covers these very characters
/// @param hash SHA-256 over the previous event's hash and every field above, 64 lower-case hexadecimal digits
/// @param event what kind and body say
public record Recorded(
        String incident,
        long seq,
        UUID id,
        Instant happenedAt,
        Stamp recorded,
        String who,
        String kind,
        String body,
        String hash,
        IncidentEvent event) {

    /// The hash before the first event of an incident.
    public static final String CHAIN_START = "0".repeat(64);

    /// The kind of what stands in the place of a lost event.
    public static final String LOST = "lost";

    /// The kind of an event that says less than it said where it was recorded, see [#masked(String)].
    public static final String MASKED = "masked";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /// What stands in the place of an event that is lost.
    ///
    /// @param before the event before it, whose moments it takes over
    /// @param hash the lost event's own hash, to which the next one is chained; [#CHAIN_START] when that is lost too
    public static Recorded lost(String incident, long seq, Optional<Recorded> before, String hash) {
        Instant then = before.map(e -> e.recorded().wall()).orElse(Instant.EPOCH);
        // The same loss has the same identity, however often it is mended.
        UUID id =
                UUID.nameUUIDFromBytes(
                        (LOST + incident + seq + hash).getBytes(StandardCharsets.UTF_8));
        Stamp stamp = before.map(Recorded::recorded).orElse(new Stamp(then, 0, LOST));
        return new Recorded(
                incident, seq, id, then, stamp, "", LOST, "{}", hash, new IncidentEvent.Lost());
    }

    /// This event with secrets masked in what it says. It keeps its place and its hash, so that the events around it can still be
    /// checked; what it says itself cannot.
    ///
    /// @param maskedBody the JSON in which [EventCodec] keeps the event's kind and its body with masks
    public Recorded masked(String maskedBody) {
        return new Recorded(
                incident, seq, id, happenedAt, recorded, who, MASKED, maskedBody, hash, event);
    }

    /// Whether this is the event that was chained to one with `previousHash`; also for what stands in the place of a lost
    /// event, which can be chained to nothing, and for a masked one.
    public boolean follows(String previousHash) {
        return kind.equals(LOST)
                || kind.equals(MASKED)
                || (HASH.matcher(previousHash).matches()
                        && hash.equals(expectedHash(previousHash)));
    }

    /// The hash these fields must have after an event with `previousHash`. Fields are length-prefixed, so that no two
    /// different events can feed the digest the same bytes; the leading zero byte leaves room for another kind of node
    /// (RFC 6962, section 2.1, uses the same device). Of an incident that came from another store under an id that was taken
    /// here, its [original id][IncidentId#original] counts.
    public String expectedHash(String previousHash) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        digest.update(HexFormat.of().parseHex(previousHash));
        String[] fields = {
            IncidentId.original(incident),
            Long.toString(seq),
            id.toString(),
            happenedAt.toString(),
            recorded.wall().toString(),
            Long.toString(recorded.monotonicNanos()),
            recorded.session(),
            who,
            kind,
            body
        };
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// This event with the hash it must have after an event with `previousHash`.
    public Recorded chainedTo(String previousHash) {
        return new Recorded(
                incident,
                seq,
                id,
                happenedAt,
                recorded,
                who,
                kind,
                body,
                expectedHash(previousHash),
                event);
    }

    /// This event under another id of its incident.
    public Recorded in(String otherIncident) {
        return new Recorded(
                otherIncident, seq, id, happenedAt, recorded, who, kind, body, hash, event);
    }

    /// This event with what its kind and body say.
    public Recorded decoded(EventCodec codec) {
        return saying(codec.event(kind, body));
    }

    /// This event with its kind and body left unread, so that two records of it can be compared.
    public Recorded unread() {
        return saying(new IncidentEvent.Unknown(kind, body));
    }

    private Recorded saying(IncidentEvent said) {
        return new Recorded(incident, seq, id, happenedAt, recorded, who, kind, body, hash, said);
    }

    /// Whether it was written down noticeably later than it happened. Two seconds separate typing from back-dating.
    public boolean backDated() {
        return happenedAt.plusSeconds(2).isBefore(recorded.wall());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256; this one does not", e);
        }
    }
}
