package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import dev.incidentrunbook.safekeeping.Progress;
import java.time.Duration;

/// Tells on the error stream how far a long command has come, a line every few seconds, so that nobody takes it for stuck. A
/// short one says nothing.
final class ToldProgress implements Progress {
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Printer printer;
    private final StampSource clock;
    private Stamp last;

    ToldProgress(Printer printer, StampSource clock) {
        this.printer = printer;
        this.clock = clock;
        this.last = clock.now();
    }

    @Override
    public void at(String doing, long done, long all) {
        Stamp now = clock.now();
        if (!printer.json() && now.since(last).compareTo(BETWEEN) >= 0) {
            last = now;
            printer.complain(all > 0 ? doing + ": " + 100 * done / all + " %" : doing);
        }
    }

    @Override
    public boolean cancelled() {
        // Ctrl+C ends the program, and what is half done is swept at the next start.
        return false;
    }
}
