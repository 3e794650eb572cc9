package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Recorded;
import dev.incidentrunbook.incident.ReviewSection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What stands in a section that people write: what a person wrote, and what is drafted from the record. A person's words
/// win, and stay when the record goes on and the draft changes.
///
/// @param section the section
/// @param written what a person wrote, in simple Markdown; blank when nobody did
/// @param draft what is drafted now, in simple Markdown; blank when nothing can be said without judging
/// @param draftChanged whether the draft read otherwise when the person wrote
public record SectionText(
        ReviewSection section, String written, String draft, boolean draftChanged) {

    /// What the review shows.
    public String shown() {
        return written.isBlank() ? draft : written;
    }

    /// Whether the review shows the draft.
    public boolean drafted() {
        return written.isBlank() && !draft.isBlank();
    }

    /// The texts of every section, in the order in which sections are listed.
    public static List<SectionText> all(Known known) {
        var places = new Places(known.incident());
        var drafts = new Drafts(known, places);
        return Arrays.stream(ReviewSection.values())
                .map(s -> of(known, places, drafts, s))
                .toList();
    }

    /// The text of a section.
    public static SectionText of(Known known, ReviewSection section) {
        var places = new Places(known.incident());
        return of(known, places, new Drafts(known, places), section);
    }

    private static SectionText of(
            Known known, Places places, Drafts drafts, ReviewSection section) {
        Incident incident = known.incident();
        String draft = markdown(known, drafts, section);
        boolean changed =
                Optional.of(incident.review(section))
                        .filter(text -> !text.isBlank())
                        .flatMap(_ -> places.written(section))
                        .map(event -> !draft.equals(draftAt(known, event, section)))
                        .orElse(false);
        return new SectionText(section, incident.review(section), draft, changed);
    }

    /// The draft as it read when an event was recorded. It is computed again from the events until then, so that nothing
    /// has to be stored beside what the person wrote.
    private static String draftAt(Known known, Recorded event, ReviewSection section) {
        List<Recorded> until =
                known.incident().history().stream().filter(e -> e.seq() < event.seq()).toList();
        if (until.isEmpty()) {
            return "";
        }
        var then =
                new Known(
                        Incident.replay(until),
                        known.earlier(),
                        known.findings(),
                        known.requests());
        return markdown(then, new Drafts(then, new Places(then.incident())), section);
    }

    /// The draft of a section in simple Markdown.
    static String markdown(Known known, Drafts drafts, ReviewSection section) {
        var review =
                new Review(known.incident().id(), known.incident().evidence().size(), List.of());
        return MarkdownReview.write(review, drafts.of(section));
    }
}
