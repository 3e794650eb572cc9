package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.evidence.EvidenceIntake;
import dev.incidentrunbook.ui.board.BoardViewModel;
import dev.incidentrunbook.ui.changes.ChangesViewModel;
import dev.incidentrunbook.ui.details.DetailsViewModel;
import dev.incidentrunbook.ui.diagnosis.DiagnosisViewModel;
import dev.incidentrunbook.ui.evidence.EvidenceViewModel;
import dev.incidentrunbook.ui.kit.Attachments;
import dev.incidentrunbook.ui.kit.Choices;
import dev.incidentrunbook.ui.kit.Dialogs;
import dev.incidentrunbook.ui.kit.Masking;
import dev.incidentrunbook.ui.kit.Moments;
import dev.incidentrunbook.ui.kit.OpenIncident;
import dev.incidentrunbook.ui.kit.PastIncidents;
import dev.incidentrunbook.ui.kit.Place;
import dev.incidentrunbook.ui.kit.Work;
import dev.incidentrunbook.ui.review.EvidenceReading;
import dev.incidentrunbook.ui.review.ReviewViewModel;
import dev.incidentrunbook.ui.runbooks.ReferenceViewModel;
import dev.incidentrunbook.ui.step.StepViewModel;
import dev.incidentrunbook.ui.timeline.TimelineViewModel;
import dev.incidentrunbook.ui.viewer.ViewerViewModel;
import java.util.Optional;

/// The open incident and what its screens show.
///
/// @param step empty when the incident's runbook cannot be read by this version
record IncidentScreens(
        OpenIncident open,
        Attachments attachments,
        Optional<StepViewModel> step,
        EvidenceViewModel evidence,
        ViewerViewModel viewer,
        TimelineViewModel timeline,
        DiagnosisViewModel diagnosis,
        BoardViewModel board,
        ReferenceViewModel reference,
        ChangesViewModel changes,
        ReviewViewModel review,
        DetailsViewModel details) {

    /// Everything around an incident.
    ///
    /// @param suspected called when something of it turned out to be damaged
    static IncidentScreens of(
            OpenIncident open,
            Desktop desktop,
            DesktopStore store,
            PastIncidents past,
            Work work,
            Dialogs dialogs,
            Choices choices,
            Masking masking,
            Place.Navigation navigation,
            Runnable suspected) {
        var moments = new Moments(desktop.zone());
        var attachments =
                new Attachments(
                        open,
                        new EvidenceIntake(store.evidence(), desktop.folder()),
                        work,
                        desktop.clock());
        var board = new BoardViewModel(open, navigation, moments);
        boolean readable = !open.incident().get().steps().isEmpty();
        return new IncidentScreens(
                open,
                attachments,
                readable
                        ? Optional.of(
                                new StepViewModel(
                                        open, attachments, past, work, navigation, moments))
                        : Optional.empty(),
                new EvidenceViewModel(
                        open,
                        store.evidence(),
                        attachments,
                        work,
                        dialogs,
                        moments,
                        navigation,
                        masking,
                        suspected),
                new ViewerViewModel(
                        open, store.evidence(), work, dialogs, moments, Masking::clipping),
                new TimelineViewModel(open, navigation, desktop.zone()),
                new DiagnosisViewModel(
                        open, store.evidence(), work, navigation, moments, board::propose),
                board,
                new ReferenceViewModel(open),
                new ChangesViewModel(open, dialogs, desktop.zone()),
                new ReviewViewModel(
                        open,
                        work,
                        dialogs,
                        masking,
                        new EarlierIncidents(store.log(), open.incident().get().id()),
                        new EvidenceReading(open, store.evidence(), work),
                        choices,
                        navigation,
                        moments),
                new DetailsViewModel(open, dialogs, moments));
    }

    /// Records what was typed on any screen and not recorded yet.
    void flush() {
        step.ifPresent(StepViewModel::flush);
        evidence.flush();
        timeline.flush();
        board.flush();
        review.flush();
        details.flush();
    }
}
