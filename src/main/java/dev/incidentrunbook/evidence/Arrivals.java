package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Reads sources on threads of their own, so that whoever waits for their bytes can give up: opening a pipe waits for a writer,
/// and a network that went away answers never, and neither can be interrupted. A thread that is stuck in the system is left
/// behind; it holds nothing but a buffer and ends with the program.
final class Arrivals implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;
    private static final int BUFFERS = 3;

    /// A slow source is asked so often at most, so that its lines arrive in handfuls.
    private static final int BREATH_MILLIS = 300;

    /// From so many bytes at once on, a source is not slow.
    private static final int HANDFUL = 32 * 1024;

    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Part> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final boolean slow;
    private int open;

    /// What comes from a source.
    sealed interface Part {}

    /// Some bytes of a source, in a buffer that is used again.
    static final class Bytes implements Part {
        private final int source;
        private final byte[] buffer;
        private final int length;

        /// @param source which one, counted from 0
        Bytes(int source, byte[] buffer, int length) {
            this.source = source;
            this.buffer = buffer;
            this.length = length;
        }

        int source() {
            return source;
        }

        byte[] buffer() {
            return buffer;
        }

        int length() {
            return length;
        }
    }

    private record End() implements Part {}

    private record Failure(Exception problem) implements Part {}

    private Arrivals(boolean slow) {
        this.slow = slow;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new byte[BUFFER]);
        }
    }

    /// Bytes of a source that is read as quickly as it can be.
    static Arrivals of(Source source) {
        return started(false, List.of(source));
    }

    /// Bytes of sources that give some now and some later, in the order in which they come.
    static Arrivals live(List<Source> sources) {
        return started(true, sources);
    }

    private static Arrivals started(boolean slow, List<Source> sources) {
        var arrivals = new Arrivals(slow);
        for (int i = 0; i < sources.size(); i++) {
            int number = i;
            Source source = sources.get(i);
            arrivals.threads.add(
                    Thread.ofPlatform()
                            .name("reading-", number)
                            .daemon()
                            .unstarted(() -> arrivals.read(number, source)));
        }
        arrivals.open = sources.size();
        arrivals.threads.forEach(Thread::start);
        return arrivals;
    }

    /// Whether there is more to come.
    boolean more() {
        return open > 0;
    }

    /// Whether nothing waits to be taken.
    boolean calm() {
        return arrived.isEmpty();
    }

    /// Waits for the next bytes.
    ///
    /// @return empty when none came in that time, or a source has ended
    /// @throws IOException when a source failed
    Optional<Bytes> next(int millis) throws IOException {
        try {
            return switch (arrived.poll(millis, TimeUnit.MILLISECONDS)) {
                case null -> Optional.empty();
                case Bytes bytes -> Optional.of(bytes);
                case End _ -> {
                    open--;
                    yield Optional.empty();
                }
                case Failure(IOException problem) -> throw problem;
                case Failure(RuntimeException problem) -> throw problem;
                case Failure(Exception problem) -> throw new IOException(problem);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the program is being ended", e);
        }
    }

    /// Gives the buffer back, whose bytes were used.
    void used(Bytes bytes) {
        free.add(bytes.buffer());
    }

    @Override
    public void close() {
        closed.countDown();
        threads.forEach(Thread::interrupt);
    }

    private void read(int number, Source source) {
        try (source) {
            source.open();
            boolean more = true;
            while (more && closed.getCount() > 0) {
                byte[] buffer = free.take();
                int length = source.read(buffer);
                more = length >= 0;
                arrived.add(more ? new Bytes(number, buffer, length) : new End());
                if (!more) {
                    free.add(buffer);
                } else if (slow && length < HANDFUL) {
                    more = !closed.await(BREATH_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            // Nobody waits for these bytes any more.
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            arrived.add(new Failure(e));
        }
    }
}
