package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.ReviewSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A post-incident review: sections in the order they are read, each made of blocks. It knows nothing of Markdown; what is
/// safe to write where is the business of [MarkdownReview].
///
/// @param incident the incident's id
/// @param evidence how many evidences the incident ever had; `E1` to that number can be cited
/// @param sections the sections; the first bears the title and what is known at a glance
public record Review(String incident, int evidence, List<Section> sections) {

    public Review {
        sections = List.copyOf(sections);
    }

    /// The review of an incident as its events tell it, in the default order.
    public static Review of(Incident incident) {
        return of(Known.of(incident), ReviewOrders.consensus());
    }

    /// The review of what is known, in an order.
    public static Review of(Known known, ReviewOrder order) {
        return new Chapters(known, order).review();
    }

    /// The section that shows what a person wrote under this name.
    public Optional<Section> section(ReviewSection written) {
        return sections.stream()
                .filter(s -> s.written().filter(written::equals).isPresent())
                .findFirst();
    }

    /// A heading and what stands under it.
    ///
    /// @param level 1 for the title, 2 for a section, 3 for a part of the section before it
    /// @param heading words, different for every section
    /// @param written the section of the incident whose text is its first block, when a person writes it
    public record Section(
            int level, String heading, Optional<ReviewSection> written, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// A part of a section.
    public sealed interface Block {
        /// A sentence or two.
        record Sentence(Phrase phrase) implements Block {}

        /// A list.
        record Items(List<Item> items) implements Block {
            public Items {
                items = List.copyOf(items);
            }
        }

        /// A table; each row has a cell for each column.
        record Table(List<String> columns, List<List<Phrase>> rows) implements Block {
            public Table {
                columns = List.copyOf(columns);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /// Text of several lines that is not ours, under a label.
        record Verbatim(String label, String text) implements Block {}

        /// A picture.
        ///
        /// @param name the name of its file, without what says how it is written
        /// @param alternative what it shows, for those who do not see it
        record Picture(String name, String alternative, Drawing drawing) implements Block {}

        /// What a person wrote, in simple Markdown; blank when not written.
        ///
        /// @param oneALine whether each line stands for itself
        record Written(String text, boolean oneALine) implements Block {}
    }

    /// An entry of a list.
    public record Item(Tick tick, Phrase phrase) {}

    /// The box before an entry of a list.
    public enum Tick {
        NO_BOX,
        OPEN,
        DONE
    }

    /// A line of text made of spans.
    public record Phrase(List<Span> spans) {
        public Phrase {
            spans = List.copyOf(spans);
        }

        /// A phrase that begins with words.
        public static Phrase words(String words) {
            return new Phrase(List.of(new Span.Words(words)));
        }

        /// A phrase that is a literal.
        public static Phrase literal(String literal) {
            return new Phrase(List.of(new Span.Literal(literal)));
        }

        /// A phrase that is a literal, or a word that stands for the missing one.
        public static Phrase literalOr(String literal, String missing) {
            return literal.isBlank() ? words(missing) : literal(literal);
        }

        /// This phrase with more words after a space.
        public Phrase then(String words) {
            return words.isBlank() ? this : plus(new Span.Words(words));
        }

        /// This phrase with a literal after a space.
        public Phrase thenLiteral(String literal) {
            return plus(new Span.Literal(literal));
        }

        /// This phrase with citations after a space.
        public Phrase citing(Iterable<Integer> evidence) {
            Phrase phrase = this;
            for (int number : evidence) {
                phrase = phrase.plus(new Span.Citation(number));
            }
            return phrase;
        }

        /// This phrase with the rows of the timeline that say so, after a space.
        public Phrase at(Iterable<Long> rows) {
            Phrase phrase = this;
            for (long row : rows) {
                phrase = phrase.plus(new Span.Row(row));
            }
            return phrase;
        }

        /// A phrase of citations alone.
        public static Phrase citations(Iterable<Integer> evidence) {
            return new Phrase(List.of()).citing(evidence);
        }

        private Phrase plus(Span more) {
            var all = new ArrayList<>(spans);
            all.add(more);
            return new Phrase(all);
        }
    }

    /// A stretch of a line. A space stands between two.
    public sealed interface Span {
        /// Prose of ours, of the runbook, or of a person of the incident.
        record Words(String text) implements Span {}

        /// What a file, a request, a log or a field said.
        record Literal(String text) implements Span {}

        /// A row of the timeline, as `[T12]`.
        ///
        /// @param seq the place of its event
        record Row(long seq) implements Span {}

        /// An evidence, as `[E3]`.
        record Citation(int number) implements Span {}
    }
}
