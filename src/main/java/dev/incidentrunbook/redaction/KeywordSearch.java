package dev.incidentrunbook.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Finds all of many words in one pass over a text, whatever the case of their letters (Aho and Corasick, 1975). Characters
/// that occur in no word share one column of the table, which keeps it small enough for the processor's cache.
final class KeywordSearch {
    private static final int LATIN = 256;

    private final byte[] columns = new byte[LATIN];
    private final int width;
    private final short[] next;
    private final int[][] ends;

    /// Hears of the words that stand in a text.
    @FunctionalInterface
    interface Listener {
        /// A word was found.
        ///
        /// @param word its place in the list of words
        /// @param from where it begins
        /// @return whether to go on
        boolean found(int word, int from);
    }

    private final int[] lengths;

    /// @param words Latin letters, digits and signs
    KeywordSearch(List<String> words) {
        List<String> lower = words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
        lengths = lower.stream().mapToInt(String::length).toArray();
        width = columns(lower);
        int most = 1 + lower.stream().mapToInt(String::length).sum();
        var table = new short[most * width];
        var endings = new ArrayList<List<Integer>>();
        endings.add(new ArrayList<>());
        int states = 1;
        for (int word = 0; word < lower.size(); word++) {
            int state = 0;
            for (int i = 0; i < lower.get(word).length(); i++) {
                char c = lower.get(word).charAt(i);
                int cell = state * width + columns[c];
                if (table[cell] == 0) {
                    table[cell] = (short) states++;
                    endings.add(new ArrayList<>());
                }
                state = table[cell];
            }
            endings.get(state).add(word);
        }
        next = Arrays.copyOf(table, states * width);
        fall(endings);
        ends =
                endings.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
    }

    /// Gives each character that occurs a column of its own; column 0 is for all others.
    private int columns(List<String> lower) {
        int used = 1;
        for (String word : lower) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (columns[c] == 0) {
                    byte column = (byte) used++;
                    columns[c] = column;
                    columns[Character.toUpperCase(c)] = column;
                }
            }
        }
        return used;
    }

    /// Fills in where a search goes on when a word breaks off.
    private void fall(List<List<Integer>> endings) {
        var falls = new int[endings.size()];
        var queue = new ArrayDeque<Integer>();
        for (int column = 0; column < width; column++) {
            if (next[column] != 0) {
                queue.add((int) next[column]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            endings.get(state).addAll(endings.get(falls[state]));
            for (int column = 0; column < width; column++) {
                int cell = state * width + column;
                short instead = next[falls[state] * width + column];
                if (next[cell] == 0) {
                    next[cell] = instead;
                } else {
                    falls[next[cell]] = instead;
                    queue.add((int) next[cell]);
                }
            }
        }
    }

    /// Reports every word in a part of a text, in the order in which they end.
    ///
    /// @return where it stopped: `to`, or behind the word at which the listener ended it
    int search(String text, int from, int to, Listener listener) {
        int state = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            state = next[state * width + (c < LATIN ? columns[c] : 0)];
            for (int word : ends[state]) {
                if (!listener.found(word, at + 1 - lengths[word])) {
                    return at + 1;
                }
            }
        }
        return to;
    }
}
