package dev.incidentrunbook;

import dev.incidentrunbook.incident.PassedTime;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// What only the machine knows.
final class Machine {
    private static final Path UPTIME = Path.of("/proc/uptime");

    private Machine() {}

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
