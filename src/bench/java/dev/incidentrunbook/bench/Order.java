package dev.incidentrunbook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a benchmark of the packed program was told: a folder for the files, the number of runs, and the size of each log in GiB.
///
/// @param bytes the size of each log
record Order(Path folder, int runs, long bytes) {
    static final long GIB = 1L << 30;

    static Order of(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/bench");
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        double gib = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 1;
        return new Order(Files.createDirectories(folder), runs, (long) (gib * GIB));
    }

    Path log(String name, GeneratedLogs.Kind kind) throws IOException {
        return GeneratedLogs.write(folder.resolve(name + ".log"), kind, bytes);
    }
}
