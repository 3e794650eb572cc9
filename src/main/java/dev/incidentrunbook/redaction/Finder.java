package dev.incidentrunbook.redaction;

import com.google.re2j.Matcher;
import dev.incidentrunbook.redaction.Rule.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds secrets in a text of whole lines, or in a part of a long line. Every pattern is tried only where its keyword stands and
/// sees a stretch of limited length, so that the time it takes grows with the text and with nothing else.
final class Finder {
    /// What begins an escape is looked for like a keyword.
    private static final List<String> ESCAPES = List.of("%", "\\", "\u001b");

    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_GAP = 8;

    private final Rules rules;
    private final Secrecy secrecy;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final KeywordSearch search;
    private final List<Rule> shapes;

    Finder(Rules rules) {
        this.rules = rules;
        secrecy = new Secrecy(rules);
        for (int rule = 0; rule < rules.rules().size(); rule++) {
            for (String keyword : rules.rules().get(rule).keywords()) {
                words.add(keyword);
                owners.add(rule);
            }
        }
        var all = new ArrayList<String>(words);
        all.addAll(ESCAPES);
        search = new KeywordSearch(all);
        shapes =
                rules.rules().stream()
                        .filter(r -> r.shape().filter(s -> s != Shape.PRIVATE_KEY).isPresent())
                        .toList();
    }

    /// What was found.
    ///
    /// @param found in their order, none reaching into another
    /// @param end where looking ended: the end of the text, or of the line in which a private key begins that goes on
    /// @param opened the rule of that private key
    record Result(List<Found> found, int end, Optional<Rule> opened) {}

    /// Looks at a text from a place to its end.
    Result find(String text, int from) {
        var look = new Look(text, from, true);
        look.run();
        return new Result(apart(text, look.found), look.end, look.opened);
    }

