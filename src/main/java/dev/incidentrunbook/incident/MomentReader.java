package dev.incidentrunbook.incident;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the moments people type or paste when something happened earlier than it is written down: `now`, `-12m`,
/// `-1h30m`, `12m ago`, `03:14`, `yesterday 23:50`, `2026-11-22 03:14 CET`, ISO 8601, RFC 1123, seconds, milliseconds or
/// microseconds since 1970, the timestamps of common servers, and whole log lines that hold one of these.
///
/// What is left out is filled in so that the moment is the latest possible one that is past: the date of a bare time, the
/// year of a syslog timestamp. A time that the clocks show twice, because they were set back, is the later of the two that
/// is past. A time that they skip, because they were set forward, is what a clock not yet set would have shown.
///
/// Abbreviations of zones are taken at their word: `CET` is one hour ahead of UTC, in July too. Where several zones share
/// one, as with `CST`, the responder's own zone is meant if it uses it, else the one most often seen in logs.
public final class MomentReader {
    /// Clocks of different machines differ; a moment this little ahead is taken for now.
    static final Duration TOLERANCE = Duration.ofSeconds(60);

    private static final String FORMS =
            "write for example -12m, 03:14, yesterday 23:50 or 2026-11-22 03:14 CET, or paste a timestamp from a log";

    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                    + "(?:\\s?(?<half>[AaPp])\\.?[Mm]\\.?(?!\\w))?(?!\\d)";
    private static final String ZONE =
            "(?:\\s?(?<zone>[+-]\\d{2}:?\\d{2}|(?<!\\s)[+-]\\d{2}|(?:UTC|GMT)[+-]\\d{1,2}(?::?\\d{2})?"
                    + "|[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+|[A-Za-z]{1,32})(?![\\w:]))?";
    private static final String DAY = "(?<day>\\d{1,2})";
    private static final String MONTH = "(?<month>\\d{1,2})";
    private static final String MONTH_NAME =
            "(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    private static final String YEAR = "(?<year>\\d{4})";
    private static final String APART = "(?<![\\w.:/-])";

    /// Forms with a date, all of whose parts have names; where two match, the one that starts first, then the earlier here.
    private static final List<Pattern> DATED =
            Stream.of(
                            // 2026-11-22 03:14, 2026-11-23T00:07:13.123Z, 2026/11/23 00:07:13,
                            // 2026-11-23 00:07:13,123
                            YEAR
                                    + "[-/.]"
                                    + MONTH
                                    + "[-/.]"
                                    + DAY
                                    + "(?:[Tt_]|,?\\s+)"
                                    + TIME
                                    + ZONE,
                            // 20261123T000713Z
                            "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})"
                                    + "(?:[.,](?<fraction>\\d{1,9}))?(?!\\d)"
                                    + ZONE,
                            // 23/Nov/2026:00:07:13 +0000, 23-Nov-2026 00:07:13.123, Mon, 23 Nov
                            // 2026 00:07:13 GMT
                            "(?:[A-Z][a-z]{2,8},?\\s+)?"
                                    + DAY
                                    + "[-/ ]"
                                    + MONTH_NAME
                                    + "[-/ ]"
                                    + YEAR
                                    + "(?::|,?\\s+)"
                                    + TIME
                                    + ZONE,
                            // 23.11.2026 03:14
                            DAY + "\\." + MONTH + "\\." + YEAR + ",?\\s+" + TIME + ZONE,
                            // Mon Nov 23 00:07:13.123456 2026, Mon Nov 23 00:07:13 UTC 2026
                            "(?:[A-Z][a-z]{2,8},?\\s+)?"
                                    + MONTH_NAME
                                    + "\\s+"
                                    + DAY
                                    + "\\s+"
                                    + TIME
                                    + ZONE
                                    + "\\s+"
                                    + YEAR,
                            // Nov 23, 2026 12:07:13 AM
                            MONTH_NAME + "\\s+" + DAY + ",?\\s+" + YEAR + ",?\\s+" + TIME + ZONE,
                            // Nov 23 00:07:13
                            "(?:[A-Z][a-z]{2,8},?\\s+)?"
                                    + MONTH_NAME
                                    + "\\s+"
                                    + DAY
                                    + "\\s+"
                                    + TIME
                                    + ZONE)
                    .map(form -> Pattern.compile(APART + form))
                    .toList();

