package dev.incidentrunbook.ui.review;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.review.Known;
import dev.incidentrunbook.review.LogFindings;
import dev.incidentrunbook.review.Review;
import dev.incidentrunbook.review.ReviewOrder;
import java.util.List;

/// From what the review is written. Asked off the FX thread.
public interface ReviewWriter {
    /// Other incidents, to compare times with. May read them from the disk.
    List<Incident> earlier();

    /// The review of what is known.
    default Review review(Known known, ReviewOrder order) {
        return Review.of(known, order);
    }

    /// All that is known of an incident.
    ///
    /// @param logs what its logs show
    default Known known(Incident incident, LogFindings logs) {
        return Known.of(incident, earlier(), logs);
    }
}
