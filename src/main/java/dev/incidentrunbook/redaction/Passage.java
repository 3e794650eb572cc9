package dev.incidentrunbook.redaction;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One text or stream on its way out, part after part. Knows what goes over several parts: the number of the line, and a private
/// key that has begun.
final class Passage {
    private static final int EXCERPT = 60;

    private final Finder finder;
    private final Tally tally;
    private final Set<String> known;
    private final String place;
    private final UnaryOperator<String> written;
    private long line = 1;
    private Optional<PrivateKey> key = Optional.empty();
    private final Set<Integer> masked = new HashSet<>();
    private final Set<Integer> kept = new HashSet<>();

    /// @param known what is no secret here, whatever it looks like
    /// @param place what the text is called
    /// @param written what characters of a part say as they are written
    Passage(
            Finder finder,
            Tally tally,
            Set<String> known,
            String place,
            UnaryOperator<String> written) {
        this.finder = finder;
        this.tally = tally;
        this.known = known;
        this.place = place;
        this.written = written;
    }

    /// Takes what goes out.
    interface Out {
        /// A stretch that goes out as it is.
        void plain(int from, int to) throws IOException;

        /// A mask.
        void mask(String mask) throws IOException;
    }

    /// What was found in all parts so far.
    Redactor.Result result() {
        return new Redactor.Result(masked.size(), kept.size());
    }

    /// Lets a part of a text out.
    ///
    /// @param text may hold something of what was before, and of what comes after
    /// @param from where the part begins
    /// @param to where it ends
    /// @return where it has ended; later than `to` when a secret reaches beyond
    int part(String text, int from, int to, Out out) throws IOException {
        int at = from;
        while (at < to) {
            at = key.isPresent() ? keyLine(text, at, to, out) : stretch(text, at, to, out);
        }
        return at;
    }

    private int stretch(String text, int from, int to, Out out) throws IOException {
        // Of a long line something of what was before is there, and is needed to tell what follows.
        int context = text.lastIndexOf('\n', from - 1) + 1;
        Finder.Result result = finder.find(text, from == 0 ? 0 : Math.min(context, from));
        boolean opens = result.opened().isPresent() && result.end() < to;
        int end = opens ? next(text, result.end(), to) : to;
        int at = mask(text, from, end, result.found(), out);
        if (opens) {
            key = result.opened().map(PrivateKey::new);
        }
        return at;
    }

    /// Lets out a line that may belong to a key.
    private int keyLine(String text, int from, int to, Out out) throws IOException {
        PrivateKey open = key.orElseThrow();
        int newline = text.indexOf('\n', from);
        int end = newline < 0 || newline > to ? to : newline;
        Optional<Found> body = open.line(text, from, end);
        if (open.over()) {
            key = Optional.empty();
        }
        int next = next(text, end, to);
        if (body.isPresent()) {
            return mask(text, from, next, List.of(body.get()), out);
        }
        String line = text.substring(from, next);
        Finder.Result result = finder.find(line, 0);
        if (result.opened().isPresent()) {
            key = result.opened().map(PrivateKey::new);
        }
        var shifted =
                result.found().stream()
                        .map(f -> new Found(f.rule(), f.from() + from, f.to() + from, f.value()))
                        .toList();
        return mask(text, from, next, shifted, out);
    }

    private static int next(String text, int end, int to) {
        return end < to && text.charAt(end) == '\n' ? end + 1 : end;
    }

    /// Lets out a stretch with masks in it.
    private int mask(String text, int from, int to, List<Found> found, Out out) throws IOException {
        int at = from;
        for (int i = 0; i < found.size(); i++) {
            Found f = found.get(i);
            if (f.from() < from || f.from() >= to || known.contains(written.apply(f.value()))) {
                continue;
            }
            count(text, at, f.from());
            int before = i == 0 ? 0 : found.get(i - 1).to();
            int after = i + 1 == found.size() ? text.length() : found.get(i + 1).from();
            Found as = new Found(f.rule(), f.from(), f.to(), written.apply(f.value()));
            Hit hit = tally.count(as, place, line, m -> excerpt(text, before, f, after, m));
            if (hit.kept()) {
                kept.add(hit.number());
                out.plain(at, f.to());
            } else {
                masked.add(hit.number());
                out.plain(at, f.from());
                out.mask(hit.mask());
            }
            count(text, f.from(), f.to());
            at = f.to();
        }
        if (at < to) {
            out.plain(at, to);
            count(text, at, to);
            at = to;
        }
        return at;
    }

    private void count(String text, int from, int to) {
        int at = text.indexOf('\n', from, to);
        while (at >= 0) {
            line++;
            at = text.indexOf('\n', at + 1, to);
        }
    }

    private String excerpt(String text, int before, Found f, int after, String mask) {
        int lineFrom = text.lastIndexOf('\n', f.from() - 1) + 1;
        int newline = text.indexOf('\n', f.to());
        int lineTo = newline < 0 ? text.length() : newline;
        int from = Math.max(Math.max(lineFrom, before), f.from() - EXCERPT);
        int to = Math.min(Math.min(lineTo, after), f.to() + EXCERPT);
        return (from > lineFrom ? "…" : "")
                + written.apply(text.substring(from, f.from()))
                + mask
                + written.apply(text.substring(f.to(), to)).stripTrailing()
                + (to < lineTo ? "…" : "");
    }
}
