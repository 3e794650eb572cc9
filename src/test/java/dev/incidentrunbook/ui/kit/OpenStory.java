package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.incident.Story;

/// The incident of a story, open in a desktop.
public final class OpenStory {
    private OpenStory() {}

    /// Everything happens at once, and nobody is asked anything.
    public static OpenIncident of(Story story) {
        return of(story, Work.inline(), new FakeDialogs());
    }

    /// Everything happens at once.
    public static OpenIncident of(Story story, Dialogs dialogs) {
        return of(story, Work.inline(), dialogs);
    }

    /// Nobody is asked anything.
    public static OpenIncident of(Story story, Work work) {
        return of(story, work, new FakeDialogs());
    }

    /// As the test wants it.
    public static OpenIncident of(Story story, Work work, Dialogs dialogs) {
        return new OpenIncident(
                story.incident(), story.response(), story.log(), story.clock(), work, dialogs);
    }
}
