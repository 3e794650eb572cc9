package dev.incidentrunbook.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What stands between a child and the system; see `src/harness/native/shim.c`.
///
/// @param library the compiled shim
record Shim(Path library) {
    private static final Path SOURCE = Path.of("src", "harness", "native", "shim.c");

    /// Compiles the shim.
    ///
    /// @throws PassedOver where it cannot be compiled or would not work
    static Shim compiled(Path folder) throws PassedOver, IOException, InterruptedException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            throw new PassedOver("it needs Linux");
        }
        Path library = folder.resolve("shim.so");
        Path source = Path.of(System.getProperty("harness.project", "")).resolve(SOURCE);
        var command =
                List.of(
                        "cc",
                        "-O2",
                        "-shared",
                        "-fPIC",
                        "-o",
                        library.toString(),
                        source.toString(),
                        "-ldl",
                        "-lpthread");
        try {
            Path said = folder.resolve("cc.txt");
            int code =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new PassedOver("cc does not compile the shim: " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new PassedOver("there is no C compiler; install gcc (" + e.getMessage() + ")");
        }
        return new Shim(library);
    }

    /// The environment of a child.
    ///
    /// @param store the store's folder; created when missing
    /// @param mark where the child writes what was acknowledged
    Map<String, String> environment(Path store, Path mark) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("LD_PRELOAD", library.toAbsolutePath().toString());
        environment.put("HARNESS_ROOT", Files.createDirectories(store).toRealPath().toString());
        environment.put("HARNESS_MARK", mark.toString());
        return environment;
    }
}