    /// Of findings that reach into one another makes one, which is called what its first part is called.
    private List<Found> apart(String text, List<Found> all) {
        all.sort(
                Comparator.comparingInt(Found::from)
                        .thenComparingInt(f -> rules.rules().indexOf(f.rule())));
        var apart = new ArrayList<Found>();
        for (Found next : all) {
            Found last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || next.from() >= last.to()) {
                apart.add(next);
            } else if (next.to() > last.to()) {
                String value = Unescaped.whole(text.substring(last.from(), next.to()));
                apart.set(apart.size() - 1, new Found(last.rule(), last.from(), next.to(), value));
            }
        }
        return apart;
    }

    /// One look at one text; used once.
    private final class Look {
        private final String text;
        private final int first;
        private final boolean escapes;
        private final List<Found> found = new ArrayList<>();
        private final int[] done = new int[rules.rules().size()];
        private int end;
        private Optional<Rule> opened = Optional.empty();
        private int lineFrom;
        private int lineEnd = -1;
        private int unescapedTo;
        private int endMissingFrom = Integer.MAX_VALUE;

        /// @param escapes whether to look behind escapes too
        Look(String text, int first, boolean escapes) {
            this.text = text;
            this.first = first;
            this.escapes = escapes;
            end = text.length();
        }

        void run() {
            search.search(text, first, text.length(), this::word);
            for (Rule rule : shapes) {
                Shapes.find(rule, text, first, end, found);
            }
        }

        private boolean word(int word, int at) {
            line(at);
            if (word >= words.size()) {
                escaped(at);
                return true;
            }
            int index = owners.get(word);
            Rule rule = rules.rules().get(index);
            if (at < done[index]
                    || (rule.shape().isEmpty()
                            && rule.exact()
                            && !text.startsWith(words.get(word), at))) {
                return true;
            }
            if (rule.shape().isPresent()) {
                privateKey(rule, index, at);
                return opened.isEmpty();
            }
            int from = start(rule, at);
            if (from >= 0 && (!rule.named() || assigns(words.get(word), at))) {
                match(rule, index, from, Math.min(lineEnd, at + rule.reach()));
            }
            return true;
        }

        /// Finds out in which line a place is.
        private void line(int at) {
            if (at >= lineEnd) {
                lineFrom = text.lastIndexOf('\n', at) + 1;
                int next = text.indexOf('\n', at);
                lineEnd = next < 0 ? text.length() : next;
                endMissingFrom = Integer.MAX_VALUE;
            }
        }

        /// Where a match begins whose keyword begins at a place; negative when there can be none.
        private int start(Rule rule, int at) {
            char before = at > lineFrom ? text.charAt(at - 1) : ' ';
            return switch (rule.start()) {
                case ANYWHERE -> at;
                case WORD -> Shapes.isWord(before) ? -1 : at;
                case TOKEN -> Shapes.isWord(before) || before == '-' ? -1 : at;
                case RUN -> runBefore(at);
            };
        }

        /// Whether a name that begins with a keyword is given a value. Names are many and values few, and this is quicker than a
        /// pattern.
        private boolean assigns(String keyword, int at) {
            int next = at + keyword.length();
            boolean given = keyword.endsWith("=");
            int name = Math.min(lineEnd, next + LONGEST_NAME);
            while (next < name && isRun(text.charAt(next))) {
                next++;
            }
            int gap = Math.min(lineEnd, next + LONGEST_GAP);
            while (next < gap && "\\\"']) \t".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            return given
                    || (next < lineEnd && (text.charAt(next) == '=' || text.charAt(next) == ':'));
        }

        private int runBefore(int at) {
            int from = at;
            int earliest = Math.max(lineFrom, at - 80);
            while (from > earliest && isRun(text.charAt(from - 1))) {
                from--;
            }
            return from;
        }

        private void match(Rule rule, int index, int from, int to) {
            Matcher matcher = rule.pattern().orElseThrow().matcher(new Slice(text, from, to));
            if (!matcher.find()) {
                return;
            }
            int group = 0;
            for (int g = 1; g <= matcher.groupCount() && group == 0; g++) {
                group = matcher.start(g) >= 0 ? g : 0;
            }
            int valueFrom = from + matcher.start(group);
            int valueTo = cut(valueFrom, whole(from + matcher.end(group), to));
            String value = Unescaped.whole(text.substring(valueFrom, valueTo));
            String key = rule.named() ? text.substring(runBefore(from), valueFrom) : "";
            boolean secret = secrecy.holds(rule, key, value);
            if (secret) {
                found.add(new Found(rule, valueFrom, valueTo, value));
            }
            // A long stretch is not looked at again and again.
            if (secret || valueTo - valueFrom > 64) {
                done[index] = valueTo;
            }
        }

        /// The end of a secret; when it reached the end of the stretch that was looked at, it is looked for beyond.
        private int whole(int end, int seen) {
            int at = end;
            while (end == seen && at < lineEnd && " \t\r\"'".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return at;
        }

        /// An escaped line end or quotation mark ends what stands before it.
        private int cut(int from, int to) {
            for (int at = from + 1; at + 1 < to; at++) {
                if (text.charAt(at) == '\\' && "nrt\"'".indexOf(text.charAt(at + 1)) >= 0) {
                    return at;
                }
            }
            return to;
        }

        /// Looks at a line once more without its escapes.
        private void escaped(int at) {
            if (!escapes || at < unescapedTo || !Unescaped.escapes(text, at)) {
                return;
            }
            unescapedTo = lineEnd;
            String line = text.substring(lineFrom, lineEnd);
            Unescaped plain = Unescaped.of(line);
            inside(plain);
            Unescaped plainer = plain.again();
            if (plainer.text().length() < plain.text().length()) {
                inside(plainer);
            }
        }

        private void inside(Unescaped plain) {
            var look = new Look(plain.text(), 0, false);
            look.run();
            for (Found f : look.found) {
                found.add(
                        new Found(
                                f.rule(),
                                lineFrom + plain.origin(f.from()),
                                lineFrom + plain.origin(f.to()),
                                f.value()));
            }
        }

        /// A private key is masked from its first to its last line, or to the end of this one when it goes on.
        private void privateKey(Rule rule, int index, int at) {
            int head = PrivateKey.headEnd(text, at, lineEnd);
            if (head < 0) {
                return;
            }
            int tail = head >= endMissingFrom ? -1 : PrivateKey.tail(text, head, lineEnd);
            if (tail < 0) {
                endMissingFrom = head;
                end = lineEnd;
                opened = Optional.of(rule);
            }
            int to = tail < 0 ? lineEnd : tail;
            PrivateKey.begun(text.substring(head, to))
                    .ifPresent(value -> found.add(new Found(rule, head, to, value)));
            done[index] = to;
        }
    }

    private static boolean isRun(char c) {
        return Shapes.isWord(c) || c == '.' || c == '%' || c == '+' || c == '-';
    }
}
