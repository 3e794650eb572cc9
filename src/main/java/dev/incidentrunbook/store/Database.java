package dev.incidentrunbook.store;

import dev.incidentrunbook.incident.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SQLite file. One thread writes, one transaction after the other and the most urgent first; any thread may read, each
/// on a connection of its own for as long as a query lasts, so that readers never hold up a writer.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int IDLE_READERS = 4;
    private static final int IDLE_SECONDS = 5;

    /// What is written first when several writes wait.
    enum Urgency {
        EVENT,
        CHUNK,
        UPKEEP,
        END
    }

    /// Something done with a connection.
    @FunctionalInterface
    interface Sql<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Connections connections;
    private final PriorityBlockingQueue<Job> waiting = new PriorityBlockingQueue<>();
    private final AtomicLong order = new AtomicLong();
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private final Optional<String> readOnly;
    private final Thread writer;

    // Used by the writer thread alone once that has started.
    private @Nullable Connection writing;
    private boolean written;

    private volatile boolean closing;

    private Database(Connections connections, Connections.Opened opened) {
        this.connections = connections;
        this.writing = opened.connection();
        this.readOnly = opened.readOnly();
        this.writer =
                Thread.ofPlatform()
                        .name("writer of " + connections.file().getFileName())
                        .daemon()
                        .unstarted(this::work);
    }

    /// Opens a file of the store, creates it when missing, and brings an older one to the present schema.
    ///
    /// @param damaged why it must be left as it is, in one sentence; empty to open it as usual
    /// @param upgrade sees to a copy of an older one
    static Database open(
            Path folder,
            Schema schema,
            Optional<String> damaged,
            Connections.BeforeUpgrade upgrade) {
        var connections = new Connections(folder.resolve(schema.fileName()), schema, damaged);
        var database = new Database(connections, connections.openFirst(upgrade));
        database.writer.start();
        return database;
    }

    /// Why nothing can be written, in one sentence; empty when writing is possible.
    Optional<String> readOnly() {
        return readOnly;
    }

    /// Runs statements in one transaction on the writing thread and waits until they are durable. A connection on which
    /// anything failed is never used again, since its state is unknown after an I/O error; closing it rolls back.
    <T> T write(Urgency urgency, Sql<T> work) throws SQLException {
        return await(submit(urgency, work));
    }

    /// Like [#write] without waiting.
    <T> Future<T> submit(Urgency urgency, Sql<T> work) {
        readOnly.ifPresent(why -> {
            throw new StorageException(why);
        });
        var task = new FutureTask<>(() -> inTransaction(work));
        enqueue(new Job(urgency, order.getAndIncrement(), task));
        return task;
    }

    /// Waits for a write. An interrupt does not cut the waiting short, because a caller must know whether its event is durable.
    static <T> T await(Future<T> write) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return write.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default ->
                        throw new IllegalStateException("A write ended in an unforeseen way", e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Runs a query; it sees one state of the file throughout.
    <T> T read(Sql<T> query) throws SQLException {
        @Nullable Connection idle = idleReaders.pollFirst();
        Connection reader = idle == null ? connections.openReader() : idle;
        try {
            Connections.execute(reader, "begin");
            T found = query.run(reader);
            Connections.execute(reader, "commit");
            giveBack(reader);
            return found;
        } catch (Throwable e) {
            Connections.closeAfter(e, reader);
            throw e;
        }
    }

    /// A failure of this file as a sentence.
    ///
    /// @param doing what was being done, as the beginning of a sentence
    StorageException failure(String doing, SQLException cause) {
        return StorageFailure.of(doing, connections.file(), cause);
    }

    Path file() {
        return connections.file();
    }

    /// Finishes what waits to be written, moves everything out of the write-ahead log, and closes.
    @Override
    public void close() {
        synchronized (waiting) {
            if (closing) {
                return;
            }
            closing = true;
            waiting.add(
                    new Job(Urgency.END, order.getAndIncrement(), new FutureTask<>(() -> true)));
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Job job) {
        synchronized (waiting) {
            if (closing) {
                throw new StorageException(
                        "The store in "
                                + connections.file().getParent()
                                + " is already closed; start the program again.");
            }
            waiting.add(job);
        }
    }

    private void giveBack(Connection reader) throws SQLException {
        if (closing || idleReaders.size() >= IDLE_READERS) {
            reader.close();
        } else {
            idleReaders.addFirst(reader);
        }
    }

    private void work() {
        boolean more = true;
        while (more) {
            @Nullable Job job = next();
            if (job == null) {
                checkpoint("pragma wal_checkpoint(passive)");
            } else {
                job.task().run();
                more = job.urgency() != Urgency.END;
            }
        }
        closeReaders();
        written = readOnly.isEmpty();
        checkpoint("pragma wal_checkpoint(truncate)");
        discard();
    }

    private @Nullable Job next() {
        try {
            return waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException("The writing thread was interrupted", e);
        }
    }

    private <T> T inTransaction(Sql<T> work) throws SQLException {
        @Nullable Connection open = writing;
        Connection connection = open == null ? connections.openWriter() : open;
        writing = connection;
        try {
            Connections.execute(connection, "begin immediate");
            T result = work.run(connection);
            Connections.execute(connection, "commit");
            written = true;
            return result;
        } catch (Throwable e) {
            writing = null;
            Connections.closeAfter(e, connection);
            throw e;
        }
    }

    /// A short log is a safe log: one damaged byte in it silently takes every later transaction with it.
    private void checkpoint(String statement) {
        if (!written || writing == null) {
            return;
        }
        try {
            Connections.execute(writing, statement);
            written = false;
        } catch (SQLException e) {
            // Nothing is lost: the log stays as it is and is read at the next start.
            LOG.warn("The write-ahead log of {} could not be emptied", connections.file(), e);
        }
    }

    private void closeReaders() {
        for (Connection reader = idleReaders.pollFirst();
                reader != null;
                reader = idleReaders.pollFirst()) {
            try {
                reader.close();
            } catch (SQLException e) {
                LOG.warn("A reading connection of {} could not be closed", connections.file(), e);
            }
        }
    }

    private void discard() {
        if (writing == null) {
            return;
        }
        try {
            writing.close();
        } catch (SQLException e) {
            LOG.warn("The writing connection of {} could not be closed", connections.file(), e);
        }
        writing = null;
    }

    private record Job(Urgency urgency, long order, FutureTask<?> task) implements Comparable<Job> {
        @Override
        public int compareTo(Job other) {
            int byUrgency = urgency.compareTo(other.urgency);
            return byUrgency != 0 ? byUrgency : Long.compare(order, other.order);
        }
    }
}