    private static final Pattern TIME_OF_DAY =
            Pattern.compile(
                    "(?:(?<when>yesterday|today)\\s+)?(?:at\\s+)?" + TIME + ZONE,
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern RELATIVE =
            Pattern.compile(
                    "(?<sign>[+-])?\\s*(?<parts>(?:\\d{1,6}\\s*(?:d|h|m|s)[a-z]*\\s*)+)(?<ago>ago)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile("(\\d+)\\s*(d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)");
    private static final Pattern SINCE_1970 =
            Pattern.compile(
                    "@?(?<number>\\d{10}|\\d{13}|\\d{16})(?:\\.(?<fraction>\\d{1,9}))?(?=\\s|$)");

    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");
    private static final Map<String, String> ABBREVIATIONS =
            Map.ofEntries(
                    Map.entry("Z", "Z"),
                    Map.entry("UTC", "Z"),
                    Map.entry("GMT", "Z"),
                    Map.entry("WET", "Z"),
                    Map.entry("WEST", "+01:00"),
                    Map.entry("BST", "+01:00"),
                    Map.entry("CET", "+01:00"),
                    Map.entry("MEZ", "+01:00"),
                    Map.entry("CEST", "+02:00"),
                    Map.entry("MESZ", "+02:00"),
                    Map.entry("EET", "+02:00"),
                    Map.entry("SAST", "+02:00"),
                    Map.entry("EEST", "+03:00"),
                    Map.entry("MSK", "+03:00"),
                    Map.entry("IST", "+05:30"),
                    Map.entry("SGT", "+08:00"),
                    Map.entry("HKT", "+08:00"),
                    Map.entry("AWST", "+08:00"),
                    Map.entry("JST", "+09:00"),
                    Map.entry("KST", "+09:00"),
                    Map.entry("ACST", "+09:30"),
                    Map.entry("AEST", "+10:00"),
                    Map.entry("ACDT", "+10:30"),
                    Map.entry("AEDT", "+11:00"),
                    Map.entry("NZST", "+12:00"),
                    Map.entry("NZDT", "+13:00"),
                    Map.entry("BRT", "-03:00"),
                    Map.entry("EDT", "-04:00"),
                    Map.entry("EST", "-05:00"),
                    Map.entry("CDT", "-05:00"),
                    Map.entry("CST", "-06:00"),
                    Map.entry("MDT", "-06:00"),
                    Map.entry("MST", "-07:00"),
                    Map.entry("PDT", "-07:00"),
                    Map.entry("PST", "-08:00"),
                    Map.entry("AKDT", "-08:00"),
                    Map.entry("AKST", "-09:00"),
                    Map.entry("HST", "-10:00"));

    /// How much of a pasted text is looked at; timestamps stand near the start of a line.
    private static final int LOOKED_AT = 500;

    private final ZoneId zone;

    /// @param zone the responder's zone, for times written without one
    public MomentReader(ZoneId zone) {
        this.zone = zone;
    }

    /// The moment a text says.
    ///
    /// @param now the present, for relative times and what is left out
    /// @return a moment that is never after `now`
    /// @throws RefusedException when it says no moment, or one in the future; the message shows forms that work
    public Instant read(String text, Instant now) {
        // Pasted text brings no-break spaces and typographic minus signs along.
        String plain =
                text.replace('\u00a0', ' ').replace('\u2212', '-').replace('\u2013', '-').strip();
        String start = plain.substring(0, Math.min(LOOKED_AT, plain.length()));
        Instant moment;
        try {
            moment =
                    now(start, now)
                            .or(() -> relative(start, now))
                            .or(() -> since1970(start))
                            .or(() -> typed(start, now))
                            .or(() -> pasted(start, now))
                            .orElseThrow(() -> unreadable(plain));
        } catch (DateTimeException | ArithmeticException _) {
            throw unreadable(plain);
        }
        if (moment.isAfter(now.plus(TOLERANCE))) {
            throw RefusedException.wrongWords(
                    "%s is %s, which is still to come; %s."
                            .formatted(quoted(plain), MomentText.local(moment, zone), FORMS));
        }
        return moment.isAfter(now) ? now : moment;
    }

    private static Optional<Instant> now(String text, Instant now) {
        return text.equalsIgnoreCase("now") ? Optional.of(now) : Optional.empty();
    }

    private static Optional<Instant> relative(String text, Instant now) {
        Matcher whole = RELATIVE.matcher(text);
        if (!whole.matches() || (whole.group("sign") == null) == (whole.group("ago") == null)) {
            return Optional.empty();
        }
        Duration distance = Duration.ZERO;
        String parts = whole.group("parts").strip().toLowerCase(Locale.ROOT);
        for (String part : parts.split("(?<=[a-z])\\s*(?=\\d)", -1)) {
            Matcher one = PART.matcher(part);
            if (!one.matches()) {
                return Optional.empty();
            }
            long count = Long.parseLong(one.group(1));
            distance =
                    distance.plus(
                            switch (one.group(2).charAt(0)) {
                                case 'd' -> Duration.ofDays(count);
                                case 'h' -> Duration.ofHours(count);
                                case 'm' -> Duration.ofMinutes(count);
                                default -> Duration.ofSeconds(count);
                            });
        }
        return Optional.of(
                "+".equals(whole.group("sign")) ? now.plus(distance) : now.minus(distance));
    }

    private static Optional<Instant> since1970(String text) {
        Matcher start = SINCE_1970.matcher(text);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        String digits = start.group("number");
        long number = Long.parseLong(digits);
        return Optional.of(
                switch (digits.length()) {
                    case 10 -> Instant.ofEpochSecond(number, nanos(start.group("fraction")));
                    case 13 -> Instant.ofEpochMilli(number);
                    default -> Instant.EPOCH.plusNanos(Math.multiplyExact(number, 1000));
                });
    }

    /// A text that is a moment and nothing else.
    private Optional<Instant> typed(String text, Instant now) {
        return Stream.concat(DATED.stream(), Stream.of(TIME_OF_DAY))
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(m -> {
                    Optional<String> written = group(m, "zone");
                    ZoneId in =
                            written.map(z -> zone(z, now).orElseThrow(() -> unknownZone(z)))
                                    .orElse(zone);
                    return moment(m, in, now);
                });
    }

    /// A line of a log, or a part of one: what follows the timestamp may look like a zone and be something else.
    private Optional<Instant> pasted(String text, Instant now) {
        Matcher time = TIME_OF_DAY.matcher(text);
        Optional<MatchResult> bare =
                time.lookingAt() && time.group("second") != null
                        ? Optional.of(time.toMatchResult())
                        : Optional.empty();
        return DATED.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::find)
                .map(Matcher::toMatchResult)
                .min(Comparator.comparingInt(MatchResult::start))
                .or(() -> bare)
                .map(m -> moment(m, group(m, "zone").flatMap(z -> zone(z, now)).orElse(zone), now));
    }

    private static Instant moment(MatchResult m, ZoneId in, Instant now) {
        LocalTime time = time(m);
        LocalDate today = now.atZone(in).toLocalDate();
        Optional<String> year = group(m, "year");
        if (year.isPresent()) {
            LocalDate date =
                    LocalDate.of(
                            Integer.parseInt(year.get()),
                            month(m),
                            Integer.parseInt(m.group("day")));
            return resolve(date.atTime(time), in, now);
        }
        Optional<String> when = group(m, "when");
        if (when.isPresent()) {
            LocalDate date = when.get().equalsIgnoreCase("today") ? today : today.minusDays(1);
            return resolve(date.atTime(time), in, now);
        }
        if (group(m, "day").isPresent()) {
            int month = month(m);
            int day = Integer.parseInt(m.group("day"));
            // A day that most years lack, 29 February, is at most eight years back.
            return latest(
                    8,
                    back ->
                            LocalDate.of(today.getYear() - back, month, 1).lengthOfMonth() < day
                                    ? Optional.empty()
                                    : Optional.of(
                                            LocalDate.of(today.getYear() - back, month, day)
                                                    .atTime(time)),
                    in,
                    now);
        }
        return latest(2, back -> Optional.of(today.minusDays(back).atTime(time)), in, now);
    }

    /// The first of the candidates, the latest first, that is not in the future.
    private static Instant latest(
            int furthest, IntFunction<Optional<LocalDateTime>> candidate, ZoneId in, Instant now) {
        return IntStream.rangeClosed(0, furthest)
                .mapToObj(candidate)
                .flatMap(Optional::stream)
                .map(local -> resolve(local, in, now))
                .filter(moment -> !moment.isAfter(now.plus(TOLERANCE)))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("No such day"));
    }

