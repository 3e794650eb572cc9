package dev.incidentrunbook.cli;

import dev.incidentrunbook.evidence.ByteSize;
import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.evidence.Pace;
import dev.incidentrunbook.incident.Stamp;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells on a terminal how far an intake is, in one line that is written over, and once that it waits for room.
final class ToldIntake implements EvidenceIntake.Progress, AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int COLUMNS = 79;

    private final Desk desk;
    private final String name;
    private final Pace pace;
    private final PrintStream line;
    private final boolean shown;
    private final Runnable everyTime;
    private final AtomicBoolean enough = new AtomicBoolean();
    private Stamp last;
    private boolean written;
    private boolean waits;

    ToldIntake(Desk desk, String name) {
        this(desk, name, () -> {});
    }

    /// @param everyTime run whenever it is told how far the intake is
    ToldIntake(Desk desk, String name, Runnable everyTime) {
        this.everyTime = everyTime;
        this.desk = desk;
        this.name = Visible.line(name);
        this.last = desk.now();
        this.pace = new Pace(last);
        this.line = new PrintStream(desk.surroundings().err(), true, StandardCharsets.UTF_8);
        this.shown = !desk.json() && desk.surroundings().person().present();
    }

    @Override
    public boolean at(long bytes, OptionalLong total) {
        everyTime.run();
        Stamp now = desk.now();
        if (shown && now.since(last).compareTo(BETWEEN) >= 0) {
            last = now;
            pace.at(bytes, now);
            write(words(bytes, total));
        }
        return true;
    }

    @Override
    public boolean waiting(String sentence) {
        if (!waits) {
            waits = true;
            close();
            // Ctrl+C ends the waiting.
            desk.complain(sentence);
        }
        return true;
    }

    @Override
    public boolean enough() {
        return enough.get();
    }

    /// What came is enough; called on any thread.
    void stop() {
        enough.set(true);
    }

    /// Takes the line off the terminal.
    @Override
    public void close() {
        if (written) {
            line.print("\r" + " ".repeat(COLUMNS) + "\r");
            line.flush();
            written = false;
        }
    }

    private String words(long bytes, OptionalLong total) {
        String rate = ByteSize.text(pace.rate()) + "/s";
        if (total.isEmpty()) {
            return "%s: %s, %s".formatted(name, ByteSize.text(bytes), rate);
        }
        return "%s: %s of %s, %s%s"
                .formatted(
                        name,
                        ByteSize.text(bytes),
                        ByteSize.text(total.getAsLong()),
                        rate,
                        pace.left(total.getAsLong()).map(left -> ", " + left + " left").orElse(""));
    }

    private void write(String words) {
        String cut = words.length() > COLUMNS ? words.substring(words.length() - COLUMNS) : words;
        line.print("\r" + cut + " ".repeat(COLUMNS - cut.length()));
        line.flush();
        written = true;
    }
}
