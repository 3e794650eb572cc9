package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.Sha256;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Progress;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Reads every chunk of every evidence and compares it with its digest, and the rows about evidence with what the log says.
/// Used once.
final class EvidenceCheck {
    private final Connection connection;
    private final List<NamedEvidence> named;
    private final Progress progress;
    private final List<Damage> damages = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private long bytes;
    private long allBytes;

    /// A row about an evidence that is complete.
    ///
    /// @param id the key of its chunks
    private record Row(long id, String sha256, long size, String mediaType, long lines) {}

    EvidenceCheck(Connection connection, List<NamedEvidence> named, Progress progress) {
        this.connection = connection;
        this.named = named;
        this.progress = progress;
    }

    void run() throws SQLException {
        Map<String, Row> rows = rows();
        allBytes = rows.values().stream().mapToLong(Row::size).sum();
        Set<String> seen = new HashSet<>();
        for (NamedEvidence evidence : named) {
            Row row = rows.get(evidence.attached().sha256());
            if (row == null) {
                damaged(
                        Optional.of(evidence),
                        "evidence.db does not hold " + evidence.words() + ".");
            } else {
                compare(evidence, row);
                if (seen.add(row.sha256())) {
                    read(row, Optional.of(evidence));
                }
            }
        }
        for (Row row : rows.values()) {
            if (seen.add(row.sha256())) {
                read(row, Optional.empty());
            }
        }
    }

    List<Damage> damages() {
        return List.copyOf(damages);
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    private Map<String, Row> rows() throws SQLException {
        var rows = new LinkedHashMap<String, Row>();
        new Salvage(
                        connection,
                        """
                        select id, sha256, size, media_type, lines from evidence
                        where id between ? and ? and sha256 is not null order by id
                        """)
                .read(
                        1,
                        Salvage.last(connection, "evidence", "id"),
                        row ->
                                rows.put(
                                        Salvage.text(row, "sha256"),
                                        new Row(
                                                row.getLong("id"),
                                                Salvage.text(row, "sha256"),
                                                row.getLong("size"),
                                                Salvage.text(row, "media_type"),
                                                row.getLong("lines"))));
        return rows;
    }

    private void compare(NamedEvidence evidence, Row row) {
        if (row.size() != evidence.attached().size()
                || !row.mediaType().equals(evidence.attached().mediaType())) {
            damaged(
                    Optional.of(evidence),
                    "What evidence.db says about "
                            + evidence.words()
                            + " is not what was recorded when it was attached.");
        }
    }

    private void read(Row row, Optional<NamedEvidence> evidence) throws SQLException {
        MessageDigest digest = Sha256.begin();
        var lines = new LineCount();
        long size = evidence.map(e -> e.attached().size()).orElse(row.size());
        long chunks = Math.ceilDiv(size, Chunk.SIZE);
        boolean whole = true;
        for (int number = 0; number < chunks && number >= 0; number++) {
            progress.at("Reading the evidence", bytes, allBytes);
            if (progress.cancelled()) {
                throw new CancellationException("The check was cancelled; nothing was changed.");
            }
            Optional<Chunk> chunk = chunk(row.id(), number);
            Optional<byte[]> content = chunk.flatMap(Chunk::bytes);
            long before = lines.feeds();
            content.ifPresent(c -> {
                digest.update(c);
                lines.add(c);
            });
            long feeds = lines.feeds() - before;
            if (chunk.isEmpty()) {
                lost.add(
                        part(number, chunks, row, evidence)
                                + " is lost; attach the original again if you still have it.");
            } else if (content.isEmpty() || chunk.get().lines() != feeds) {
                damaged(evidence, part(number, chunks, row, evidence) + " is damaged.");
            }
            whole &= content.isPresent();
            bytes += Chunk.SIZE;
            if (chunk.isEmpty() && evidence.isEmpty()) {
                // Nobody vouches for the size, and damage may have made it huge.
                break;
            }
        }
        if (whole && (!Sha256.end(digest).equals(row.sha256()) || lines.lines() != row.lines())) {
            damaged(
                    evidence,
                    "What evidence.db says about "
                            + words(row, evidence)
                            + " does not fit its bytes.");
        }
    }

    private static String part(int number, long chunks, Row row, Optional<NamedEvidence> evidence) {
        return "Part " + (number + 1) + " of " + chunks + " of " + words(row, evidence);
    }

    private static String words(Row row, Optional<NamedEvidence> evidence) {
        return evidence.map(NamedEvidence::words)
                .orElse(
                        "the evidence "
                                + row.sha256().substring(0, Math.min(12, row.sha256().length())));
    }

    private Optional<Chunk> chunk(long id, int number) throws SQLException {
        try {
            return Chunk.read(connection, id, number);
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw e;
            }
            return Optional.of(new Chunk(number, -1, 0, "", new byte[0]));
        }
    }

    private void damaged(Optional<NamedEvidence> evidence, String sentence) {
        damages.add(
                new Damage(
                        Schema.EVIDENCE.fileName(),
                        evidence.map(NamedEvidence::incident),
                        evidence.map(NamedEvidence::label),
                        sentence));
    }
}
