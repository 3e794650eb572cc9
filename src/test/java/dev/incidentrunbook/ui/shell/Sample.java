package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.cli.Shell;
import dev.incidentrunbook.evidence.EvidenceStore.StoredEvidence;
import dev.incidentrunbook.evidence.MemoryEvidence;
import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Feedback.Verdict;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Ground.Side;
import dev.incidentrunbook.incident.Hypotheses;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Hypothesis.State;
import dev.incidentrunbook.incident.IncidentEvent.EvidenceAttached;
import dev.incidentrunbook.incident.IncidentEvent.FeedbackGiven;
import dev.incidentrunbook.incident.IncidentEvent.MilestoneReached;
import dev.incidentrunbook.incident.IncidentEvent.RequestIdAdded;
import dev.incidentrunbook.incident.Milestone;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.Outcome;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.SettableClock;
import dev.incidentrunbook.incident.Story;
import dev.incidentrunbook.runbook.Runbook;
import dev.incidentrunbook.runbook.RunbookReader;
import dev.incidentrunbook.runbook.Step;
import dev.incidentrunbook.safekeeping.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Incidents for pictures and for the walk over all screens.
final class Sample {
    private static final Runbook HTTP_500 = new RunbookReader().shipped("http-500");

    private static final String APPLICATION_LOG =
            """
            2026-11-22T02:05:58.114Z INFO  checkout 7f3c9a1e-55d0 cart 4711 has 3 lines
            2026-11-22T02:06:00.020Z ERROR checkout 7f3c9a1e-55d0 Unhandled exception in POST /api/checkout
            java.lang.NullPointerException: Cannot invoke "Voucher.percent()" because "voucher" is null
                at shop.checkout.Discounts.apply(Discounts.java:88)
                at shop.checkout.CheckoutController.pay(CheckoutController.java:41)
                at org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)
            2026-11-22T02:06:00.021Z WARN  access   POST /api/checkout 500 31ms 7f3c9a1e-55d0
            2026-11-22T02:06:03.410Z ERROR checkout b41d02c7-9e1f Unhandled exception in POST /api/checkout
            java.lang.NullPointerException: Cannot invoke "Voucher.percent()" because "voucher" is null
                at shop.checkout.Discounts.apply(Discounts.java:88)
            """;

    private final Story story;
    private final MemoryEvidence evidence = new MemoryEvidence();

    private Sample(Story story) {
        this.story = story;
    }

    /// A desktop with one incident, in its third step.
    static Rig midway() {
        return new Sample(Story.http500()).tell();
    }

    /// A desktop with several incidents, one of them newer than the rest and in its third step.
    static Rig several() {
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
        return new Sample(new Story(HTTP_500, first.log(), first.clock())).tell();
    }

    /// A desktop with one incident, to which logs of the demo are attached.
    static Rig withLogs(String... names) {
        var sample = new Sample(Story.http500());
        sample.open();
        for (String name : names) {
            try (InputStream in = Shell.class.getResourceAsStream("demo/" + name)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                sample.attach("logs", name, text, "");
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read " + name, e);
            }
        }
        return new Rig(sample.story, sample.evidence);
    }

    /// A desktop with half a year of incidents behind the one that is open.
    static Rig history() {
        Story now = new Story(HTTP_500);
        SettableClock clock = now.clock();
        now.detail(Detail.TITLE, "The first one that was written down").close();
        String[] services = {"checkout-api", "search", "checkout-api", "identity", "checkout-api"};
        String[] causes = {
            "unhandled-exception", "database", "bad-deployment", "misconfiguration", "database"
        };
        for (int i = 0; i < 9; i++) {
            clock.advance(Duration.ofDays(17 + i));
            earlier(new Story(HTTP_500, now.log(), clock), i, services[i % 5], causes[i % 5]);
        }
        clock.advance(Duration.ofDays(3));
        return new Sample(new Story(HTTP_500, now.log(), clock)).tell();
    }

    private static void earlier(Story story, int i, String service, String cause) {
        story.detail(Detail.TITLE, "HTTP 500 in " + service)
                .detail(Detail.SERVICE, service)
                .detail(Detail.SEVERITY, "SEV" + (1 + i % 3))
                .recordAgo((20 + 3 * i) + "M", new MilestoneReached(Milestone.STARTED))
                .recordAgo((5 + i % 4) + "M", new MilestoneReached(Milestone.DETECTED));
        if (i % 4 == 0) {
            story.detail(Detail.ENDPOINT, "POST /api/checkout")
                    .note("logs", "NullPointerException in Discounts.apply");
        }
        for (Step step : HTTP_500.steps().subList(0, 5)) {
            story.start(step.id()).after((4 + (i * 7 + step.title().length()) % 30) + "M");
            step.items().stream()
                    .filter(Step.ChecklistItem::required)
                    .forEach(item -> story.tick(step.id(), item.id()));
            story.finish(step.id(), Outcome.DONE);
        }
        story.milestone(Milestone.MITIGATED)
                .fill("fix", "chosen-fix", "Roll back to the release before")
                .record(Hypotheses.propose(story.incident(), cause, "", List.of()));
        story.record(
                Hypotheses.judge(
                        story.incident().hypotheses().getFirst(), State.SUPPORTED, "seen"));
        story.action("Add a test for " + service);
        if (i % 2 == 0) {
            story.after("3H").milestone(Milestone.RESOLVED);
        }
        story.close();
    }

