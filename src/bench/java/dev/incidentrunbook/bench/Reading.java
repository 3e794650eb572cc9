package dev.incidentrunbook.bench;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.EvidenceStore;
import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.KeptChunks;
import dev.incidentrunbook.evidence.LineTime;
import dev.incidentrunbook.evidence.LogFilter;
import dev.incidentrunbook.evidence.LogLines;
import dev.incidentrunbook.evidence.LogScan;
import dev.incidentrunbook.evidence.TimeBuckets;
import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.store.SqliteStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// Reads large logs back: how soon the lines in the middle of one are there, and how fast it is looked through, against
/// ripgrep on the raw file.
final class Reading {
    private static final long MIB = 1024L * 1024;
    private static final int ROUNDS = 5;
    private static final int THREADS = 2;
    private static final int SCREEN = 60;

    private final Path folder;
    private final EvidenceStore store;

    private Reading(Path folder, EvidenceStore store) {
        this.folder = folder;
        this.store = store;
    }

    /// Measures reading and looking through.
    ///
    /// @param words a folder for what is made, and how many MiB the largest log has
    public static void main(String... words) throws IOException, InterruptedException {
        Path folder = Path.of(words[0]);
        long largest = Long.parseLong(words[1]) * MIB;
        Files.createDirectories(folder);
        try (SqliteStore store =
                SqliteStore.open(
                        folder.resolve("store"),
                        new EventCodec(new RunbookReader()),
                        InstantSource.system())) {
            var reading = new Reading(folder, store.evidence());
            Path log = reading.log(Math.min(largest, 1024 * MIB));
            StoredEvidence one = reading.stored(log, Files.size(log));
            StoredEvidence large = reading.stored(log, largest);
            System.out.printf(
                    "%n%-44s %10s %10s %7s %8s%n",
                    "reading back", "ours", "rg -c", "ratio", "may be");
            reading.open(large);
            reading.filter(
                    one,
                    log,
                    "text, rare: PSQLException",
                    LogFilter.of("PSQLException"),
                    "PSQLException",
                    3);
            reading.filter(one, log, "text, often: ERROR", LogFilter.of("ERROR"), "ERROR", 3);
            reading.filter(
                    one,
                    log,
                    "regex: ERROR|Exception",
                    regex("ERROR|Exception"),
                    "ERROR|Exception",
                    8);
            reading.filter(
                    one,
                    log,
                    "regex: timeout after \\d{4} ms",
                    regex("timeout after \\d{4} ms"),
                    "timeout after \\d{4} ms",
                    8);
        }
    }

    private static LogFilter regex(String pattern) {
        return new LogFilter(
                pattern, true, Optional.empty(), "", Optional.empty(), Optional.empty(), "");
    }

    private void open(StoredEvidence log) throws IOException {
        var times = new ArrayList<Duration>();
        long lines = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            EvidenceChunks chunks = store.chunks(log.sha256());
            LogLines read = LogLines.of(new KeptChunks(chunks)).orElseThrow();
            lines = read.read(read.count() / 2, SCREEN).size();
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s %7.0f ms %10s %7s %5d ms%n",
                "open %,d MiB in its middle, %d lines (first %.0f)"
                        .formatted(log.size() / MIB, lines, millis(times.getFirst())),
                millis(median(times)),
                "",
                "",
                150);
    }

    private void filter(
            StoredEvidence log, Path raw, String what, LogFilter filter, String words, int may)
            throws IOException, InterruptedException {
        var ours = new ArrayList<Duration>();
        var theirs = new ArrayList<Duration>();
        long found = 0;
        long expected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            expected = ripgrep(words, raw);
            long between = System.nanoTime();
            found = look(log, filter);
            theirs.add(Duration.ofNanos(between - begin));
            ours.add(Duration.ofNanos(System.nanoTime() - between));
        }
        if (found != expected) {
            throw new IllegalStateException(
                    "%s: %d lines found, rg found %d".formatted(what, found, expected));
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s %7.0f ms %7.0f ms %7.2f %8d%n",
                what + " (" + found + ")",
                millis(median(ours)),
                millis(median(theirs)),
                millis(median(ours)) / millis(median(theirs)),
                may);
    }

    private long look(StoredEvidence log, LogFilter filter)
            throws IOException, InterruptedException {
        LogLines lines = LogLines.of(new KeptChunks(store.chunks(log.sha256()))).orElseThrow();
        var scan =
                new LogScan(
                        lines,
                        filter,
                        new LineTime(ZoneOffset.UTC, Instant.parse("2026-11-25T00:00:00Z")),
                        TimeBuckets.between(
                                Instant.parse("2026-11-22T00:00:00Z"),
                                Instant.parse("2026-11-23T00:00:00Z"),
                                100));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> run(scan)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return scan.count();
    }

    private static void run(LogScan scan) {
        try {
            scan.run(() -> false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ripgrep(String words, Path raw) throws IOException, InterruptedException {
        Process rg =
                new ProcessBuilder("rg", "-c", words, raw.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(rg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return rg.waitFor() == 0 ? Long.parseLong(said.strip()) : 0;
    }

    private Path log(long size) throws IOException {
        Path file = folder.resolve("application-" + size / MIB + ".log");
        if (Files.exists(file)) {
            return file;
        }
        var random = new Random(7);
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            while (written < size) {
                at = at.plusMillis(random.nextInt(18));
                String record = record(at, random);
                out.write(record);
                written += record.length();
            }
        }
        return file;
    }

    private static String record(Instant at, Random random) {
        String id = "%08x-%04x".formatted(random.nextInt(), random.nextInt(0x10000));
        return switch (random.nextInt(400)) {
            case 0, 1, 2 ->
                    at
                            + " ERROR [http-"
                            + random.nextInt(64)
                            + "] ["
                            + id
                            + "] shop.Checkout - Unhandled exception in POST /api/checkout\n"
                            + "org.postgresql.util.PSQLException: ERROR: canceling statement due to statement timeout\n"
                            + "    at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2725)\n"
                            + "    at shop.checkout.Orders.insert(Orders.java:"
                            + random.nextInt(300)
                            + ")\n";
            case 3, 4, 5, 6 ->
                    at
                            + " WARN  [http-"
                            + random.nextInt(64)
                            + "] ["
                            + id
                            + "] shop.Stock - timeout after "
                            + random.nextInt(12_000)
                            + " ms\n";
            default ->
                    at
                            + " INFO  [http-"
                            + random.nextInt(64)
                            + "] ["
                            + id
                            + "] shop.Cart - stored item "
                            + random.nextInt(100_000)
                            + " in "
                            + random.nextInt(90)
                            + " ms\n";
        };
    }

    /// Takes in a file, again and again until it has a size. What an earlier run took in is taken as it is.
    private StoredEvidence stored(Path file, long size) throws IOException {
        Path known = folder.resolve("stored-" + size / MIB);
        if (Files.exists(known)) {
            Optional<StoredEvidence> stored = store.find(Files.readString(known));
            if (stored.isPresent()) {
                return stored.get();
            }
        }
        try (Intake intake = store.begin("application.log", "a measurement")) {
            long left = size;
            var buffer = new byte[1 << 20];
            while (left > 0) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
                        int part = (int) Math.min(left, read);
                        intake.write(buffer, part);
                        left -= part;
                    }
                }
            }
            StoredEvidence stored = intake.complete();
            Files.writeString(known, stored.sha256());
            return stored;
        }
    }

    private static Duration median(List<Duration> times) {
        Duration[] sorted = times.toArray(Duration[]::new);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
