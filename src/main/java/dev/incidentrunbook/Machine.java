package dev.incidentrunbook;

import dev.incidentrunbook.incident.PassedTime;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What only the machine knows.
final class Machine {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String UMASK = "Umask:";

    /// Nothing for the group and nothing for others.
    private static final int OWNER_ALONE = 077;

    private Machine() {}

    /// Lets this process create files and folders for its owner alone from now on, whoever creates them: SQLite, the log,
    /// JavaFX and Java itself know nothing of privacy. Does nothing where the launcher saw to it, and on Windows, where the
    /// folders of a user are closed to others anyway.
    static void keepFilesPrivate() {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && !isPrivate(STATUS)) {
            umask(OWNER_ALONE);
        }
    }

    /// Whether Linux says that new files are for their owner alone: `Umask: 0077` in `/proc/self/status`.
    static boolean isPrivate(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(UMASK))
                    .mapToInt(line -> Integer.parseInt(line.substring(UMASK.length()).strip(), 8))
                    .anyMatch(mask -> (mask & OWNER_ALONE) == OWNER_ALONE);
        } catch (IOException | UncheckedIOException | NumberFormatException _) {
            return false;
        }
    }

    // The call of the C library has no way to fail and touches no memory.
    @SuppressWarnings("restricted")
    private static void umask(int mask) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("umask")
                .map(umask ->
                        linker.downcallHandle(
                                umask,
                                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
                .ifPresent(umask -> {
                    try {
                        umask.invoke(mask);
                    } catch (Throwable e) {
                        throw new IllegalStateException("The C library has another umask", e);
                    }
                });
    }

    /// Time that passed, sleep of the machine included, in nanoseconds from an arbitrary origin. The clock of the Java
    /// platform goes on in sleep on Windows and stands still elsewhere.
    static LongSupplier timePassed(InstantSource wall) {
        return System.getProperty("os.name").startsWith("Windows")
                ? System::nanoTime
                : new PassedTime(System::nanoTime, () -> sinceStart(UPTIME), wall);
    }

    /// How long ago the machine was started, sleep included, in nanoseconds: the first figure of Linux' `/proc/uptime`, in
    /// seconds with two decimals.
    ///
    /// @return empty when there is no such file, or it says something else
    static OptionalLong sinceStart(Path uptime) {
        try (InputStream in = new FileInputStream(uptime.toFile())) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            String seconds = text.substring(0, Math.max(0, text.indexOf(' ')));
            return OptionalLong.of(new BigDecimal(seconds).movePointRight(9).longValueExact());
        } catch (IOException | NumberFormatException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }
}
