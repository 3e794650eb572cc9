package dev.incidentrunbook.ui.timeline;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// One line of the timeline, ready to be shown.
///
/// @param event the id of the event behind it
/// @param time when it happened or was recorded, as the order chosen says, in the responder's zone
/// @param details both moments in UTC and who recorded it, one a line
/// @param kind what it is about, in a word
/// @param step the step it belongs to; blank for the incident as a whole
/// @param stepNumber the step's number; 0 for the incident as a whole
/// @param text what happened
/// @param evidence the number of the evidence it rests on
/// @param marks words that qualify it: back-dated, undone
/// @param counts false when it was undone later
public record TimelineRow(
        UUID event,
        String time,
        String details,
        String kind,
        String step,
        int stepNumber,
        String text,
        OptionalInt evidence,
        List<String> marks,
        boolean counts) {

    public TimelineRow {
        marks = List.copyOf(marks);
    }
}
