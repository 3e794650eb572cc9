package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.ReviewSection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// In which order a review tells what it has to tell, and under which headings. Every order shows the same review.
///
/// @param id short name, as in `--order sre-book`
/// @param title how people call it
/// @param meaning where it comes from, in a sentence
/// @param headings the headings below the title, in order
public record ReviewOrder(String id, String title, String meaning, List<Heading> headings) {

    public ReviewOrder {
        headings = List.copyOf(headings);
    }

    /// A heading and what is shown under it.
    ///
    /// @param shows the parts under it, in order; at most one of them is written by people
    /// @param under smaller headings that belong to it
    public record Heading(String heading, List<Part> shows, List<Heading> under) {
        public Heading {
            shows = List.copyOf(shows);
            under = List.copyOf(under);
        }

        /// This heading and all below it, in the order of the document.
        Stream<Heading> all() {
            return Stream.concat(Stream.of(this), under.stream().flatMap(Heading::all));
        }
    }

    /// Something that can be shown under a heading.
    public sealed interface Part {
        /// The word for it in a file.
        String key();

        /// What people write, and what is drafted while they have not.
        record Written(ReviewSection section) implements Part {
            @Override
            public String key() {
                return section.key();
            }
        }

        /// What comes from the record alone.
        enum FromRecord implements Part {
            TIMELINE,
            PICTURE,
            ACTIONS,
            METRICS,
            STEPS,
            EVIDENCE;

            @Override
            public String key() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /// Every part there is.
        static List<Part> all() {
            return Stream.<Part>concat(
                            Arrays.stream(ReviewSection.values()).map(Written::new),
                            Arrays.stream(FromRecord.values()))
                    .toList();
        }
    }

    /// Every heading in the order of the document.
    Stream<Heading> all() {
        return headings.stream().flatMap(Heading::all);
    }

    /// The heading under which a section stands; empty when this order leaves it out.
    public Optional<String> heading(ReviewSection section) {
        return all().filter(h -> h.shows().contains(new Part.Written(section)))
                .map(Heading::heading)
                .findFirst();
    }
}
