package dev.incidentrunbook.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds which of many patterns occur in a line, in one pass over its bytes (Aho and Corasick, "Efficient string matching: an
/// aid to bibliographic search", 1975). The time grows with the line alone.
final class PatternIndex {
    private final int[] classes = new int[256];
    private final int width;
    private final int[] next;
    private final int[][] ends;
    private final List<Pattern> patterns;
    private final BitSet tried;

    PatternIndex(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.tried = new BitSet(patterns.size());
        int used = 1;
        for (Pattern pattern : patterns) {
            for (byte b : pattern.anchor()) {
                int folded = Ascii.lower(b) & 0xff;
                if (classes[folded] == 0) {
                    classes[folded] = used++;
                }
            }
        }
        for (int c = 'A'; c <= 'Z'; c++) {
            classes[c] = classes[c | 0x20];
        }
        width = used;
        var builder = new Builder();
        next = builder.next;
        ends = builder.ends;
    }

    /// What is told about each pattern that occurs.
    @FunctionalInterface
    interface Found {
        void pattern(int number);
    }

    /// Tells every pattern that occurs in a stretch of bytes, each once.
    void search(byte[] b, int from, int to, Found found) {
        int state = 0;
        boolean any = false;
        for (int i = from; i < to; i++) {
            state = next[state + classes[b[i] & 0xff]];
            if (state < 0) {
                state = ~state;
                any = true;
                for (int number : ends[state / width]) {
                    if (!tried.get(number)) {
                        tried.set(number);
                        if (patterns.get(number).in(b, from, to)) {
                            found.pattern(number);
                        }
                    }
                }
            }
        }
        if (any) {
            tried.clear();
        }
    }

    /// Makes the automaton; states are numbered in steps of the width, and inverted where a pattern ends.
    private final class Builder {
        private static final int[] NONE = {};
        private int states = 1;
        private int[] next;
        private final int[][] ends;

        Builder() {
            int most = 1;
            for (Pattern pattern : patterns) {
                most += pattern.anchor().length;
            }
            next = new int[most * width];
            int[] fail = new int[most];
            List<List<Integer>> found = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                found.add(List.of());
            }
            for (int number = 0; number < patterns.size(); number++) {
                int state = 0;
                for (byte b : patterns.get(number).anchor()) {
                    int edge = state * width + classes[b & 0xff];
                    if (next[edge] == 0) {
                        next[edge] = states++;
                    }
                    state = next[edge];
                }
                var here = new ArrayList<>(found.get(state));
                here.add(number);
                found.set(state, here);
            }
            complete(fail, found);
            ends = new int[states][];
            for (int i = 0; i < states; i++) {
                ends[i] =
                        found.get(i).isEmpty()
                                ? NONE
                                : found.get(i).stream().mapToInt(Integer::intValue).toArray();
            }
            int[] trimmed = new int[states * width];
            for (int i = 0; i < trimmed.length; i++) {
                int state = next[i] * width;
                trimmed[i] = ends[next[i]].length > 0 ? ~state : state;
            }
            next = trimmed;
        }

        private void complete(int[] fail, List<List<Integer>> found) {
            var queue = new ArrayDeque<Integer>();
            for (int c = 0; c < width; c++) {
                if (next[c] != 0) {
                    queue.add(next[c]);
                }
            }
            while (!queue.isEmpty()) {
                int state = queue.remove();
                if (!found.get(fail[state]).isEmpty()) {
                    var both = new ArrayList<>(found.get(state));
                    both.addAll(found.get(fail[state]));
                    found.set(state, both);
                }
                for (int c = 0; c < width; c++) {
                    int edge = state * width + c;
                    int behind = next[fail[state] * width + c];
                    if (next[edge] == 0) {
                        next[edge] = behind;
                    } else {
                        fail[next[edge]] = behind;
                        queue.add(next[edge]);
                    }
                }
            }
        }
    }
}
