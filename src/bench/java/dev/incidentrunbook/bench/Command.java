package dev.incidentrunbook.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One whole command, run and measured from its start to its end.
///
/// @param words the command and its arguments
record Command(List<String> words) {
    private static final Path TIME = Path.of("/usr/bin/time");

    /// What one run took.
    ///
    /// @param wall from the start of the process to its end
    /// @param peakKiB the most memory the process had resident; 0 where GNU time is missing
    /// @param output what it printed
    record Run(Duration wall, long peakKiB, String output) {
        double seconds() {
            return wall.toNanos() / 1e9;
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /// A line for a shell.
    static Command shell(String line) {
        return of("bash", "-c", line);
    }

    /// Runs it.
    ///
    /// @throws IOException when it ends with another exit code than 0
    Run run() throws IOException, InterruptedException {
        Path peak = Files.createTempFile("bench", ".peak");
        Path output = Files.createTempFile("bench", ".out");
        try {
            var command = new ArrayList<String>();
            if (Files.isExecutable(TIME)) {
                command.addAll(List.of(TIME.toString(), "-f", "%M", "-o", peak.toString()));
            }
            command.addAll(words);
            long start = System.nanoTime();
            int code =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start()
                            .waitFor();
            var wall = Duration.ofNanos(System.nanoTime() - start);
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            if (code != 0) {
                throw new IOException(words + " ended with " + code + ": " + printed);
            }
            String kib = Files.readString(peak).strip();
            return new Run(wall, kib.isEmpty() ? 0 : Long.parseLong(kib), printed);
        } finally {
            Files.delete(peak);
            Files.delete(output);
        }
    }

    /// Whether a program can be run here.
    static boolean exists(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
