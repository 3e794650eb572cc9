package dev.incidentrunbook.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.NoteKind;
import dev.incidentrunbook.incident.ReviewSection;
import dev.incidentrunbook.incident.Story;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReviewTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][^\\s>/]*)([^>]*)>");
    private static final Set<String> OURS =
            Set.of(
                    "!DOCTYPE",
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "main",
                    "nav",
                    "ol",
                    "ul",
                    "li",
                    "a",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "p",
                    "code",
                    "pre",
                    "span",
                    "section",
                    "div",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "em",
                    "strong",
                    "br",
                    "svg",
                    "desc",
                    "rect",
                    "path",
                    "text");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)=\"([^\"]*)\"");

    private static String html(Incident incident) {
        return HtmlReview.write(Review.of(incident));
    }

    @Test
    void aCitationLeadsToItsRow() {
        String page = html(new Story().attach("", "app.log").note("", "see E1").incident());
        assertTrue(page.contains("<tr id=\"E1\">"), page);
        assertTrue(
                page.contains("<td>see <a href=\"#E1\">[E1]</a></td>") || page.contains("see E1"),
                page);
        assertTrue(page.contains("<tr id=\"T1\"><td><a href=\"#T1\">[T1]</a></td>"), page);
    }

    @Test
    void citedLinesLeadToTheRowOfTheirEvidence() {
        String page = html(new Story().attach("", "app.log").note("", "see [E1:L7-L9]").incident());
        assertTrue(page.contains("see <a href=\"#E1\">[E1:L7-L9]</a>"), page);
    }

    @Test
    void aCitationInCodeIsLeftAlone() {
        String page =
                html(
                        new Story()
                                .attach("", "app.log")
                                .write(ReviewSection.SUMMARY, "`x[E1]` and [E1]")
                                .incident());
        assertTrue(page.contains("<p><code>x[E1]</code> and <a href=\"#E1\">[E1]</a></p>"), page);
    }

    @Test
    void whatAPersonWroteKeepsItsFormAndItsLinksBecomeWords() {
        String page =
                html(
                        new Story()
                                .write(
                                        ReviewSection.SUMMARY,
                                        "It was **bad**, see [here](https://x.example).\n\n- one\n- two")
                                .incident());
        assertTrue(page.contains("<strong>bad</strong>"), page);
        assertTrue(page.contains("<li>one</li>"), page);
        assertFalse(page.contains("href=\"https"), page);
    }

    @Test
    void theTimelineIsShownAsAPictureInside() {
        String page = html(Told.wholeNight());
        assertTrue(page.contains("<svg class=\"timeline-picture\""), page);
        assertTrue(page.contains("role=\"img\" aria-labelledby="), page);
        assertFalse(page.contains("<script"), page);
    }

    @Test
    void hostileTextAddsNoTagAndNoLink() {
        var hostile = new HostileText(11);
        for (int i = 0; i < 40; i++) {
            String page =
                    html(
                            Told.underRunbookOf(
                                    Told.wholeNight(_ -> hostile.any(), _ -> hostile.any()),
                                    _ -> hostile.oneLine()));
            assertEquals(Set.of(), strange(page), page);
        }
    }

    /// Tags and attributes that this program never writes.
    private static Set<String> strange(String page) {
        var strange = new TreeSet<String>();
        String withoutStyle = page.replaceAll("(?s)<style>.*?</style>", "");
        Matcher tag = TAG.matcher(withoutStyle);
        while (tag.find()) {
            if (!OURS.contains(tag.group(2))) {
                strange.add(tag.group());
            }
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            while (attribute.find()) {
                String name = attribute.group(1);
                boolean inside = attribute.group(2).startsWith("#");
                if (name.startsWith("on") || (List.of("href", "src").contains(name) && !inside)) {
                    strange.add(tag.group());
                }
            }
        }
        return strange;
    }

    @Test
    void theShortTextForAChatMakesNothingLive() {
        Story story =
                new Story()
                        .write(
                                ReviewSection.SUMMARY,
                                "Ask @team at https://wiki.example.com or #42.")
                        .note("", NoteKind.OBSERVATION, "x");
        assertTrue(
                TextReview.write(Known.of(story.incident()))
                        .contains("Summary: Ask `@team` at `https://wiki.example.com` or `#42`."),
                TextReview.write(Known.of(story.incident())));
    }

    @Test
    void aFormulaInAnActionIsShownAndNotComputed() {
        String csv = ActionLists.csv(new Story().action("=cmd|'/c calc'!A1, \"x\"").incident());
        assertTrue(csv.contains("\"'=cmd|'/c calc'!A1, \"\"x\"\"\""), csv);
        assertTrue(csv.endsWith("\r\n"));
    }

    @Test
    void anActionBecomesAnIssueUntilItIsDone() {
        Story story = new Story().action("Alert on the pool.").action("Done already");
        story.completeAction(story.lastId());
        String issues = ActionLists.issues(story.incident());
        assertTrue(issues.contains("## A1: Alert on the pool\n\n- Type: unknown"), issues);
        assertFalse(issues.contains("A2"), issues);
        assertEquals(List.of(), Parsed.of(issues).live());
    }

    @Test
    void theFrontMatterQuotesWhatIsNotOurs() {
        Story story = new Story().detail(Detail.TITLE, "a\": b\n---\nlayout: evil");
        String front = FrontMatter.write(story.incident());
        assertTrue(front.startsWith("---\ntitle: \"a\\\": b"), front);
        assertEquals(2, front.lines().filter("---"::equals).count(), front);
    }
}
