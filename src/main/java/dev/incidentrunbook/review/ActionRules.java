package dev.incidentrunbook.review;

import static dev.incidentrunbook.review.CheckedReview.met;
import static dev.incidentrunbook.review.CheckedReview.missing;

import dev.incidentrunbook.incident.ActionItem;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.Incident.Action;
import dev.incidentrunbook.review.Check.Mend;
import dev.incidentrunbook.review.Check.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rules about follow-up actions: that each can be done, by somebody, until a day, and that one of them prevents.
final class ActionRules {
    private static final int MOST = 7;
    private static final int MOST_OFFERS = 3;
    private static final Pattern ENDLESS =
            Pattern.compile(
                    "(?i)^\\W*(?:investigate|consider|discuss|be (?:more )?careful|look (?:into|at)|think about|explore|keep an eye|try to|improve|monitor|watch)\\b");
    private static final Pattern END =
            Pattern.compile(
                    "(?i)\\b(?:until|by \\d|so that|and (?:decide|write|report|choose|document)|done when|to (?:at most|at least|below|above|less than|under)|within \\d)\\b|\\d ?%");
    private static final Pattern NO_VERB =
            Pattern.compile(
                    "(?i)^\\W*(?:the|a|an|we|our|there|no|more|better|some|this|that|it|is|are|was|\\w+ing of|\\p{N})\\b");

    private final Incident incident;
    private final List<Check> checks = new ArrayList<>();

    ActionRules(Incident incident) {
        this.incident = incident;
    }

    List<Check> checks() {
        List<Action> agreed = incident.actions().stream().filter(a -> !a.removed()).toList();
        agreed.forEach(this::fields);
        agreed.forEach(this::endless);
        together(agreed);
        if (checks.stream().noneMatch(c -> c.rule() == CheckRule.ACTIONS)) {
            checks.add(
                    met(
                            CheckRule.ACTIONS,
                            new Where.Whole(),
                            "Each of %s has a verb, an owner, a date and a type; one prevents."
                                    .formatted(count(agreed.size()))));
        }
        if (checks.stream().noneMatch(c -> c.rule() == CheckRule.ENDLESS_ACTIONS)) {
            checks.add(
                    met(
                            CheckRule.ENDLESS_ACTIONS,
                            new Where.Whole(),
                            "No action can go on for ever."));
        }
        return checks;
    }

    private void fields(Action action) {
        ActionItem item = action.item();
        var where = new Where.AtAction(action.number());
        var lacks = new ArrayList<String>();
        if (item.owner()
                .filter(o -> !o.isBlank() && Prose.of(o).placeholder().isEmpty())
                .isEmpty()) {
            lacks.add("owner");
        }
        if (item.due().isEmpty()) {
            lacks.add("due");
        }
        if (item.type().isEmpty()) {
            lacks.add("type");
        }
        if (!lacks.isEmpty()) {
            checks.add(
                    missing(
                            CheckRule.ACTIONS,
                            where,
                            "A%s has no %s."
                                    .formatted(
                                            action.number(),
                                            String.join(", no ", lacks).replace("due", "due date")),
                            new Mend.CompleteAction(action.number(), lacks)));
        }
        Prose prose = Prose.of(item.text());
        if (prose.vocabulary().size() < 2 || NO_VERB.matcher(item.text()).find()) {
            checks.add(
                    missing(
                            CheckRule.ACTIONS,
                            where,
                            "A%s does not begin with what to do.".formatted(action.number())));
        }
    }

    private void endless(Action action) {
        String text = action.item().text();
        if (ENDLESS.matcher(text).find() && !END.matcher(text).find()) {
            checks.add(
                    missing(
                            CheckRule.ENDLESS_ACTIONS,
                            new Where.AtAction(action.number()),
                            "A%s has no end; say what is there when it is done."
                                    .formatted(action.number())));
        }
    }

    private void together(List<Action> agreed) {
        if (agreed.stream()
                .noneMatch(a -> a.item().type().equals(Optional.of(ActionItem.Type.PREVENT)))) {
            List<Preventions.Offer> offers =
                    Preventions.offered(incident).stream().limit(MOST_OFFERS).toList();
            if (offers.isEmpty()) {
                checks.add(missing(CheckRule.ACTIONS, new Where.Whole(), "No action prevents it."));
            }
            for (Preventions.Offer offer : offers) {
                checks.add(
                        missing(
                                CheckRule.ACTIONS,
                                new Where.Whole(),
                                "No action prevents it; the runbook suggests: " + offer.text(),
                                new Mend.AddAction(offer.text(), offer.type())));
            }
        }
        if (agreed.size() > MOST) {
            checks.add(
                    missing(
                            CheckRule.ACTIONS,
                            new Where.Whole(),
                            "There are %s actions; keep the %s that help most, the rest is never done."
                                    .formatted(agreed.size(), MOST)));
        }
    }

    private static String count(int actions) {
        return actions == 1 ? "1 action" : actions + " actions";
    }
}
