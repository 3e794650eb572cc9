package dev.incidentrunbook.search;

import dev.incidentrunbook.evidence.Needle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A stretch of the bytes of a log, in which lines are looked for apart from all others, so that several can be searched at
/// once. A line belongs to the stretch that holds the line feed before it; the first line, to the first stretch. Behind its own
/// bytes a stretch has some of those that follow, so that its last line is whole. A line that is longer than that is looked at
/// in pieces that overlap.
final class Stretch {
    /// How many bytes of its own a stretch has.
    static final int SIZE = 4 * 1024 * 1024;

    /// How many bytes follow.
    static final int OVERLAP = 64 * 1024;

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

    private final byte[] bytes;
    private final int length;
    private final int own;
    private final boolean first;
    private final Charset charset;

    /// A line that matches.
    ///
    /// @param feedsBefore how many line feeds of this stretch stand before it
    record Line(long feedsBefore, Excerpt excerpt) {}

    /// What a look at the stretch gave.
    ///
    /// @param lines lines that match, in order
    /// @param feeds how many line feeds it holds
    record Looked(List<Line> lines, long feeds) {}

    /// @param own how many of the bytes are its own
    /// @param first whether the log begins with it
    Stretch(byte[] bytes, int own, boolean first, Charset charset) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.own = Math.min(own, length);
        this.first = first;
        this.charset = charset;
    }

    /// How the characters of a log are written that begins with these bytes.
    static Charset charset(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    /// Looks for lines.
    ///
    /// @param most how many at the most
    Looked look(LinePattern pattern, int most) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            List<Needle> needles = pattern.needles();
            List<Line> lines =
                    needles.isEmpty() ? every(pattern, most) : near(needles, pattern, most);
            return new Looked(lines, feeds(0, own));
        }
        return wide(pattern, most);
    }

    /// Tries only the lines that hold one of the needles.
    private List<Line> near(List<Needle> needles, LinePattern pattern, int most) {
        var found = new ArrayList<Line>();
        int at = begin();
        int[] next = new int[needles.size()];
        Arrays.fill(next, -1);
        int counted = 0;
        long feeds = 0;
        while (found.size() < most) {
            int candidate = nearest(needles, next, at);
            int start = candidate < 0 ? length : lineStart(candidate, at);
            if (candidate < 0 || start > own) {
                return found;
            }
            int end = lineEnd(candidate);
            Optional<Excerpt> excerpt = match(pattern, start, end);
            if (excerpt.isPresent()) {
                feeds += feeds(counted, start);
                counted = start;
                found.add(new Line(feeds, excerpt.get()));
            }
            at = end + 1;
        }
        return found;
    }

    /// The next place of any needle from `at` on.
    ///
    /// @param next where each was found last
    private int nearest(List<Needle> needles, int[] next, int at) {
        int nearest = -1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < at) {
                int found = at < length ? needles.get(i).next(bytes, at, length) : -1;
                next[i] = found < 0 ? Integer.MAX_VALUE : found;
            }
            if (next[i] != Integer.MAX_VALUE && (nearest < 0 || next[i] < nearest)) {
                nearest = next[i];
            }
        }
        return nearest;
    }

    private List<Line> every(LinePattern pattern, int most) {
        var found = new ArrayList<Line>();
        int start = begin();
        long feeds = feeds(0, start);
        while (start <= own && start < length && found.size() < most) {
            int end = lineEnd(start);
            Optional<Excerpt> excerpt = match(pattern, start, end);
            if (excerpt.isPresent()) {
                found.add(new Line(feeds, excerpt.get()));
            }
            feeds++;
            start = end + 1;
        }
        return found;
    }

    /// Texts whose characters take two bytes each.
    private Looked wide(LinePattern pattern, int most) {
        String text = new String(bytes, 0, length, charset);
        int ownCharacters = own / 2;
        int feed = text.indexOf('\n');
        boolean continued = !first && feed >= 0 && feed < OVERLAP / 2;
        var found = new ArrayList<Line>();
        long feeds = continued ? 1 : 0;
        for (int start = continued ? feed + 1 : 0;
                start <= ownCharacters && start < text.length(); ) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            long before = feeds;
            if (found.size() < most) {
                match(pattern, line).ifPresent(excerpt -> found.add(new Line(before, excerpt)));
            }
            if (end < 0) {
                break;
            }
            feeds++;
            start = end + 1;
        }
        long all =
                text.substring(0, Math.min(ownCharacters, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Looked(found, all);
    }

    private Optional<Excerpt> match(LinePattern pattern, int start, int end) {
        return match(pattern, new String(bytes, start, end - start, charset));
    }

    /// What colours a line on a terminal is no part of its text.
    private static Optional<Excerpt> match(LinePattern pattern, String line) {
        String text = line.indexOf('\u001b') < 0 ? line : COLOURS.matcher(line).replaceAll("");
        return pattern.in(text).map(match -> Excerpt.around(text, List.of(match)));
    }

    /// Where the first line begins that belongs to this stretch; the very beginning also when it lies in a line that is longer
    /// than what the stretch before saw of it.
    private int begin() {
        if (first) {
            return 0;
        }
        int feed = lineEnd(0);
        return feed < Math.min(OVERLAP, own) ? feed + 1 : 0;
    }

    private int lineStart(int at, int from) {
        int start = at;
        while (start > from && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /// How many line feeds stand between two places.
    long feeds(int from, int to) {
        return feeds(bytes, from, to);
    }

    static long feeds(byte[] bytes, int from, int to) {
        int feeds = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                feeds++;
            }
        }
        return feeds;
    }
}
