package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.EvidenceStore.Purpose;
import dev.incidentrunbook.evidence.Taken;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.incident.Stamp;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a command of the system's shell prints, as evidence. The only place of the program where another one is started, and
/// only one that somebody typed and confirmed.
final class CommandOutput {
    private static final String SHELL = "/bin/sh";
    private static final int LAST_ERRORS = 2_000;
    private static final int END_SECONDS = 5;

    private final Desk desk;
    private final String command;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private long errorLines;
    private Optional<Stamp> ended = Optional.empty();

    CommandOutput(Desk desk, String command) {
        this.desk = desk;
        this.command = command;
    }

    /// Shows the command and asks whether to run it.
    ///
    /// @throws RefusedException when nobody confirms
    void confirm() {
        Person person = desk.surroundings().person();
        if (!person.present()) {
            throw RefusedException.wrongWords(
                    "A command is run only when somebody confirms it at a terminal; in a script, add --yes.");
        }
        desk.complain("This will run in " + folder() + ": " + command);
        String answer = person.answer("Run it and attach what it prints? [y/N] ").orElse("");
        if (!List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw RefusedException.wrongWords("Nothing was run and nothing was attached.");
        }
    }

    /// Runs the command to its end, or until Ctrl+C, and takes in what it prints.
    Taken take(EvidenceIntake intake, String name, Purpose purpose, Interruption interruption) {
        Stamp begin = desk.now();
        Process process = start();
        try (var progress = new ToldIntake(desk, name, () -> watch(process))) {
            interruption.endsBy(() -> {
                progress.stop();
                end(process);
            });
            Taken taken =
                    intake.follow(
                            List.of(process.getInputStream(), process.getErrorStream()),
                            name,
                            origin(),
                            purpose,
                            progress,
                            this::hear);
            return taken.from(
                    taken.origin()
                            + "; "
                            + result(process, ended.orElseGet(desk::now).since(begin)));
        } finally {
            end(process);
        }
    }

    /// What the evidence is called: after the first word of the command.
    String name() {
        String first = command.strip().split("\\s", 2)[0];
        String plain = first.substring(first.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "");
        return (plain.isEmpty() ? "command" : plain) + ".txt";
    }

    private String origin() {
        return "command: " + command;
    }

    private Path folder() {
        return desk.surroundings().workingFolder();
    }

    private Process start() {
        if (!new File(SHELL).canExecute()) {
            throw RefusedException.wrongWords(
                    "There is no "
                            + SHELL
                            + " here; pipe the command into \"incident-runbook attach -\" instead.");
        }
        try {
            return new ProcessBuilder(SHELL, "-c", command)
                    .directory(folder().toFile())
                    .redirectInput(Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            RefusedException refused =
                    RefusedException.checkFailed(
                            "The command could not be run ("
                                    + e.getMessage()
                                    + "); run it yourself and pipe it into \"incident-runbook attach -\".");
            refused.initCause(e);
            throw refused;
        }
    }

    /// Sees when the command has ended, which may be a little before all it printed has come.
    private void watch(Process process) {
        if (ended.isEmpty() && !process.isAlive()) {
            ended = Optional.of(desk.now());
        }
    }

    /// Remembers the last of what goes to the error stream.
    private void hear(byte[] bytes) {
        for (byte b : bytes) {
            errorLines += b == '\n' ? 1 : 0;
        }
        errors.writeBytes(bytes);
        if (errors.size() > 2 * LAST_ERRORS) {
            byte[] all = errors.toByteArray();
            errors.reset();
            errors.writeBytes(Arrays.copyOfRange(all, all.length - LAST_ERRORS, all.length));
        }
    }

    private String result(Process process, Duration time) {
        String how = exit(process) + " after %.1f s".formatted((double) time.toMillis() / 1000.0);
        String last =
                errors.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .reduce("", (_, line) -> line);
        return last.isEmpty()
                ? how + "; nothing on standard error"
                : how
                        + "; standard error: "
                        + (errorLines <= 1 ? "1 line: " : errorLines + " lines, the last: ")
                        + last;
    }

    private static String exit(Process process) {
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS)
                    ? "exit code " + process.exitValue()
                    : "still running when it was left";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "still running when it was left";
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        // Ended by the process itself, it would also close the streams, and what came last would be
        // lost.
        process.toHandle().destroy();
    }
}
