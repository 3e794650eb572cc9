package dev.incidentrunbook.store;

import com.github.luben.zstd.Zstd;
import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.LineIndex;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// The chunks of one evidence.
final class SqliteChunks implements EvidenceChunks {
    private final Database database;
    private final long evidence;
    private final StoredEvidence stored;
    private final LineIndex index;

    /// @param evidence the key of the evidence in its table
    SqliteChunks(Database database, long evidence, StoredEvidence stored) throws SQLException {
        this.database = database;
        this.evidence = evidence;
        this.stored = stored;
        int count = Math.toIntExact(SqliteEvidence.chunks(stored));
        index = database.read(connection -> index(connection, count));
    }

    @Override
    public LineIndex index() {
        return index;
    }

    @Override
    public byte[] bytes(int number) throws IOException {
        Optional<Chunk> chunk;
        try {
            chunk = database.read(connection -> Chunk.read(connection, evidence, number));
        } catch (SQLException e) {
            throw failure(e);
        }
        return chunk.flatMap(Chunk::bytes)
                .filter(bytes -> bytes.length == index.size(number))
                .orElseThrow(() -> damaged(number));
    }

    @Override
    public int read(int first, int count, byte[] into, int at) throws IOException {
        try {
            int[] filled = {at, first};
            database.read(connection -> {
                read(connection, first, count, into, filled);
                return filled;
            });
            if (filled[1] < first + count) {
                throw damaged(filled[1]);
            }
            return filled[0] - at;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// @param filled where the next byte goes, and which chunk is next; it stays behind when that one is missing or damaged
    private void read(Connection connection, int first, int count, byte[] into, int[] filled)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number, zstd from chunk
                        where evidence = ? and number >= ? and number < ? order by number
                        """)) {
            select.setLong(1, evidence);
            select.setInt(2, first);
            select.setInt(3, first + count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && row.getInt("number") == filled[1]) {
                    byte[] zstd = Salvage.bytes(row, "zstd");
                    int size = index.size(filled[1]);
                    long written =
                            Zstd.decompressByteArray(into, filled[0], size, zstd, 0, zstd.length);
                    if (written != size) {
                        return;
                    }
                    filled[0] += size;
                    filled[1]++;
                }
            }
        }
    }

    /// What is missing counts as full and without lines, so that what comes after it keeps its place.
    private LineIndex index(Connection connection, int count) throws SQLException {
        var sizes = new int[count];
        var feeds = new int[count];
        Arrays.fill(sizes, Chunk.SIZE);
        if (count > 0) {
            sizes[count - 1] = Math.toIntExact(stored.size() - (count - 1) * (long) Chunk.SIZE);
        }
        // One long text, since asking the driver for thousands of rows takes longer than all the
        // rest of opening a log.
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select group_concat(number || ':' || lines, ';') as lines from chunk where evidence = ?
                        """)) {
            select.setLong(1, evidence);
            try (ResultSet row = select.executeQuery()) {
                fill(feeds, sizes, Salvage.text(row, "lines"));
            }
        }
        return LineIndex.of(sizes, feeds);
    }

    /// @param text numbers of chunks and of their lines, as in `0:812;1:799`
    private static void fill(int[] feeds, int[] sizes, String text) {
        for (int at = 0; at < text.length(); ) {
            int colon = text.indexOf(':', at);
            int end = text.indexOf(';', colon);
            int next = end < 0 ? text.length() : end;
            long number = Long.parseLong(text, at, colon, 10);
            if (number >= 0 && number < feeds.length) {
                int chunk = Math.toIntExact(number);
                feeds[chunk] =
                        Math.clamp(Long.parseLong(text, colon + 1, next, 10), 0, sizes[chunk]);
            }
            at = next + 1;
        }
    }

    private IOException damaged(int number) {
        return SqliteEvidence.damaged(number, stored);
    }

    private IOException failure(SQLException e) {
        return new IOException(database.failure("Reading evidence", e).getMessage(), e);
    }
}
