package dev.incidentrunbook.ui.runbooks;

import java.util.List;
import java.util.Locale;

/// A part of the reference.
///
/// @param heading what it is about
/// @param facts what it says, in order
public record Chapter(String heading, List<Fact> facts) {
    public Chapter {
        facts = List.copyOf(facts);
    }

    /// Something the reference says.
    ///
    /// @param title in a few words; blank when the text says it all
    /// @param grade how likely or how hard it is, in words; blank when that is no question
    /// @param level the grade as a number from 1 to 3; 0 without one
    /// @param text the words below the title; may be blank
    /// @param points what is listed below the words
    public record Fact(String title, String grade, int level, String text, List<String> points) {
        public Fact {
            points = List.copyOf(points);
        }

        static Fact of(String text) {
            return of("", text);
        }

        static Fact of(String title, String text) {
            return new Fact(title, "", 0, text, List.of());
        }

        boolean holds(List<String> words) {
            String all =
                    (title + " " + grade + " " + text + " " + String.join(" ", points))
                            .toLowerCase(Locale.ROOT);
            return words.stream().allMatch(all::contains);
        }
    }

    /// What of it holds every one of these words.
    Chapter holding(List<String> words) {
        return new Chapter(heading, facts.stream().filter(f -> f.holds(words)).toList());
    }

    /// A list of chapters shows the headings.
    @Override
    public String toString() {
        return heading;
    }
}
