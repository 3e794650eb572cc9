package dev.incidentrunbook.bench;

import dev.incidentrunbook.bench.Command.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How long the packed program takes to attach a log, from the start of its process to its end, against what a shell does in the
/// same time: a digest and a compressed copy made side by side, and a count of the errors. Also the peak of its memory, and the
/// size in the store against that of `zstd -1`.
final class AttachBench {
    private static final String PROGRAM = "target/app/bin/incident-runbook";

    private final Path folder;
    private final int runs;

    private AttachBench(Path folder, int runs) {
        this.folder = folder;
        this.runs = runs;
    }

    /// Runs as an [Order] says.
    public static void main(String[] arguments) throws Exception {
        Order order = Order.of(arguments);
        var bench = new AttachBench(order.folder(), order.runs());
        bench.compare(order.log("app", GeneratedLogs.APPLICATION));
        bench.compare(order.log("access", GeneratedLogs.ACCESS));
    }

    private void compare(Path log) throws IOException, InterruptedException {
        for (String needed : List.of("sha256sum", "zstd", "rg")) {
            if (!Command.exists(needed)) {
                System.out.println("passed over: there is no " + needed + " here");
                return;
            }
        }
        Path copy = folder.resolve("copy.zst");
        Path store = folder.resolve("store");
        Command shell =
                Command.shell(
                        "sha256sum %1$s & zstd -q -f -3 -T1 %1$s -o %2$s & rg -c 'ERROR|Exception' %1$s; wait"
                                .formatted(log, copy));
        var ours = new Median();
        var theirs = new Median();
        var ratios = new Median();
        var memory = new Median();
        for (int run = 0; run <= runs; run++) {
            delete(store);
            Command.of(PROGRAM, "--data", store.toString(), "start").run();
            Run attach =
                    Command.of(PROGRAM, "--data", store.toString(), "attach", log.toString()).run();
            Run bundle = shell.run();
            // The first pair warms the cache of files.
            if (run > 0) {
                ours.add(attach.seconds());
                theirs.add(bundle.seconds());
                ratios.add(attach.seconds() / bundle.seconds());
                memory.add(attach.peakKiB() / 1024.0);
            }
        }
        Command.shell("zstd -q -f -1 %s -o %s".formatted(log, copy)).run();
        double size = (double) Files.size(store.resolve("evidence.db")) / Files.size(copy);
        System.out.printf(
                "%s, %.2f GiB: attach %s s, shell %s s, ratio %s; peak %s MiB; stored %.3f of zstd -1; openssl alone %.2f s%n",
                log.getFileName(),
                (double) Files.size(log) / Order.GIB,
                ours,
                theirs,
                ratios,
                memory,
                size,
                Command.of("openssl", "dgst", "-sha256", log.toString()).run().seconds());
        delete(store);
        Files.delete(copy);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
