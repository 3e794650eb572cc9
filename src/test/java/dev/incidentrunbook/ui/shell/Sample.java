package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.runbook.Step;

/// Incidents for pictures and for the walk over all screens.
final class Sample {
    private static final Runbook HTTP_500 = new RunbookReader().shipped("http-500");

    private Sample() {}

    /// An incident in its third step.
    static Story midway() {
        Story story = opened(Story.http500());
        return walk(story);
    }

    /// Several incidents, one of them open.
    static Story several() {
        Story first = new Story(HTTP_500);
        first.detail(Detail.TITLE, "Login answers HTTP 500 after the certificate change")
                .detail(Detail.SEVERITY, "SEV2")
                .detail(Detail.SERVICE, "identity");
        first.after("2h").milestone(Milestone.RESOLVED).after("30m").close();
        Story second = new Story(HTTP_500, first.log(), first.clock());
        second.detail(Detail.TITLE, "Search answers HTTP 500 for long queries")
                .detail(Detail.SEVERITY, "SEV4")
                .detail(Detail.SERVICE, "search");
        second.start("reproduce").after("26h").milestone(Milestone.MITIGATED);
        Story third = new Story(HTTP_500, first.log(), first.clock());
        third.start("reproduce").after("9m");
        return walk(opened(new Story(HTTP_500, first.log(), first.clock())));
    }

    private static Story opened(Story story) {
        return story.detail(Detail.TITLE, "Checkout answers HTTP 500")
                .detail(Detail.SEVERITY, "SEV1")
                .detail(Detail.SERVICE, "checkout-api")
                .detail(Detail.ENVIRONMENT, "production")
                .detail(Detail.ENDPOINT, "POST /api/checkout")
                .record(new RequestIdAdded("7f3c9a1e-55d0"))
                .record(new RequestIdAdded("b41d02c7-9e1f"))
                .recordAgo("14m", new dev.incidentrunbook.incident.IncidentEvent.MilestoneReached(Milestone.STARTED))
                .recordAgo("6m", new dev.incidentrunbook.incident.IncidentEvent.MilestoneReached(Milestone.DETECTED));
    }

    private static Story walk(Story story) {
        Runbook book = story.incident().runbook().orElseThrow();
        Step one = book.steps().get(0);
        Step two = book.steps().get(1);
        Step three = book.steps().get(2);
        story.start(one.id()).after("4m");
        one.items().forEach(item -> story.tick(one.id(), item.id()).after("1m"));
        story.note(one.id(), "Happens for carts with a voucher only");
        story.finish(one.id(), Outcome.DONE, "", two.id()).after("3m");
        two.items().stream().limit(3).forEach(item -> story.tick(two.id(), item.id()).after("2m"));
        story.note(two.id(), NoteKind.DECISION, "Read the application log first, the proxy only passes the error on");
        story.finish(two.id(), Outcome.DEFERRED, "", three.id()).after("5m");
        story.tick(three.id(), three.items().getFirst().id()).after("2m");
        return story;
    }
}
