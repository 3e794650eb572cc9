package dev.incidentrunbook.bench;

import dev.incidentrunbook.bench.Command.Run;
import java.io.IOException;
import java.nio.file.Path;

/// How long the packed program takes to read a log and say what it points to, from the start of its process to its end: an
/// access log against `lnav` and `goaccess` counting the same requests by status and minute, an application log against
/// attaching it. The heap is held to 256 MiB.
final class DiagnosisBench {
    private static final String PROGRAM = "target/app/bin/incident-runbook";
    private static final String HEAP = "JDK_JAVA_OPTIONS=-Xmx256m";
    private static final String COUNTS =
            ";SELECT strftime('%Y-%m-%dT%H:%M', log_time) AS minute, sc_status, count(*)"
                    + " FROM access_log GROUP BY minute, sc_status";

    private final Path folder;
    private final int runs;

    private DiagnosisBench(Path folder, int runs) {
        this.folder = folder;
        this.runs = runs;
    }

    /// Runs as an [Order] says.
    public static void main(String[] arguments) throws Exception {
        Order order = Order.of(arguments);
        var bench = new DiagnosisBench(order.folder(), order.runs());
        bench.requests(order.log("access", GeneratedLogs.ACCESS));
        bench.beside(order.log("app", GeneratedLogs.APPLICATION));
    }

    private static Command diagnose(Path log) {
        return Command.of("env", HEAP, PROGRAM, "--json", "diagnose", log.toString());
    }

    private void requests(Path log) throws IOException, InterruptedException {
        Path counts = folder.resolve("counts.csv");
        compare(
                "lnav",
                log,
                Command.of(
                        "lnav",
                        "-n",
                        "-c",
                        COUNTS,
                        "-c",
                        ":write-csv-to " + counts,
                        log.toString()),
                runs);
        // It takes minutes, so that one run of it tells enough.
        compare(
                "goaccess",
                log,
                Command.of(
                        "goaccess",
                        "--no-progress",
                        "--log-format=COMBINED",
                        "-o",
                        folder.resolve("counts.json").toString(),
                        log.toString()),
                1);
    }

    private void compare(String program, Path log, Command theirs, int rounds)
            throws IOException, InterruptedException {
        if (!Command.exists(program)) {
            System.out.println("passed over: there is no " + program + " here");
            return;
        }
        var ours = new Median();
        var other = new Median();
        var ratios = new Median();
        var memory = new Median();
        for (int round = 0; round < rounds; round++) {
            Run diagnosed = diagnose(log).run();
            double seconds = theirs.run().seconds();
            ours.add(diagnosed.seconds());
            other.add(seconds);
            ratios.add(diagnosed.seconds() / seconds);
            memory.add(diagnosed.peakKiB() / 1024.0);
        }
        System.out.printf(
                "%s: diagnose %s s, %s %s s, ratio %s; peak %s MiB%n",
                log.getFileName(), ours, program, other, ratios, memory);
    }

    /// Attaching and then reading what was attached, against attaching alone.
    private void beside(Path log) throws IOException, InterruptedException {
        Path store = folder.resolve("store");
        var attaching = new Median();
        var both = new Median();
        var ratios = new Median();
        var memory = new Median();
        for (int round = 0; round < runs; round++) {
            AttachBench.delete(store);
            Command.of(PROGRAM, "--data", store.toString(), "start").run();
            double attach =
                    Command.of(PROGRAM, "--data", store.toString(), "attach", log.toString())
                            .run()
                            .seconds();
            Run read =
                    Command.of(
                                    "env",
                                    HEAP,
                                    PROGRAM,
                                    "--data",
                                    store.toString(),
                                    "--json",
                                    "diagnose")
                            .run();
            attaching.add(attach);
            both.add(attach + read.seconds());
            ratios.add((attach + read.seconds()) / attach);
            memory.add(read.peakKiB() / 1024.0);
        }
        AttachBench.delete(store);
        System.out.printf(
                "%s: attach %s s, with diagnosis %s s, ratio %s; peak %s MiB%n",
                log.getFileName(), attaching, both, ratios, memory);
    }
}