    /// Damage as a bad disk leaves it.
    static Damage[] damages() {
        return new Damage[] {
            new Damage(
                    "incidents.db",
                    Optional.empty(),
                    Optional.empty(),
                    "incidents.db is damaged (its first page)."),
            new Damage(
                    "events.jsonl",
                    Optional.of("INC-2026-0001"),
                    Optional.empty(),
                    "Line 38 of events.jsonl, which belongs to INC-2026-0001, is damaged."),
            new Damage(
                    "evidence.db",
                    Optional.of("INC-2026-0001"),
                    Optional.of("E2"),
                    "2 of 1,240 pieces of checkout-api.log are not as they were written; the others can be read.")
        };
    }

    private Rig tell() {
        open();
        walk();
        suppose();
        write();
        return new Rig(story, evidence);
    }

    private void open() {
        story.detail(Detail.TITLE, "Checkout answers HTTP 500")
                .detail(Detail.SEVERITY, "SEV1")
                .detail(Detail.SERVICE, "checkout-api")
                .detail(Detail.ENVIRONMENT, "production")
                .detail(Detail.ENDPOINT, "POST /api/checkout")
                .record(new RequestIdAdded("7f3c9a1e-55d0"))
                .record(new RequestIdAdded("b41d02c7-9e1f"))
                .recordAgo("14m", new MilestoneReached(Milestone.STARTED))
                .recordAgo("6m", new MilestoneReached(Milestone.DETECTED));
    }

    private void walk() {
        List<Step> steps = story.incident().runbook().orElseThrow().steps();
        Step one = steps.get(0);
        Step two = steps.get(1);
        Step three = steps.get(2);
        story.start(one.id()).after("4m");
        one.items().forEach(item -> story.tick(one.id(), item.id()).after("1m"));
        story.fill(one.id(), "runtime", "Java 25.0.1 on Debian 13")
                .note(one.id(), "Happens for carts with a voucher only");
        attach(
                one.id(),
                "request.txt",
                "POST /api/checkout\nX-Request-ID: 7f3c9a1e-55d0\n",
                "The failing request");
        story.finish(one.id(), Outcome.DONE, "", two.id()).after("3m");
        two.items().stream().limit(3).forEach(item -> story.tick(two.id(), item.id()).after("2m"));
        attach(
                two.id(),
                "checkout-api.log",
                APPLICATION_LOG,
                "Five minutes before the first failure");
        attach(two.id(), "nginx-error.log", "upstream answered 500\n", "");
        story.note(
                two.id(),
                NoteKind.DECISION,
                "Read the application log first, the proxy only passes the error on");
        story.finish(two.id(), Outcome.DEFERRED, "", three.id()).after("5m");
        story.tick(three.id(), three.items().getFirst().id()).after("2m");
    }

    private void suppose() {
        story.record(new FeedbackGiven("logs", Verdict.MISSING, "Read the log of the CDN"))
                .record(new FeedbackGiven("reproduce", Verdict.HELD, ""))
                .record(
                        new FeedbackGiven(
                                "component",
                                Verdict.CONTRADICTED,
                                "the trace stops at the proxy, so the route has to be guessed"));
        suppose(
                "unhandled-exception",
                "Discounts reads a voucher that is not there",
                new Ground(Side.FOR, "NullPointerException in Discounts.apply", "E2:L3"),
                Ground.of(Side.FOR, "only carts with a voucher fail"));
        Hypothesis exception = story.incident().hypotheses().getFirst();
        story.record(Hypotheses.nextCheck(exception, "Pay with an expired voucher on staging"));
        suppose(
                "database",
                "",
                new Ground(Side.AGAINST, "the pool has free connections", "Grafana, pool panel"));
        Hypothesis database = story.incident().hypotheses().getLast();
        story.record(Hypotheses.judge(database, State.REFUTED, "no query was slow or refused"));
    }

    private void suppose(String cause, String text, Ground... grounds) {
        story.record(Hypotheses.propose(story.incident(), cause, text, List.of(grounds)))
                .after("1m");
    }

    private void write() {
        story.write(
                        ReviewSection.SUMMARY,
                        "Checkout answered HTTP 500 for every cart with a voucher [E2].")
                .write(
                        ReviewSection.IMPACT,
                        "About one order in nine failed; no order was charged twice.")
                .action("Test checkout with a voucher that has expired");
    }

    private void attach(String step, String name, String text, String caption) {
        StoredEvidence stored = evidence.keep(name, text.getBytes(StandardCharsets.UTF_8));
        story.record(
                new EvidenceAttached(
                        step,
                        stored.sha256(),
                        stored.size(),
                        name,
                        stored.mediaType(),
                        "/var/log/" + name,
                        caption));
    }
}
