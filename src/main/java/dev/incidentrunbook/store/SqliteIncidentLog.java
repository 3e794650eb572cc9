package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.Adoption;
import dev.incidentrunbook.incident.Draft;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.incident.EventLine;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.IncidentEvent.Opened;
import dev.incidentrunbook.incident.IncidentLog;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.StorageException;
import dev.incidentrunbook.incident.Summary;
import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.store.Database.Urgency;
import dev.incidentrunbook.store.EventTable.Head;
import dev.incidentrunbook.store.Witness.Mark;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log of events in SQLite, with its witness file beside it.
final class SqliteIncidentLog implements IncidentLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteIncidentLog.class);
    static final String UNKNOWN = "It is not known whether this was recorded";

    private static final String RECORDING = "Recording what happened";
    private static final String IMPORTING = "Taking over an incident";
    private static final String READING = "Reading the log of events";

    private final Database database;
    private final EventCodec codec;
    private final EventTable events;
    private final Witness witness;
    private final Mending mending;
    private final Adopting adopting;
    private final Room room;
    private final RightOfWay way;
    private volatile boolean recorded;

    SqliteIncidentLog(
            Database database, EventCodec codec, Witness witness, Room room, RightOfWay way) {
        this.database = database;
        this.room = room;
        this.way = way;
        this.codec = codec;
        this.witness = witness;
        this.events = new EventTable(codec);
        this.mending = new Mending(witness, events);
        this.adopting = new Adopting(events, witness, mending);
    }

    /// Makes the witness file and the database equal before anybody reads.
    void mend() {
        writing(
                "Comparing the witness file with the log",
                connection -> {
                    mending.atStart(connection);
                    return true;
                });
    }

    /// On which everything recorded here goes first.
    RightOfWay way() {
        return way;
    }

    /// Whether anything was recorded through this log.
    boolean recorded() {
        return recorded;
    }

    @Override
    public Recorded append(Draft draft) {
        recorded = true;
        return way.first(() -> firmly(draft));
    }

    private Recorded firmly(Draft draft) {
        try {
            return database.write(Urgency.EVENT, connection -> record(connection, draft));
        } catch (SQLException e) {
            if (StorageFailure.full(e) || room.scarce().isPresent()) {
                room.giveUpBallast();
            }
            return reconcile(draft, e);
        } catch (StorageException e) {
            // The witness could not take it.
            if (e.getCause() instanceof IOException
                    && room.scarce().isPresent()
                    && room.giveUpBallast()) {
                return again(draft);
            }
            return refused(draft, e);
        }
    }

    private Recorded again(Draft draft) {
        try {
            return database.write(Urgency.EVENT, connection -> record(connection, draft));
        } catch (SQLException e) {
            return reconcile(draft, e);
        } catch (StorageException e) {
            return refused(draft, e);
        }
    }

    @Override
    public List<Recorded> read(String incident) {
        try {
            Optional<List<Recorded>> sound =
                    database.read(connection -> events.chained(connection, incident));
            return sound.isPresent() ? sound.get() : fromAllRecords(incident);
        } catch (SQLException e) {
            if (StorageFailure.damage(e)) {
                return fromAllRecords(incident);
            }
            throw database.failure(READING, e);
        }
    }

    /// The events of an incident that is damaged in the database, as far as the witness has them.
    private List<Recorded> fromAllRecords(String incident) {
        LOG.warn("{} is damaged in {}", incident, database.file());
        var candidates = new Candidates();
        try {
            database.read(connection -> {
                events.each(
                        connection,
                        incident,
                        row -> candidates.add(events, row, Schema.INCIDENTS.fileName()));
                return true;
            });
        } catch (SQLException e) {
            LOG.warn("Not every event of {} can be read", incident, e);
        }
        try {
            witness.read(
                    0,
                    witness.size(),
                    (_, line) ->
                            EventLine.read(line)
                                    .filter(event -> event.incident().equals(incident))
                                    .ifPresent(e -> candidates.add(e, Witness.FILE_NAME)));
        } catch (IOException | SQLException e) {
            LOG.warn("Not every line of {} can be read", witness.file(), e);
        }
        return candidates.events(incident).stream().map(event -> event.decoded(codec)).toList();
    }

    @Override
    public List<String> incidents() {
        return reading(EventTable::incidents);
    }

    /// Whether there must be bytes of evidence, because an event speaks of them.
    boolean namesEvidence() {
        return reading(EventTable::namesEvidence);
    }

    @Override
    public Summaries summaries() {
        SummaryTable.Kept kept;
        try {
            kept = database.read(SummaryTable::read);
        } catch (SQLException e) {
            if (!StorageFailure.damage(e)) {
                throw database.failure(READING, e);
            }
            kept = new SummaryTable.Kept(0, incidents(), Map.of());
        }
        var all = new ArrayList<Summary>();
        var made = new ArrayList<SummaryTable.Made>();
        for (String id : kept.incidents()) {
            @Nullable Summary known = kept.summaries().get(id);
            if (known == null) {
                List<Recorded> events = read(id);
                if (!events.isEmpty()) {
                    known = Summary.of(Incident.replay(events));
                    made.add(new SummaryTable.Made(events.getLast().seq(), known));
                }
            }
            if (known != null) {
                all.add(known);
            }
        }
        keep(made);
        return new Summaries(kept.position(), all);
    }

    /// Whoever asked need not wait for that, and nothing is lost if it fails.
    private void keep(List<SummaryTable.Made> made) {
        if (!made.isEmpty() && database.readOnly().isEmpty()) {
            var _ =
                    database.submit(
                            Urgency.UPKEEP, connection -> SummaryTable.write(connection, made));
        }
    }

    @Override
    public Changes since(long position) {
        return reading(connection -> {
            var found = new ArrayList<Recorded>();
            long[] last = {position};
            events.after(
                    connection,
                    position,
                    row -> {
                        last[0] = row.getLong("position");
                        @Nullable String before = row.getString("hash_before");
                        Optional<Recorded> event =
                                events.readable(row)
                                        .filter(e ->
                                                e.follows(
                                                        before == null
                                                                ? Recorded.CHAIN_START
                                                                : before));
                        event.ifPresent(found::add);
                    });
            return new Changes(last[0], found);
        });
    }

    @Override
    public Adoption adoption(List<Recorded> offered) {
        return reading(connection -> adopting.compare(connection, offered));
    }

    @Override
    public Adoption adopt(List<Recorded> offered) {
        recorded = true;
        Adoption adoption = writing(IMPORTING, connection -> adopting.insert(connection, offered));
        writing(IMPORTING, adopting::witness);
        return adoption;
    }

    @Override
    public List<String> verify(String incident) {
        return reading(connection -> {
            try {
                var verification = new Verification(events, witness, Optional.of(incident));
                verification.run(connection);
                return Stream.concat(
                                verification.damages().stream().map(Damage::sentence),
                                verification.lost().stream())
                        .toList();
            } catch (IOException e) {
                throw StorageFailure.of("Verifying " + incident, witness.file(), e);
            }
        });
    }

    /// Changes the database and the witness file in one transaction of the former.
    @FunctionalInterface
    private interface Change<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    private <T> T writing(String doing, Change<T> change) {
        try {
            return database.write(
                    Urgency.EVENT,
                    connection -> {
                        try {
                            return change.in(connection);
                        } catch (IOException e) {
                            throw StorageFailure.of(doing, witness.file(), e);
                        }
                    });
        } catch (SQLException e) {
            throw database.failure(doing, e);
        }
    }

    private <T> T reading(Database.Sql<T> query) {
        try {
            return database.read(query);
        } catch (SQLException e) {
            throw database.failure(READING, e);
        }
    }

    /// The witness line is on the disk before the commit and while the write lock is held, so at no moment is there an
    /// acknowledged event that only one of the two has.
    private Recorded record(Connection connection, Draft draft) throws SQLException {
        try {
            mending.beforeAppend(connection);
            Optional<Recorded> known = events.byId(connection, draft.id());
            if (known.isPresent()) {
                return known.get();
            }
            Recorded event = place(connection, draft);
            events.insert(connection, event);
            Mending.remember(connection, witness.append(EventLine.write(event)));
            return event;
        } catch (IOException e) {
            throw StorageFailure.of(RECORDING, witness.file(), e);
        }
    }

    private Recorded place(Connection connection, Draft draft) throws SQLException {
        boolean opens = draft.event() instanceof Opened && draft.incident().isBlank();
        String incident = opens ? newId(connection, draft) : draft.incident();
        Head head = events.head(connection, incident);
        if (head.seq() == 0 && !opens) {
            throw new StorageException(
                    "Nothing was recorded because there is no incident "
                            + incident
                            + " in this store; open it with the folder that holds it.");
        }
        String kind = codec.kind(draft.event());
        return new Recorded(
                        incident,
                        head.seq() + 1,
                        draft.id(),
                        draft.happenedAt(),
                        draft.recorded(),
                        draft.who(),
                        kind,
                        codec.body(draft.event()),
                        Recorded.CHAIN_START,
                        draft.event())
                .chainedTo(head.hash());
    }

    private String newId(Connection connection, Draft draft) throws SQLException {
        int year = draft.recorded().wall().atOffset(ZoneOffset.UTC).getYear();
        String prefix = "INC-" + year + "-";
        return prefix
                + String.format(Locale.ROOT, "%04d", events.highestNumber(connection, prefix) + 1);
    }

    /// After an error the outcome is unknown: the commit may have reached the disk or not. A new connection tells, and what
    /// is missing is recorded again, from the witness when its line is there. If that fails too, the line is withdrawn.
    private Recorded reconcile(Draft draft, SQLException failure) {
        StorageException sentence = database.failure(RECORDING, failure);
        if (StorageFailure.busy(failure)) {
            throw sentence;
        }
        try {
            return database.write(Urgency.EVENT, connection -> record(connection, draft));
        } catch (SQLException | StorageException e) {
            sentence.addSuppressed(e);
        }
        return withdrawn(draft, sentence, !StorageFailure.full(failure));
    }

    /// The witness took nothing, unless it could not even take back what it took in part.
    private Recorded refused(Draft draft, StorageException sentence) {
        if (sentence.getCause() instanceof IOException e && e.getSuppressed().length > 0) {
            return withdrawn(draft, sentence, false);
        }
        throw sentence;
    }

    /// Makes sure that what could not be recorded does not come back later, before it says that it was not recorded.
    ///
    /// @param committing whether the commit may have reached the write-ahead log without being forced to the disk; the next
    ///     start would find it there, unless another transaction takes its place
    private Recorded withdrawn(Draft draft, StorageException sentence, boolean committing) {
        Optional<Recorded> kept;
        try {
            kept =
                    database.write(
                            Urgency.EVENT, connection -> withdraw(connection, draft, committing));
        } catch (SQLException | StorageException e) {
            sentence.addSuppressed(e);
            throw new StorageException(
                    UNKNOWN
                            + ", because the disk that holds "
                            + database.file().getParent()
                            + " fails; check it, then look whether it stands there before you record it once more.",
                    sentence);
        }
        return kept.orElseThrow(() -> sentence);
    }

    private Optional<Recorded> withdraw(Connection connection, Draft draft, boolean committing)
            throws SQLException {
        Optional<Recorded> known = events.byId(connection, draft.id());
        if (known.isPresent()) {
            return known;
        }
        try {
            Mark agreed = Mending.mark(connection);
            var others = new ArrayList<Recorded>();
            witness.read(
                    agreed.end(),
                    witness.size(),
                    (_, line) ->
                            EventLine.read(line)
                                    .filter(event -> !event.id().equals(draft.id()))
                                    .ifPresent(others::add));
            if (others.isEmpty() && witness.size() > agreed.end()) {
                witness.cutBack(agreed.end());
            }
            if (committing) {
                Mending.remember(connection, agreed);
            }
            return known;
        } catch (IOException e) {
            throw StorageFailure.of("Taking back what could not be recorded", witness.file(), e);
        }
    }
}
