package dev.incidentrunbook.bench;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.search.Hit;
import dev.incidentrunbook.search.IdLearning;
import dev.incidentrunbook.search.LinePattern;
import dev.incidentrunbook.search.LogSearch;
import dev.incidentrunbook.search.Wanted;
import dev.incidentrunbook.search.WrittenSearch;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How quickly things are found: what people wrote in 10,000 incidents, the list of these, a request ID and lines in 1 GiB of
/// log. Prints medians, and beside the scans the time of `rg -c` on the same bytes in the same run.
///
/// Arguments: a folder that keeps what was generated between runs, and which parts to run (`incidents`, `logs`; otherwise both).
public final class SearchBench {
    private static final int INCIDENTS = 10_000;
    private static final int ROUNDS = 7;

    private final EventCodec codec = new EventCodec(new RunbookReader());
    private final Path folder;

    private SearchBench(Path folder) {
        this.folder = folder;
    }

    /// Runs the benchmark.
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args.length == 0 ? "target/bench" : args[0]));
        List<String> parts =
                args.length < 2
                        ? List.of("incidents", "logs")
                        : List.of(args).subList(1, args.length);
        var bench = new SearchBench(folder.toAbsolutePath());
        if (parts.contains("incidents")) {
            bench.incidents();
        }
        if (parts.contains("logs")) {
            bench.logs();
        }
    }

    private void incidents() throws IOException {
        Path data = folder.resolve("incidents-" + INCIDENTS);
        if (Files.notExists(data)) {
            Files.createDirectories(data);
            new ManyIncidents(codec, new RunbookReader().shipped("http-500"))
                    .into(data.resolve("events.jsonl"), INCIDENTS);
            long making = System.nanoTime();
            try (SqliteStore store = open(data)) {
                told("make the database of the witness", millis(making));
                long summing = System.nanoTime();
                store.log().summaries();
                told("all summaries for the first time", millis(summing));
            }
        }
        long opening = System.nanoTime();
        try (SqliteStore store = open(data)) {
            told("open the store (first time in this process)", millis(opening));
            long list = System.nanoTime();
            int count = store.log().summaries().incidents().size();
            told("list of " + count + " incidents, first time in this process", millis(list));
            System.out.printf(
                    Locale.ROOT,
                    "list of incidents %39.1f ms, processor alone %.1f ms%n",
                    median(() -> store.log().summaries()),
                    processor(() -> store.log().summaries()));
            var search = new WrittenSearch(store.index(), store.log());
            for (String typed :
                    List.of(
                            "timeout",
                            "ti",
                            "t",
                            "\"pool of\"",
                            "deploy checkout gateway",
                            "9876",
                            "zebra")) {
                long[] first = {0};
                double all =
                        median(() -> {
                            long begin = System.nanoTime();
                            first[0] = 0;
                            search.find(
                                    Wanted.of(typed),
                                    100,
                                    _ ->
                                            first[0] =
                                                    first[0] == 0
                                                            ? System.nanoTime() - begin
                                                            : first[0],
                                    () -> false);
                        });
                System.out.printf(
                        Locale.ROOT,
                        "search %-26s first hit %6.1f ms, 100 hits %6.1f ms, processor alone %6.1f and %6.1f ms%n",
                        typed,
                        first[0] / 1e6,
                        all,
                        processor(() -> search.find(Wanted.of(typed), 1, _ -> {}, () -> false)),
                        processor(() -> search.find(Wanted.of(typed), 100, _ -> {}, () -> false)));
            }
        }
    }

    private void logs() throws IOException, InterruptedException {
        Path raw = folder.resolve("search.log");
        Path data = folder.resolve("logs-store");
        if (Files.notExists(raw)) {
            new ManyLines().into(raw, 1L << 30);
        }
        try (SqliteStore store = open(data)) {
            if (store.log().incidents().isEmpty()) {
                ManyLines.attach(store, raw);
            }
            long learning = System.nanoTime();
            new IdLearning(store.index(), store.evidence()).run(() -> false);
            told("learn the request ids of 1 GiB (0 when known)", millis(learning));
            ids(store);
            for (String text : List.of("no such text", "ERROR", "DeadlockLoserException")) {
                compare(store, LinePattern.text(text), "-F", text, raw);
            }
            for (String regex : List.of("ERROR|Exception", "took [0-9]{4,} ms")) {
                compare(store, LinePattern.regex(regex), "-e", regex, raw);
            }
        }
    }

    private void ids(SqliteStore store) {
        var random = new Random(9);
        double[] times = new double[200];
        for (int i = 0; i < times.length; i++) {
            String id = ManyLines.request(random.nextInt(ManyLines.SURE));
            long begin = System.nanoTime();
            var found = new Finds(1);
            new LogSearch(store.index(), store.log(), store.evidence())
                    .find(LinePattern.text(id), 1, found);
            times[i] = found.count == 1 ? millis(begin) : Double.NaN;
        }
        told("request id in 1 GiB, first of the process", times[0]);
        Arrays.sort(times);
        told("request id in 1 GiB, p50 of 200", times[100]);
        told("request id in 1 GiB, p95 of 200", times[190]);
        told("request id in 1 GiB, most of 200", times[199]);
    }

    private static void compare(
            SqliteStore store, LinePattern pattern, String how, String typed, Path raw)
            throws IOException, InterruptedException {
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            var finds = new Finds(Integer.MAX_VALUE);
            new LogSearch(store.index(), store.log(), store.evidence())
                    .find(pattern, Integer.MAX_VALUE, finds);
            ours[i] = millis(begin);
            found = finds.count;
            begin = System.nanoTime();
            new ProcessBuilder("rg", "-c", how, typed, raw.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            theirs[i] = millis(begin);
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(
                Locale.ROOT,
                "scan 1 GiB for %-24s %8d lines %8.0f ms, rg -c %6.0f ms, ratio %5.1f%n",
                typed,
                found,
                ours[ROUNDS / 2],
                theirs[ROUNDS / 2],
                ours[ROUNDS / 2] / theirs[ROUNDS / 2]);
    }

    /// Counts what is found.
    private static final class Finds implements LogSearch.Listener {
        private final int enough;
        private int count;

        Finds(int enough) {
            this.enough = enough;
        }

        @Override
        public void found(Hit hit) {
            count++;
        }

        @Override
        public void at(String where, long bytes) {}

        @Override
        public void unreadable(String sentence) {
            throw new IllegalStateException(sentence);
        }

        @Override
        public boolean cancelled() {
            return count >= enough;
        }
    }

    private SqliteStore open(Path data) {
        return SqliteStore.open(data, codec, InstantSource.system());
    }

    private static double median(Runnable work) {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            work.run();
            times[i] = millis(begin);
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    /// On a busy machine this says more than the time that passes.
    private static double processor(Runnable work) {
        Duration begin = spent();
        for (int i = 0; i < ROUNDS; i++) {
            work.run();
        }
        return (double) spent().minus(begin).toMillis() / ROUNDS;
    }

    private static Duration spent() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void told(String what, double millis) {
        System.out.printf(Locale.ROOT, "%-50s %8.1f ms%n", what, millis);
    }
}
