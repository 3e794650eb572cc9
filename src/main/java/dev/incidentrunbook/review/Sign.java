package dev.incidentrunbook.review;

import dev.incidentrunbook.incident.Detail;
import dev.incidentrunbook.incident.Ground;
import dev.incidentrunbook.incident.Hypothesis;
import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.StepRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something by which an incident is told from others and found again: a name that means the same wherever it stands.
///
/// @param name in its one spelling, for instance `NullPointerException` or `/orders/{}`
public record Sign(Kind kind, String name) {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_WORD = 200;
    private static final Pattern WORD = Pattern.compile("[\\w$.:]+");
    private static final Pattern EXCEPTION =
            Pattern.compile("[A-Z][\\w$]*[a-z][\\w$]*(?:Exception|Error|Timeout|Fault)");
    private static final Pattern RUBY = Pattern.compile("(?:[A-Z]\\w*::)+[A-Z]\\w*");
    private static final Pattern SQL =
            Pattern.compile(
                    "SQLSTATE[\\s:\\[(]{0,3}([0-9A-Z]{5})\\b|\\b(ORA-\\d{5})\\b|\\bERROR (\\d{4}) \\([0-9A-Z]{5}\\)");
    private static final Pattern ROUTE =
            Pattern.compile(
                    "\\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\\s{1,3}(/[^\\s?#\"'`,;)]{0,300})");
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Z]{3,7}\\s+)?(/[^\\s?#\"'`,;)]{0,300}).*");

    /// A part of a path that differs from request to request: a number, a long id, or a place-holder for one.
    private static final Pattern VARYING =
            Pattern.compile("(?<=/)(?:\\d+|[0-9a-fA-F-]{16,}|\\{[^/]*}|:[^/]+|<[^/]*>)(?=/|$)");

    /// What kind of name it is, and how much it tells when two incidents have it in common.
    public enum Kind {
        EXCEPTION("exception", 3),
        SQL("database code", 3),
        ROUTE("route", 2),
        SERVICE("service", 1),
        CAUSE("cause", 1);

        private final String words;
        private final int weight;

        Kind(String words, int weight) {
            this.words = words;
            this.weight = weight;
        }

        /// How a person says it.
        public String words() {
            return words;
        }

        int weight() {
            return weight;
        }
    }

    /// The signs of an incident: from its details, fields, notes and the hypotheses that were not ruled out.
    public static Set<Sign> of(Incident incident) {
        var signs = new LinkedHashSet<Sign>();
        for (String text : texts(incident)) {
            read(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text, signs);
        }
        Matcher endpoint = PATH.matcher(incident.detail(Detail.ENDPOINT));
        if (endpoint.matches()) {
            signs.add(route(endpoint.group(1)));
        }
        String service = incident.detail(Detail.SERVICE).strip().toLowerCase(Locale.ROOT);
        if (!service.isEmpty()) {
            signs.add(new Sign(Kind.SERVICE, service));
        }
        standing(incident).stream()
                .map(Hypothesis::cause)
                .filter(cause -> !cause.isBlank())
                .forEach(cause -> signs.add(new Sign(Kind.CAUSE, cause)));
        return signs;
    }

    /// The sign in words, for instance "the exception NullPointerException".
    public String words() {
        return "the " + kind.words() + " " + name;
    }

    private static List<String> texts(Incident incident) {
        var texts = new ArrayList<String>();
        texts.add(incident.detail(Detail.TITLE));
        texts.add(incident.detail(Detail.ENDPOINT));
        for (StepRun run : incident.steps()) {
            texts.addAll(run.fields().values());
        }
        incident.notes().forEach(n -> texts.add(n.text()));
        for (Hypothesis h : standing(incident)) {
            texts.add(h.text());
            h.grounds(Ground.Side.FOR).forEach(g -> texts.add(g.text()));
        }
        return texts;
    }

    private static List<Hypothesis> standing(Incident incident) {
        return incident.hypotheses().stream()
                .filter(h -> h.state() != Hypothesis.State.REFUTED)
                .toList();
    }

    private static void read(String text, Set<Sign> signs) {
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() <= LONGEST_WORD)
                .map(Sign::simple)
                .filter(name -> EXCEPTION.matcher(name).matches() || RUBY.matcher(name).matches())
                .forEach(name -> signs.add(new Sign(Kind.EXCEPTION, name)));
        Matcher sql = SQL.matcher(text);
        while (sql.find()) {
            String code =
                    sql.group(1) != null
                            ? "SQLSTATE " + sql.group(1)
                            : sql.group(2) != null ? sql.group(2) : "ERROR " + sql.group(3);
            signs.add(new Sign(Kind.SQL, code));
        }
        Matcher route = ROUTE.matcher(text);
        while (route.find()) {
            signs.add(route(route.group(1)));
        }
    }

    /// The name of a type without its package, and without the colon after it.
    private static String simple(String word) {
        String bare = word.replaceAll("[.:]+$", "");
        return bare.contains("::") ? bare : bare.substring(bare.lastIndexOf('.') + 1);
    }

    /// A route without what differs from request to request, so that two requests to the same place have the same one. The
    /// method tells too little and is often left out by people.
    private static Sign route(String path) {
        String general = VARYING.matcher(path).replaceAll("{}");
        String bare = general.length() > 1 ? general.replaceAll("/+$", "") : general;
        return new Sign(Kind.ROUTE, bare.isEmpty() ? "/" : bare.toLowerCase(Locale.ROOT));
    }
}