    private static Instant resolve(LocalDateTime local, ZoneId in, Instant now) {
        ZoneOffsetTransition change = in.getRules().getTransition(local);
        if (change != null && change.isOverlap()) {
            Instant later = local.toInstant(change.getOffsetAfter());
            if (!later.isAfter(now)) {
                return later;
            }
        }
        return local.atZone(in).toInstant();
    }

    private static LocalTime time(MatchResult m) {
        int hour = Integer.parseInt(m.group("hour"));
        Optional<String> half = group(m, "half");
        if (half.isPresent()) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("No such hour");
            }
            hour = hour % 12 + (half.get().equalsIgnoreCase("p") ? 12 : 0);
        }
        int second = group(m, "second").map(Integer::parseInt).orElse(0);
        int nanos = nanos(group(m, "fraction").orElse(null));
        return LocalTime.of(hour, Integer.parseInt(m.group("minute")), second, nanos);
    }

    private static int month(MatchResult m) {
        return group(m, "name")
                .map(name -> MONTHS.indexOf(name) + 1)
                .orElseGet(() -> Integer.parseInt(m.group("month")));
    }

    private Optional<ZoneId> zone(String written, Instant now) {
        if (written.startsWith("+") || written.startsWith("-")) {
            return Optional.of(ZoneOffset.of(written));
        }
        String upper = written.toUpperCase(Locale.ROOT);
        Optional<ZoneId> own = own(upper, now);
        if (own.isPresent()) {
            return own;
        }
        String offset = ABBREVIATIONS.get(upper);
        if (offset != null) {
            return Optional.of(ZoneOffset.of(offset));
        }
        boolean full = written.contains("/") || written.contains("+") || written.contains("-");
        try {
            return full ? Optional.of(ZoneId.of(written)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// The offset that the responder's zone calls by this abbreviation, in winter or summer.
    private Optional<ZoneId> own(String abbreviation, Instant now) {
        DateTimeFormatter name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
        return Stream.of(now, now.minus(Duration.ofDays(182)))
                .map(moment -> moment.atZone(zone))
                .filter(moment -> name.format(moment).equals(abbreviation))
                .map(moment -> (ZoneId) moment.getOffset())
                .findFirst();
    }

    private static Optional<String> group(MatchResult m, String name) {
        return m.namedGroups().containsKey(name)
                ? Optional.ofNullable(m.group(name))
                : Optional.empty();
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static RefusedException unreadable(String text) {
        return RefusedException.wrongWords("%s is not a time; %s.".formatted(quoted(text), FORMS));
    }

    private static RefusedException unknownZone(String zone) {
        return RefusedException.wrongWords(
                "%s is not a time zone known here; write an offset instead, for example 2026-11-22 03:14 +01:00."
                        .formatted(quoted(zone)));
    }

    private static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return '"' + (plain.length() > 60 ? plain.substring(0, 59) + "…" : plain) + '"';
    }
}
