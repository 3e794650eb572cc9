package dev.incidentrunbook.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Takes off what containers and log daemons put around a line: docker's JSON, Kubernetes' and syslog's prefixes, the names
/// that compose and stern put in front. Holds what it found until the next call.
final class Wrapping {
    private static final int NANOSECONDS = "2026-11-24T09:26:53.123456789Z".length();
    private static final int MOST_HELD = 64 * 1024;

    private final TimeReader times;
    private final Fields fields = new Fields();
    private final JsonLine json = new JsonLine(fields);
    private final Map<String, byte[]> held = new HashMap<>();
    private byte[] b = {};
    private int from;
    private int to;
    private String lane = "";
    private boolean wrapped;
    private boolean timed;
    private boolean partial;
    private long millis;
    private boolean zoned;
    private boolean yearless;
    private int offsetMinutes;
    private Level level = Level.UNKNOWN;

    Wrapping(TimeReader times) {
        this.times = times;
    }

    byte[] bytes() {
        return b;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// What tells lines of several programs apart; blank when nothing does.
    String lane() {
        return lane;
    }

    /// Whether every line, a continued one too, has a prefix, so that a line without a time of its own may begin anew.
    boolean wrapped() {
        return wrapped;
    }

    /// Whether the wrapping says a time.
    boolean timed() {
        return timed;
    }

    long millis() {
        return millis;
    }

    boolean zoned() {
        return zoned;
    }

    boolean yearless() {
        return yearless;
    }

    int offsetMinutes() {
        return offsetMinutes;
    }

    Level level() {
        return level;
    }

    /// Whether the line is the beginning of a longer one that the container cut; it is put together with the next.
    boolean partial() {
        return partial;
    }

    void read(byte[] bytes, int start, int end) {
        b = bytes;
        from = start;
        to = end;
        lane = "";
        wrapped = false;
        timed = false;
        partial = false;
        level = Level.UNKNOWN;
        if (b[from] == '{') {
            container();
            return;
        }
        named();
        if (from < to && b[from] == '<') {
            priority();
        }
        if (from < to && (Ascii.digit(b[from]) || (b[from] >= 'A' && b[from] <= 'S'))) {
            stamped();
        }
    }

    /// docker's json-file, and journald's JSON around a line of text.
    private void container() {
        boolean likely =
                Ascii.find(b, from, Math.min(to, from + 12), "\"log\"") > 0
                        || (Ascii.find(b, Math.max(from, to - 160), to, "\"time\":\"") > 0
                                && Ascii.find(b, from, to, "\"log\":\"") > 0)
                        || Ascii.find(b, from, to, "\"MESSAGE\"") > 0;
        if (!likely || !json.read(b, from, to)) {
            return;
        }
        boolean docker =
                fields.has(Field.CONTAINER_LOG)
                        && fields.quoted(Field.CONTAINER_LOG)
                        && fields.has(Field.TIME)
                        && fields.pairs() <= 6;
        boolean journal = !docker && fields.has(Field.JOURNAL_UNIT) && fields.has(Field.MESSAGE);
        if (!docker && !journal) {
            return;
        }
        readTime(fields);
        if (journal) {
            int said = fields.number(Field.LEVEL);
            level = said >= 0 ? Level.of(said) : Level.UNKNOWN;
        }
        byte[] inner = fields.unescaped(docker ? Field.CONTAINER_LOG : Field.MESSAGE);
        int length = inner.length;
        while (length > 0 && (inner[length - 1] == '\n' || inner[length - 1] == '\r')) {
            length--;
        }
        lane = docker ? fields.text(Field.CONTAINER_STREAM).orElse("") : "";
        boolean whole = !docker || length < inner.length;
        b = inner;
        from = 0;
        to = length;
        wrapped = true;
        join(whole);
    }

    private void readTime(Fields said) {
        int at = said.start(Field.TIME);
        byte[] line = said.bytes();
        if (said.has(Field.TIME) && times.read(line, at, said.end(Field.TIME), true)) {
            keepTime();
        }
    }

    private void keepTime() {
        timed = true;
        millis = times.millis();
        zoned = times.zoned();
        yearless = times.yearless();
        offsetMinutes = times.offsetMinutes();
    }

    /// `pay-1  | …` of compose, `[pod/pay-7c9/app] …` of kubectl and stern.
    private void named() {
        if (Ascii.says(b, from, to, "[pod/")) {
            int close = Ascii.find(b, from, Math.min(to, from + 200), "] ");
            if (close > 0) {
                lane = new String(b, from, close - from, StandardCharsets.ISO_8859_1);
                from = close + 2;
                wrapped = true;
            }
            return;
        }
        int i = from;
        boolean letter = false;
        while (i < to && i < from + 64 && (Ascii.word(b[i]) || b[i] == '-' || b[i] == '.')) {
            letter |= Ascii.letter(b[i]);
            i++;
        }
        int bar = Ascii.afterSpaces(b, i, to);
        if (letter && bar > i && bar + 1 < to && b[bar] == '|' && b[bar + 1] == ' ' && i > from) {
            lane = new String(b, from, i - from, StandardCharsets.ISO_8859_1);
            from = bar + 2;
            wrapped = true;
        }
    }

    /// `<134>` of syslog, with or without the version 1 behind it.
    private void priority() {
        int close = Ascii.find(b, from, Math.min(to, from + 6), '>');
        int digits = close < 0 ? 0 : Ascii.digits(b, from + 1, close);
        if (digits == 0 || digits != close - from - 1) {
            return;
        }
        level = Level.of(Ascii.number(b, from + 1, digits) & 7);
        from = close + 1;
        wrapped = true;
        if (from + 2 < to
                && b[from] == '1'
                && b[from + 1] == ' '
                && times.read(b, from + 2, to, false)) {
            keepTime();
            int i = Ascii.afterSpaces(b, times.end(), to);
            int host = i;
            // Host, program, process and message's kind; some writers leave out the last.
            for (int words = 0; words < 4; words++) {
                int space = Ascii.find(b, i, to, ' ');
                boolean message =
                        words > 1
                                && (space < 0
                                        || b[i] == '{'
                                        || b[i] == ' '
                                        || b[i] == '['
                                        || b[space - 1] == ':');
                if (message) {
                    break;
                }
                if (space < 0) {
                    return;
                }
                i = space + 1;
            }
            lane = new String(b, host, Math.min(60, i - host), StandardCharsets.ISO_8859_1);
            from = behindData(i);
        }
    }

    private int behindData(int at) {
        int i = at;
        if (i < to && b[i] == '-') {
            i++;
        }
        while (i < to && b[i] == '[') {
            int close = i + 1;
            while (close < to && b[close] != ']') {
                close += b[close] == '\\' ? 2 : 1;
            }
            i = Math.min(to, close + 1);
        }
        // One space belongs to the prefix; more of them indent what is continued.
        i = i > at && i < to && b[i] == ' ' ? i + 1 : i;
        return Ascii.says(b, i, to, "\u00ef\u00bb\u00bf") ? i + 3 : i;
    }

    /// A time with what names the writer: syslog's host and program, CRI's stream, kubectl's bare time.
    private void stamped() {
        if (!times.read(b, from, to, true)) {
            return;
        }
        boolean iso = b[from] >= '0' && b[from] <= '9' && from + 10 < to && b[from + 10] == 'T';
        int end = times.end();
        if (end >= to || b[end] != ' ') {
            return;
        }
        int word = Ascii.afterSpaces(b, end, to);
        boolean cri =
                iso
                        && (Ascii.says(b, word, to, "stdout ")
                                || Ascii.says(b, word, to, "stderr "))
                        && word + 8 < to
                        && (b[word + 7] == 'F' || b[word + 7] == 'P');
        if (cri) {
            keepTime();
            lane = lane + (char) b[word + 3];
            boolean whole = b[word + 7] == 'F';
            from = Math.min(to, word + 9);
            wrapped = true;
            join(whole);
            return;
        }
        int stream = stream(word);
        if (iso && stream > 0) {
            keepTime();
            lane =
                    lane
                            + new String(
                                    b,
                                    word,
                                    Math.min(80, stream - word),
                                    StandardCharsets.ISO_8859_1);
            from = stream;
            wrapped = true;
            return;
        }
        int inner = tagged(word, iso || times.yearless());
        if (inner > 0) {
            keepTime();
            from = inner;
            wrapped = true;
            return;
        }
        if (iso && times.zoned() && ownTime(end + 1)) {
            keepTime();
            from = end + 1;
            wrapped = true;
        }
    }

    /// Behind the name of a log stream, as `aws logs tail` puts it after the time: `2026/11/25/[$LATEST]9f1c `, `ecs/web/5f3a `;
    /// 0 when none stands there.
    private int stream(int at) {
        int space = Ascii.find(b, at, Math.min(to, at + 160), ' ');
        if (space < 0
                || space - at < 12
                || b[at] == '/'
                || b[at] == '"'
                || b[at] == '{'
                || b[at] == '[') {
            return 0;
        }
        boolean slash = false;
        for (int i = at; i < space; i++) {
            byte c = b[i];
            slash |= c == '/';
            if (!Ascii.word(c)
                    && c != '/'
                    && c != '['
                    && c != ']'
                    && c != '$'
                    && c != '-'
                    && c != '.') {
                return 0;
            }
        }
        return slash && Ascii.digits(b, space - 1, space) + (Ascii.hex(b[space - 1]) ? 1 : 0) > 0
                ? space + 1
                : 0;
    }

    /// Behind `host program[123]: ` or `program[123]: `; 0 when these words do not stand there.
    private int tagged(int at, boolean likely) {
        int i = at;
        for (int words = 0; words < 2; words++) {
            int word = i;
            while (i < to && b[i] != ' ' && b[i] != ':' && b[i] != '[') {
                i++;
            }
            if (i >= to || i == word || i - word > 80) {
                return 0;
            }
            boolean program =
                    Ascii.letter(b[word]) || b[word] == '/' || b[word] == '(' || b[word] == '_';
            if (b[i] == '[' && program) {
                int digits = Ascii.digits(b, i + 1, to);
                int close = i + 1 + digits;
                boolean ended =
                        digits > 0 && close + 1 < to && b[close] == ']' && b[close + 1] == ':';
                return ended ? behindTag(word, close + 2) : 0;
            }
            if (b[i] == ':') {
                boolean tag = words == 1 && likely && program && i + 1 < to && b[i + 1] == ' ';
                return tag ? behindTag(word, i + 1) : 0;
            }
            if (b[i] == '['
                    || (words == 0
                            && Level.of(
                                            new String(
                                                    b,
                                                    word,
                                                    Math.min(12, i - word),
                                                    StandardCharsets.ISO_8859_1))
                                    != Level.UNKNOWN)) {
                return 0;
            }
            i++;
        }
        return 0;
    }

    private int behindTag(int word, int colon) {
        lane = lane + new String(b, word, Math.min(60, colon - word), StandardCharsets.ISO_8859_1);
        // One space belongs to the prefix; more of them indent what is continued.
        return colon < to && b[colon] == ' ' ? colon + 1 : colon;
    }

    /// Whether what follows a bare time says a time of its own, is JSON, or looks like a line of a trace.
    private boolean ownTime(int at) {
        if (at >= to) {
            // An empty line of the program, which continues what stands before it.
            return true;
        }
        if (b[at] == '{' || b[at] == '\t') {
            return true;
        }
        // A level right behind the time is a head's; levels are padded, while four spaces continue
        // a trace.
        int word = Ascii.afterSpaces(b, at, to);
        int wordEnd = word;
        while (wordEnd < to && wordEnd < word + 12 && Ascii.letter(b[wordEnd])) {
            wordEnd++;
        }
        boolean levelled =
                wordEnd - word >= 3
                        && Level.of(
                                        new String(
                                                b,
                                                word,
                                                wordEnd - word,
                                                StandardCharsets.ISO_8859_1))
                                != Level.UNKNOWN;
        // JavaScript's plainest exception has the name of a level: Error [ERR_MODULE_NOT_FOUND]: …
        boolean thrown =
                Ascii.says(b, at, to, "error [")
                        && Ascii.find(b, wordEnd, Math.min(to, wordEnd + 80), "]: ") > 0;
        if (!thrown && (levelled || b[at] == ' ')) {
            return !levelled;
        }
        // Kubernetes writes nine digits behind the second, which loggers hardly do.
        if (at - 1 - from == NANOSECONDS && b[at - 2] == 'Z') {
            return true;
        }
        String text = new String(b, at, Math.min(to - at, 200), StandardCharsets.UTF_8);
        if (FrameReader.part(text) || Continuation.is(text) || Continuation.starts(text)) {
            return true;
        }
        var again = new TimeReader(java.time.Instant.ofEpochMilli(times.millis()));
        for (int i = at; i < Math.min(to, at + 60); i++) {
            boolean begins = i == at || !Ascii.word(b[i - 1]);
            if (begins && Ascii.word(b[i]) && again.read(b, i, to, false)) {
                return true;
            }
        }
        return (ThrownText.of(text, "", false).isPresent() && Character.isUpperCase(text.charAt(0)))
                || (ThrownText.of(text, "", false).isPresent()
                        && text.indexOf(' ') > 0
                        && text.indexOf(' ') > text.indexOf(':')
                        && text.indexOf(':') > 0);
    }

    private void join(boolean whole) {
        byte[] before = held.get(lane);
        if (before != null) {
            byte[] joined = new byte[before.length + to - from];
            System.arraycopy(before, 0, joined, 0, before.length);
            System.arraycopy(b, from, joined, before.length, to - from);
            b = joined;
            from = 0;
            to = joined.length;
            held.remove(lane);
        }
        if (!whole && to - from < MOST_HELD && held.size() < 64) {
            held.put(lane, java.util.Arrays.copyOfRange(b, from, to));
            partial = true;
        }
    }
}
