package dev.incidentrunbook.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program in a Java of its own, which this one talks to and kills. It has a folder for temporary files to itself.
final class Child implements AutoCloseable {
    private final Process process;
    private final Path home;
    private final InputStream output;

    private Child(Process process, Path home) {
        this.process = process;
        this.home = home;
        this.output = new BufferedInputStream(process.getInputStream());
    }

    /// Starts a program.
    ///
    /// @param home a new folder for its temporary files, its log and what it says on standard error
    /// @param environment more environment variables
    static Child start(
            ChildJava java,
            Class<?> program,
            Path home,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        List<String> command = java.command(program, home.resolve("logs"));
        command.addAll(1, List.of("-XX:-UsePerfData", "-Xmx256m", "-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(home.resolve("stderr").toFile());
        return new Child(builder.start(), home);
    }

    Path home() {
        return home;
    }

    /// What it said on standard error.
    String complaints() throws IOException {
        return Files.readString(home.resolve("stderr"));
    }

    /// What it left in its folder for temporary files.
    List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
            return files.toList();
        }
    }

    /// Says a line to it.
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// The next whole line it says; empty at the end. A last line that was cut short by its death does not count.
    Optional<String> hear() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = output.read(); next >= 0; next = output.read()) {
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
        }
        return Optional.empty();
    }

    /// Waits until it says this.
    void await(String wanted) throws IOException {
        Optional<String> heard = hear();
        while (heard.isPresent() && !heard.get().equals(wanted)) {
            heard = hear();
        }
        if (heard.isEmpty()) {
            throw new IOException("A child ended before it said " + wanted + ": " + complaints());
        }
    }

    /// Waits until it says that the first thing was acknowledged.
    void hear(Acknowledged heard) throws IOException {
        while (heard.nothing()) {
            Optional<String> line = hear();
            if (line.isEmpty()) {
                throw new IOException(
                        "A child ended before anything was acknowledged: " + complaints());
            }
            heard.hear(line.get());
        }
    }

    /// Everything it says until it ends.
    List<String> hearAll() throws IOException {
        var lines = new ArrayList<String>();
        for (Optional<String> line = hear(); line.isPresent(); line = hear()) {
            lines.add(line.get());
        }
        return lines;
    }

    /// Kills it as the system would, without a word. What it said before can still be heard.
    void kill() {
        // By its handle, since the process itself would close what the child still said.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /// Kills it when it has not ended by itself by then.
    void killAfter(long time, TimeUnit unit) {
        process.onExit()
                .orTimeout(time, unit)
                .exceptionally(_ -> {
                    process.toHandle().destroyForcibly();
                    return process;
                });
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Waits for its end.
    int exitCode() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
        Folders.delete(home);
    }
}
