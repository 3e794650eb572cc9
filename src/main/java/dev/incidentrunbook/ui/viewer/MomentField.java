package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.LogTimes;
import dev.incidentrunbook.incident.MomentReader;
import dev.incidentrunbook.incident.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a moment as it is typed for a log. A bare time is one of the days that the log tells of.
final class MomentField {
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");

    private final Supplier<Instant> now;

    MomentField(Supplier<Instant> now) {
        this.now = now;
    }

    /// Whether the words may be a moment.
    static boolean looksLikeOne(String words) {
        return TIME.matcher(words).matches() || words.matches(".*\\d[-/.:]\\d.*\\d:\\d\\d.*");
    }

    /// The moment that words say.
    ///
    /// @return empty when they are blank
    /// @throws RefusedException when they say none
    Optional<Instant> read(String typed, LogTimes times) {
        String words = typed.strip();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        ZoneId zone = times.reader().zone();
        Optional<Instant> first = times.first();
        if (first.isPresent() && TIME.matcher(words).matches()) {
            return Optional.of(
                    ofTheLog(words, first.get(), times.last().orElse(first.get()), zone));
        }
        return Optional.of(new MomentReader(zone).read(words, now.get()));
    }

    private static Instant ofTheLog(String words, Instant first, Instant last, ZoneId zone) {
        LocalTime time;
        try {
            time = LocalTime.parse(words.indexOf(':') == 1 ? "0" + words : words);
        } catch (DateTimeException _) {
            throw RefusedException.wrongWords("There is no time " + words + ".");
        }
        LocalDate day = first.atZone(zone).toLocalDate();
        Instant moment = time.atDate(day).atZone(zone).toInstant();
        Instant next = time.atDate(day.plusDays(1)).atZone(zone).toInstant();
        return moment.isBefore(first) && !next.isAfter(last) ? next : moment;
    }
}
