package dev.incidentrunbook.bench;

import dev.incidentrunbook.incident.EventCodec;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.search.Wanted;
import dev.incidentrunbook.search.WrittenSearch;
import dev.incidentrunbook.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
        List<String> parts = args.length < 2 ? List.of("incidents", "logs") : List.of(args).subList(1, args.length);
        var bench = new SearchBench(folder.toAbsolutePath());
        if (parts.contains("incidents")) {
            bench.incidents();
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
            told("list of incidents", median(() -> store.log().summaries()));
            var search = new WrittenSearch(store.index(), store.log());
            for (String typed : List.of("timeout", "ti", "t", "\"pool of\"", "deploy checkout gateway", "9876", "zebra")) {
                long[] first = {0};
                double all =
                        median(() -> {
                            long begin = System.nanoTime();
                            first[0] = 0;
                            search.find(
                                    Wanted.of(typed),
                                    100,
                                    _ -> first[0] = first[0] == 0 ? System.nanoTime() - begin : first[0],
                                    () -> false);
                        });
                System.out.printf(
                        Locale.ROOT, "search %-26s first hit %6.1f ms, 100 hits %6.1f ms%n", typed, first[0] / 1e6, all);
            }
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

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void told(String what, double millis) {
        System.out.printf(Locale.ROOT, "%-50s %8.1f ms%n", what, millis);
    }
}
