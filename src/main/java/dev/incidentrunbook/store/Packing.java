package dev.incidentrunbook.store;

import com.github.luben.zstd.ZstdCompressCtx;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes chunks out of bytes, on as many threads as there are processors: compressing is what taking in evidence spends most
/// of its time on. While somebody records, one thread does, so that the others are free for that. Threads that have nothing to
/// do end by themselves.
final class Packing {
    private static final int IDLE_SECONDS = 5;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final ThreadLocal<ZstdCompressCtx> compressors =
            ThreadLocal.withInitial(Chunk::compressor);
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    work -> Thread.ofPlatform().name("packing").daemon().unstarted(work));

    private final RightOfWay way;

    Packing(RightOfWay way) {
        this.way = way;
        threads.allowCoreThreadTimeOut(true);
    }

    /// What goes before the making of chunks, and before all else that is done with them.
    RightOfWay way() {
        return way;
    }

    /// How many chunks should be under way, so that no thread waits for work that it may do.
    int ahead() {
        return way.busy() ? 1 : 2 * THREADS + 1;
    }

    /// Begins to make a chunk; the bytes must stay as they are until it is made.
    Future<Chunk> pack(int number, byte[] bytes, int length, LineCount.Unit unit) {
        return threads.submit(() -> {
            way.give();
            return Chunk.of(number, bytes, length, unit.feeds(bytes, length), compressors.get());
        });
    }

    /// Waits for a chunk. An interrupt does not cut the waiting short, since its bytes are in use until it is made.
    static Chunk await(Future<Chunk> chunk) {
        try {
            return Database.await(chunk);
        } catch (SQLException e) {
            throw new IllegalStateException("Making a chunk asks no database", e);
        }
    }
}
