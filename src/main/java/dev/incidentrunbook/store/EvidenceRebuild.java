package dev.incidentrunbook.store;

import dev.incidentrunbook.safekeeping.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Builds a file of evidence from what can still be read of one or several others. Only chunks whose bytes have their digest
/// are taken over. Used once, on one thread.
final class EvidenceRebuild {
    private static final int CHUNKS_AT_ONCE = 64;

    private final Connection target;
    private final Map<String, NamedEvidence> named = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();
    private final Progress progress;

    /// @param target a new file, or one that was built in the same way
    /// @param named what the log says about evidence; of two with the same bytes, the first counts
    EvidenceRebuild(Connection target, List<NamedEvidence> named, Progress progress)
            throws SQLException {
        this.target = target;
        this.progress = progress;
        named.forEach(e -> this.named.putIfAbsent(e.attached().sha256(), e));
        try (PreparedStatement select =
                        target.prepareStatement(
                                "select id, sha256 from evidence where sha256 is not null");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.put(Salvage.text(row, "sha256"), row.getLong("id"));
            }
        }
    }

    /// Takes over what a file has and the target lacks.
    void takeFrom(Connection source, String words) throws SQLException {
        Map<Long, Long> translated = takeRows(source);
        long last = Salvage.last(source, "chunk", "id");
        long begin = firstMissing(source, translated);
        var chunks =
                new Salvage(
                        source,
                        """
                        select id, evidence, number, size, lines, sha256, zstd from chunk
                        where id between ? and ? order by id
                        """);
        for (long first = begin; first <= last; first += CHUNKS_AT_ONCE) {
            progress.at(words, first, last);
            stopWhenCancelled();
            Connections.execute(target, "begin immediate");
            chunks.read(
                    first,
                    Math.min(first + CHUNKS_AT_ONCE - 1, last),
                    row -> take(row, translated));
            Connections.execute(target, "commit");
        }
    }

    /// Adds a row for each evidence of which nothing was found, so that its loss has a place, and counts the lines again.
    ///
    /// @return how each evidence fared that is not whole: which of its parts are missing
    Map<NamedEvidence, Set<Integer>> finish() throws SQLException {
        for (NamedEvidence evidence : named.values()) {
            if (!ids.containsKey(evidence.attached().sha256())) {
                insert(evidence, evidence.at(), evidence.at());
            }
        }
        var missing = new HashMap<NamedEvidence, Set<Integer>>();
        for (NamedEvidence evidence : named.values()) {
            long id = ids.getOrDefault(evidence.attached().sha256(), 0L);
            Set<Integer> numbers = missing(id, evidence.attached().size());
            if (!numbers.isEmpty()) {
                missing.put(evidence, numbers);
            } else {
                countLines(id, evidence.attached().size());
            }
        }
        return missing;
    }

    /// Counts the lines of a whole evidence from its bytes, since nothing vouches for the numbers that were read.
    private void countLines(long id, long size) throws SQLException {
        var lines = new LineCount();
        Connections.execute(target, "begin immediate");
        for (int number = 0; number < Math.ceilDiv(size, Chunk.SIZE); number++) {
            long before = lines.feeds();
            byte[] bytes = Chunk.read(target, id, number).flatMap(Chunk::bytes).orElseThrow();
            lines.add(bytes);
            update(
                    "update chunk set lines = ? where evidence = ? and number = " + number,
                    lines.feeds() - before,
                    id);
        }
        update("update evidence set lines = ? where id = ?", lines.lines(), id);
        Connections.execute(target, "commit");
    }

    private void update(String statement, long lines, long id) throws SQLException {
        try (PreparedStatement update = target.prepareStatement(statement)) {
            update.setLong(1, lines);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    /// Where in the source to begin: what was copied earlier need not be read again.
    private long firstMissing(Connection source, Map<Long, Long> translated) throws SQLException {
        long first = Long.MAX_VALUE;
        for (Map.Entry<Long, Long> ids : translated.entrySet()) {
            try {
                if (count(target, ids.getValue()) < count(source, ids.getKey())) {
                    first = Math.min(first, firstChunk(source, ids.getKey()));
                }
            } catch (SQLException e) {
                if (!StorageFailure.damage(e)) {
                    throw e;
                }
                return 1;
            }
        }
        return first;
    }

    private static long count(Connection connection, long evidence) throws SQLException {
        return number(connection, "select count(*) from chunk where evidence = ?", evidence);
    }

    private static long firstChunk(Connection connection, long evidence) throws SQLException {
        return number(connection, "select min(id) from chunk where evidence = ?", evidence);
    }

    private static long number(Connection connection, String query, long evidence)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, evidence);
            try (ResultSet row = select.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    private Map<Long, Long> takeRows(Connection source) throws SQLException {
        var translated = new HashMap<Long, Long>();
        Set<String> disposable = disposable(source);
        Connections.execute(target, "begin immediate");
        new Salvage(
                        source,
                        """
                        select * from evidence
                        where id between ? and ? and sha256 is not null order by id
                        """)
                .read(
                        1,
                        Salvage.last(source, "evidence", "id"),
                        row -> {
                            String sha256 = Salvage.text(row, "sha256");
                            if (disposable.contains(sha256)) {
                                return;
                            }
                            if (!ids.containsKey(sha256)) {
                                takeRow(row, sha256);
                            }
                            translated.put(row.getLong("id"), ids.get(sha256));
                        });
        Connections.execute(target, "commit");
        return translated;
    }

    /// What can be made again is not worth a copy.
    private static Set<String> disposable(Connection source) throws SQLException {
        try {
            return ReadingCopies.disposable(source);
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw e;
            }
            return Set.of();
        }
    }

    /// What the log says counts more than what the row says, since the log has a chain.
    private void takeRow(ResultSet row, String sha256) throws SQLException {
        NamedEvidence known = named.get(sha256);
        insert(
                sha256,
                known == null ? Salvage.text(row, "name") : known.attached().name(),
                known == null ? Salvage.text(row, "origin") : known.attached().origin(),
                known == null ? row.getLong("size") : known.attached().size(),
                known == null ? Salvage.text(row, "media_type") : known.attached().mediaType(),
                row.getLong("lines"),
                Salvage.moment(row, "begun_at").toString(),
                Salvage.moment(row, "completed_at").toString());
    }

    private void insert(NamedEvidence evidence, String begun, String completed)
            throws SQLException {
        insert(
                evidence.attached().sha256(),
                evidence.attached().name(),
                evidence.attached().origin(),
                evidence.attached().size(),
                evidence.attached().mediaType(),
                0,
                begun,
                completed);
    }

    private void insert(
            String sha256,
            String name,
            String origin,
            long size,
            String mediaType,
            long lines,
            String begun,
            String completed)
            throws SQLException {
        try (PreparedStatement insert =
                target.prepareStatement(
                        """
                        insert into evidence
                            (name, origin, begun_at, owner, sha256, size, media_type, lines, completed_at)
                        values (?, ?, ?, '', ?, ?, ?, ?, ?) returning id
                        """)) {
            insert.setString(1, name);
            insert.setString(2, origin);
            insert.setString(3, begun);
            insert.setString(4, sha256);
            insert.setLong(5, size);
            insert.setString(6, mediaType);
            insert.setLong(7, lines);
            insert.setString(8, completed);
            try (ResultSet row = insert.executeQuery()) {
                ids.put(sha256, row.getLong("id"));
            }
        }
    }

    private void take(ResultSet row, Map<Long, Long> translated) throws SQLException {
        Long id = translated.get(row.getLong("evidence"));
        int number = row.getInt("number");
        if (id == null || number < 0 || has(id, number)) {
            return;
        }
        var chunk = Chunk.in(row, number);
        if (chunk.bytes().isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                target.prepareStatement(
                        """
                        insert into chunk (evidence, number, size, lines, sha256, zstd) values (?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setLong(1, id);
            insert.setInt(2, number);
            insert.setInt(3, chunk.size());
            insert.setLong(4, chunk.lines());
            insert.setString(5, chunk.sha256());
            insert.setBytes(6, chunk.zstd());
            insert.executeUpdate();
        }
    }

    private boolean has(long id, int number) throws SQLException {
        try (PreparedStatement select =
                target.prepareStatement(
                        "select exists (select 1 from chunk where evidence = ? and number = ?)")) {
            select.setLong(1, id);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.getInt(1) == 1;
            }
        }
    }

    private Set<Integer> missing(long id, long size) throws SQLException {
        var missing = new TreeSet<Integer>();
        long chunks = Math.ceilDiv(size, Chunk.SIZE);
        for (int number = 0; number < chunks; number++) {
            if (!has(id, number)) {
                missing.add(number);
            }
        }
        return missing;
    }

    private void stopWhenCancelled() {
        if (progress.cancelled()) {
            throw new CancellationException("The recovery was cancelled; everything is as it was.");
        }
    }
}
