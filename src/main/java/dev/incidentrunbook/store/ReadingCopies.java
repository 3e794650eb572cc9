package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.store.Database.Urgency;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which files of packed evidence were unpacked for reading. Their bytes lie among the evidence, under their own digest.
final class ReadingCopies {
    /// Where the bytes of such a copy are said to come from, before the digest of what they were packed in.
    static final String ORIGIN = "unpacked from ";

    private static final int CHUNKS_REMOVED_AT_ONCE = 64;

    private final SqliteEvidence evidence;
    private final Database database;
    private final Map<Long, Place> underWay = new ConcurrentHashMap<>();

    /// A file in packed evidence.
    private record Place(String packed, int member) {}

    ReadingCopies(SqliteEvidence evidence, Database database) {
        this.evidence = evidence;
        this.database = database;
    }

    /// The copy of a file in packed evidence, if there is one.
    Optional<StoredEvidence> find(String packed, int member) {
        try {
            return database.read(connection -> sha256(connection, packed, member))
                    .flatMap(evidence::find);
        } catch (SQLException e) {
            throw database.failure("Looking for unpacked evidence", e);
        }
    }

    /// Says that what is being taken in is such a copy.
    ///
    /// @param id the key of its row
    void begin(long id, String packed, int member) {
        underWay.put(id, new Place(packed, member));
    }

    /// Hears, in a transaction, that all bytes of something are there.
    ///
    /// @param known whether the same bytes were there before
    void settle(Connection connection, long id, String sha256, boolean known) throws SQLException {
        @Nullable Place place = underWay.remove(id);
        if (place != null) {
            boolean disposable = !known || disposable(connection).contains(sha256);
            keep(connection, place, sha256, disposable);
        } else if (known) {
            attached(connection, sha256);
        }
    }

    private static void keep(Connection connection, Place place, String sha256, boolean disposable)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert or replace into reading_copy (packed_sha256, member, sha256, disposable)
                        values (?, ?, ?, ?)
                        """)) {
            insert.setString(1, place.packed());
            insert.setInt(2, place.member());
            insert.setString(3, sha256);
            insert.setBoolean(4, disposable);
            insert.executeUpdate();
        }
    }

    /// Removes all copies that nothing else needs.
    ///
    /// @return how many
    int drop() {
        try {
            Set<String> disposable = database.read(ReadingCopies::disposable);
            for (String sha256 : disposable) {
                boolean more = true;
                while (more) {
                    more = database.write(Urgency.UPKEEP, c -> removeSome(c, sha256));
                }
            }
            return disposable.size();
        } catch (SQLException e) {
            throw database.failure("Removing unpacked evidence", e);
        }
    }

    private static void attached(Connection connection, String sha256) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update reading_copy set disposable = 0 where sha256 = ?")) {
            update.setString(1, sha256);
            update.executeUpdate();
        }
    }

    /// The digests of all copies that nothing else needs; none in a file of before there were any.
    static Set<String> disposable(Connection connection) throws SQLException {
        var digests = new HashSet<String>();
        try (PreparedStatement table =
                        connection.prepareStatement(
                                "select 1 from sqlite_schema where name = 'reading_copy'");
                ResultSet present = table.executeQuery()) {
            if (!present.next()) {
                return digests;
            }
        }
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select sha256 from reading_copy where disposable = 1");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                digests.add(Salvage.text(row, "sha256"));
            }
        }
        return digests;
    }

    private static Optional<String> sha256(Connection connection, String packed, int member)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select sha256 from reading_copy where packed_sha256 = ? and member = ?")) {
            select.setString(1, packed);
            select.setInt(2, member);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Salvage.text(row, "sha256")) : Optional.empty();
            }
        }
    }

    private static boolean removeSome(Connection connection, String sha256) throws SQLException {
        try (PreparedStatement chunks =
                        connection.prepareStatement(
                                """
                                delete from chunk where id in (
                                    select c.id from chunk c join evidence e on e.id = c.evidence
                                    where e.sha256 = ?1 and exists (
                                        select 1 from reading_copy r where r.sha256 = ?1 and r.disposable = 1)
                                    limit ?2)
                                """);
                PreparedStatement row =
                        connection.prepareStatement(
                                """
                                delete from evidence where sha256 = ?1 and exists (
                                    select 1 from reading_copy r where r.sha256 = ?1 and r.disposable = 1)
                                """);
                PreparedStatement copy =
                        connection.prepareStatement(
                                "delete from reading_copy where sha256 = ? and disposable = 1")) {
            chunks.setString(1, sha256);
            chunks.setInt(2, CHUNKS_REMOVED_AT_ONCE);
            boolean more = chunks.executeUpdate() == CHUNKS_REMOVED_AT_ONCE;
            if (!more) {
                row.setString(1, sha256);
                row.executeUpdate();
                copy.setString(1, sha256);
                copy.executeUpdate();
            }
            Connections.execute(connection, "pragma incremental_vacuum");
            return more;
        }
    }
}
