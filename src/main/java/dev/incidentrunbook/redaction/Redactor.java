package dev.incidentrunbook.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Masks secrets in everything that leaves with one export. Used once for each export, by one thread: the same secret gets the
/// same mask in all its texts and streams.
public final class Redactor {
    /// How much of a stream is looked at in one go, and how much of a long line is looked at twice.
    private static final int WINDOW = 128 * 1024;

    private static final int OVERLAP = 10 * 1024;
    private static final int CONTEXT = 256;

    private final Finder finder;
    private final Tally tally;
    private final Set<String> known;

    /// @param keep asked once about each secret, when it is found first: whether it stays as it is
    /// @param known what is no secret here, whatever it looks like: the names of those who took part
    public Redactor(Rules rules, Predicate<Hit> keep, Set<String> known) {
        finder = new Finder(rules);
        tally = new Tally(keep);
        this.known = Set.copyOf(known);
    }

    /// What was found in one stream.
    ///
    /// @param masked how many different secrets were masked
    /// @param kept how many were left as they are
    public record Result(int masked, int kept) {}

    /// What was found so far, in the order in which it was found first.
    public List<Hit> hits() {
        return tally.hits();
    }

    /// What was masked so far, for people: `2 secrets, 1 e-mail`; blank when nothing was.
    public String masked() {
        Map<String, Long> words =
                hits().stream()
                        .filter(hit -> !hit.kept())
                        .collect(
                                Collectors.groupingBy(
                                        Hit::word, TreeMap::new, Collectors.counting()));
        return words.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey() + (e.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }

    /// A text with its secrets masked.
    ///
    /// @param place what the text is called in the hits
    public String text(String place, String text) {
        var masked = new StringBuilder(text.length());
        var out =
                new Passage.Out() {
                    @Override
                    public void plain(int from, int to) {
                        masked.append(text, from, to);
                    }

                    @Override
                    public void mask(String mask) {
                        masked.append(mask);
                    }
                };
        try {
            new Passage(finder, tally, known, place, UnaryOperator.identity())
                    .part(text, 0, text.length(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return masked.toString();
    }

    /// Writes a stream with its secrets masked, in constant memory. Every byte that belongs to no secret stays as it is.
    ///
    /// @param place what the stream is called in the hits
    public Result stream(String place, InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[WINDOW];
        int filled = in.readNBytes(bytes, 0, WINDOW);
        Units units = Units.of(bytes, filled);
        var passage = new Passage(finder, tally, known, place, units::written);
        int from = 0;
        boolean ended = filled < WINDOW;
        while (filled > from || !ended) {
            String text = units.text(bytes, filled);
            int to = ended ? text.length() : text.lastIndexOf('\n') + 1;
            boolean longLine = to <= from / units.width();
            if (longLine) {
                to = text.length() - OVERLAP;
            }
            int done = passage.part(text, from / units.width(), to, new Bytes(bytes, units, out));
            int kept = ended ? 0 : longLine ? Math.min(done, CONTEXT) : 0;
            int left = ended ? 0 : filled - (done - kept) * units.width();
            System.arraycopy(bytes, filled - left, bytes, 0, left);
            from = kept * units.width();
            int read = in.readNBytes(bytes, left, WINDOW - left);
            if (ended) {
                // What is no whole character at the end.
                int whole = text.length() * units.width();
                out.write(bytes, whole, filled - whole);
                return passage.result();
            }
            filled = left + read;
            ended = filled < WINDOW;
        }
        return passage.result();
    }

    /// Writes a part of a stream as the bytes it came as.
    private static final class Bytes implements Passage.Out {
        private final byte[] bytes;
        private final Units units;
        private final OutputStream out;

        Bytes(byte[] bytes, Units units, OutputStream out) {
            this.bytes = bytes;
            this.units = units;
            this.out = out;
        }

        @Override
        public void plain(int from, int to) throws IOException {
            out.write(bytes, from * units.width(), (to - from) * units.width());
        }

        @Override
        public void mask(String mask) throws IOException {
            out.write(units.bytes(mask));
        }
    }
}
