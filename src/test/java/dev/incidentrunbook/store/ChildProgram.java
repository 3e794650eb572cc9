package dev.incidentrunbook.store;

import dev.incidentrunbook.evidence.EvidenceStore.Intake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A second program on the same store. It says on standard output what was acknowledged, one line each.
public final class ChildProgram {
    private ChildProgram() {}

    /// Runs `tick FOLDER INCIDENT COUNT`, `attach FOLDER` or `window FOLDER`.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("window")) {
            window(folder);
            return;
        }
        try (SqliteStore store = SqliteStore.open(folder, Drafts.codec(), InstantSource.system())) {
            if (arguments[0].equals("tick")) {
                tick(store, arguments[2], Integer.parseInt(arguments[3]));
            } else {
                attach(store);
            }
        }
    }

    /// Has the window and answers until it is killed.
    private static void window(Path folder) throws IOException {
        if (DesktopLock.takeOrKnock(folder, Optional.empty())
                instanceof DesktopLock.Start.First(DesktopLock lock)) {
            try (lock) {
                System.out.println("first");
                for (int i = 0; i < Integer.MAX_VALUE; i++) {
                    lock.knocked().ifPresent(knock -> System.out.println(knock.incident()));
                    LockSupport.parkNanos(20_000_000);
                }
            }
        }
    }

    private static void tick(SqliteStore store, String incident, int count) {
        for (int i = 0; i < count; i++) {
            System.out.println(store.log().append(Drafts.note(incident, "tick " + i)).id());
            // SQLite serves those who wait in no order: without a pause one program would keep the
            // others out.
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static void attach(SqliteStore store) {
        byte[] part = SqliteEvidenceTest.random(Chunk.SIZE);
        try (Intake intake = store.evidence().begin("endless.log", "a child")) {
            for (long bytes = part.length; bytes > 0; bytes += part.length) {
                intake.write(part, part.length);
                System.out.println(bytes);
            }
        }
    }

    static Process start(Object... arguments) throws IOException {
        List<String> command = command(ChildProgram.class, Path.of(arguments[1].toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// The command that starts a program in a Java of its own, like this one; its arguments are still to be added.
    ///
    /// @param logs where its run is logged
    public static List<String> command(Class<?> program, Path logs) {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dincidentrunbook.logs=" + logs,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName()));
    }

    static BufferedReader output(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }
}
