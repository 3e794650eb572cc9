package dev.incidentrunbook.incident;

import dev.incidentrunbook.incident.IncidentEvent.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// An event as one line of JSON, with every field as the chain covers it: in the witness file of a store and in a bundle. The
/// body stands as a string, since the chain covers its very characters, which reformatting would change.
///
/// @param incident see [Recorded], like the fields below
public record EventLine(
        String incident,
        long seq,
        String id,
        String happenedAt,
        String recordedAt,
        long monotonic,
        String session,
        String who,
        String kind,
        String body,
        String hash) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    /// The line of an event: UTF-8, ended by a line feed, with none inside.
    public static byte[] write(Recorded event) {
        var line =
                new EventLine(
                        event.incident(),
                        event.seq(),
                        event.id().toString(),
                        event.happenedAt().toString(),
                        event.recorded().wall().toString(),
                        event.recorded().monotonicNanos(),
                        event.recorded().session(),
                        event.who(),
                        event.kind(),
                        event.body(),
                        event.hash());
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The event on a line; empty when the line is cut short or damaged beyond reading. What kind and body say is left
    /// unread, since here only the chain counts.
    public static Optional<Recorded> read(byte[] line) {
        try {
            EventLine read = JSON.readValue(line, EventLine.class);
            return Optional.of(
                    new Recorded(
                            read.incident,
                            read.seq,
                            UUID.fromString(read.id),
                            Instant.parse(read.happenedAt),
                            new Stamp(Instant.parse(read.recordedAt), read.monotonic, read.session),
                            read.who,
                            read.kind,
                            read.body,
                            read.hash,
                            new Unknown(read.kind, read.body)));
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
