package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.review.ActionLists;
import dev.incidentrunbook.review.CheckedReview;
import dev.incidentrunbook.review.HtmlReview;
import dev.incidentrunbook.review.JsonReview;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.MarkdownReview;
import dev.incidentrunbook.review.Proof;
import dev.incidentrunbook.review.ReviewOrder;
import dev.incidentrunbook.review.TextReview;
import dev.incidentrunbook.ui.kit.Messages;

/// What a review can be exported as, each in one file.
public enum ReviewFormat {
    MARKDOWN("review.md", "review.export-markdown"),
    HTML("review.html", "review.export-html"),
    TEXT("review.txt", "review.export-text"),
    JSON("review.json", "review.export-json"),
    ACTIONS_CSV("actions.csv", "review.export-csv"),
    ACTIONS_ISSUES("actions.md", "review.export-issues");

    private final String name;
    private final String key;

    ReviewFormat(String name, String key) {
        this.name = name;
        this.key = key;
    }

    /// What the button or the entry of a menu says.
    public String words() {
        return Messages.text(key);
    }

    /// The name that is suggested for the file of an incident.
    String fileName(String incident) {
        return incident + "-" + name;
    }

    String write(Known known, ReviewOrder order, ReviewWriter writer, Proof proof) {
        return switch (this) {
            case MARKDOWN -> MarkdownReview.write(writer.review(known, order));
            case HTML -> HtmlReview.write(writer.review(known, order));
            case TEXT -> TextReview.write(known);
            case JSON -> JsonReview.write(known, order, CheckedReview.of(known, proof));
            case ACTIONS_CSV -> ActionLists.csv(known.incident());
            case ACTIONS_ISSUES -> ActionLists.issues(known.incident());
        };
    }
}
