package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Stamp;
import dev.incidentrunbook.incident.StampSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sample incident: words of the shell, each with the time at which they were typed. What the file may hold is told at
/// its head.
///
/// @param entries in the order they were typed
record Story(List<Entry> entries) {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Pattern ENTRY =
            Pattern.compile("(\\d\\d:\\d\\d:\\d\\d) (.*?)(?: < (\\S+))?");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /// One command.
    ///
    /// @param at when it was typed
    /// @param words what was typed
    /// @param input the file that was piped into it
    record Entry(Instant at, List<String> words, Optional<String> input) {}

    /// The clocks of somebody who lives through the story.
    static final class Clock implements StampSource {
        private final Instant begun;
        private Instant now;

        Clock(Instant begun) {
            this.begun = begun;
            this.now = begun;
        }

        void moveTo(Instant moment) {
            now = moment;
        }

        @Override
        public Stamp now() {
            return new Stamp(now, Duration.between(begun, now).toNanos(), "demo");
        }
    }

    /// The shipped story.
    static Story shipped() throws IOException {
        try (InputStream in = resource("story.txt")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// A file of the story.
    static InputStream resource(String name) {
        InputStream in = Story.class.getResourceAsStream("demo/" + name);
        if (in == null) {
            throw new IllegalStateException(
                    "The program was packed without the file " + name + " of its demo");
        }
        return in;
    }

    static Story read(String text) {
        var whole = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                whole.add(whole.removeLast() + " " + line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                whole.add(line);
            }
        }
        return new Story(whole.stream().map(Story::entry).toList());
    }

    private static Entry entry(String line) {
        Matcher parts = ENTRY.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an entry of the story: " + line);
        }
        Instant at = LocalTime.parse(parts.group(1)).atDate(DAY).toInstant(ZoneOffset.UTC);
        List<String> words =
                WORD.matcher(parts.group(2))
                        .results()
                        .map(word ->
                                Optional.ofNullable(word.group(1)).orElseGet(() -> word.group(2)))
                        .map(word -> word.replaceAll(" *\\\\n *", "\n"))
                        .toList();
        return new Entry(at, words, Optional.ofNullable(parts.group(3)));
    }
}
