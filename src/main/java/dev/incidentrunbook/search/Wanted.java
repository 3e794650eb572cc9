package dev.incidentrunbook.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is looked for among what people wrote: words, of which the beginning is enough, and phrases in quotes. All of them must
/// occur, in any order, whatever their case and accents.
///
/// @param terms the words and phrases; none when nothing was typed that could be found
public record Wanted(List<Term> terms) {
    private static final int MOST_TERMS = 30;
    private static final int LONGEST_TERM = 200;

    /// A word or a phrase.
    ///
    /// @param text as it was typed, without quotes
    /// @param whole whether its last word must end where this one does
    public record Term(String text, boolean whole) {}

    public Wanted {
        terms = List.copyOf(terms);
    }

    /// What a typed text asks for. Every text asks for something or for nothing; none is wrong.
    public static Wanted of(String typed) {
        var terms = new ArrayList<Term>();
        String[] parts = typed.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            // Between the first quote and the second, the third and the fourth, stands a phrase.
            boolean phrase = i % 2 == 1;
            for (String text : phrase ? List.of(parts[i]) : List.of(parts[i].split("\\s+"))) {
                add(terms, text.strip(), phrase && i < parts.length - 1);
            }
        }
        return new Wanted(terms.stream().limit(MOST_TERMS).toList());
    }

    private static void add(List<Term> terms, String text, boolean whole) {
        String term = text.substring(0, Math.min(text.length(), LONGEST_TERM));
        if (!Words.of(term).isEmpty()) {
            terms.add(new Term(term, whole));
        }
    }

    /// Whether nothing can be found.
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /// Where a text has what is looked for, in order.
    ///
    /// @return empty when it lacks one of the words or phrases
    Optional<List<Range>> in(String text) {
        List<Words.Word> words = Words.of(text);
        var found = new ArrayList<Range>();
        for (Term term : terms) {
            List<Range> places = places(words, term);
            if (places.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(places);
        }
        return Optional.of(apart(found));
    }

    private static List<Range> places(List<Words.Word> words, Term term) {
        List<Words.Word> wanted = Words.of(term.text());
        var places = new ArrayList<Range>();
        for (int i = 0; i + wanted.size() <= words.size(); i++) {
            List<Words.Word> here = words.subList(i, i + wanted.size());
            if (same(here, wanted, term.whole())) {
                int length = wanted.getLast().folded().length();
                places.add(new Range(here.getFirst().from(), here.getLast().upTo(length)));
            }
        }
        return places;
    }

    private static boolean same(List<Words.Word> here, List<Words.Word> wanted, boolean whole) {
        int last = wanted.size() - 1;
        for (int i = 0; i <= last; i++) {
            String word = here.get(i).folded();
            String other = wanted.get(i).folded();
            boolean enough = i == last && !whole;
            if (enough ? !word.startsWith(other) : !word.equals(other)) {
                return false;
            }
        }
        return true;
    }

    private static List<Range> apart(List<Range> ranges) {
        var apart = new ArrayList<Range>();
        for (Range range : ranges.stream().sorted(Range.IN_ORDER).toList()) {
            if (apart.isEmpty() || apart.getLast().to() <= range.from()) {
                apart.add(range);
            } else if (apart.getLast().to() < range.to()) {
                apart.set(apart.size() - 1, new Range(apart.getLast().from(), range.to()));
            }
        }
        return apart;
    }

    /// As a person would type it again.
    @Override
    public String toString() {
        return terms.stream()
                .map(term -> term.whole() ? '"' + term.text() + '"' : term.text())
                .collect(Collectors.joining(" "));
    }
}
