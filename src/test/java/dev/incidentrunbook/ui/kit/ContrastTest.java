package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The colours that the program's own styles put on one another can be told apart, in both themes.
class ContrastTest {
    /// WCAG 2.2, 1.4.3, for text.
    private static final double TEXT = 4.5;

    /// WCAG 2.2, 1.4.11, for the focus ring and other parts that must be seen.
    private static final double PARTS = 3;

    private static final Pattern TOKEN = Pattern.compile("^\\s+(-color-[a-z0-9-]+):\\s*([^;]+);");

    /// Two tokens that app.css and the sheets of the screens put on one another; a translucent one lies on `-color-bg-default`.
    private record Pair(String front, String back, double least) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("-color-fg-default", "-color-bg-default", TEXT),
                    new Pair("-color-fg-default", "-color-bg-subtle", TEXT),
                    new Pair("-color-fg-default", "-color-accent-subtle", TEXT),
                    new Pair("-color-fg-default", "-color-warning-subtle", TEXT),
                    new Pair("-color-fg-default", "-color-danger-subtle", TEXT),
                    new Pair("-color-fg-muted", "-color-bg-default", TEXT),
                    new Pair("-color-fg-muted", "-color-bg-subtle", TEXT),
                    new Pair("-color-fg-muted", "-color-accent-subtle", TEXT),
                    new Pair("-color-danger-fg", "-color-bg-default", TEXT),
                    new Pair("-color-danger-fg", "-color-danger-subtle", TEXT),
                    new Pair("-color-warning-fg", "-color-warning-subtle", TEXT),
                    new Pair("-color-accent-fg", "-color-accent-subtle", TEXT),
                    new Pair("-color-accent-fg", "-color-bg-subtle", TEXT),
                    new Pair("-color-success-fg", "-color-bg-subtle", TEXT),
                    new Pair("-color-success-fg", "-color-accent-subtle", PARTS),
                    new Pair("-color-warning-fg", "-color-bg-subtle", TEXT),
                    new Pair("-color-fg-emphasis", "-color-accent-emphasis", TEXT),
                    new Pair("-color-accent-emphasis", "-color-bg-default", PARTS),
                    new Pair("-color-accent-emphasis", "-color-bg-subtle", PARTS));

    @Test
    void theLightThemeCanBeRead() throws IOException {
        assertEquals(List.of(), tooFaint(new PrimerLight().getUserAgentStylesheet()));
    }

    @Test
    void theDarkThemeCanBeRead() throws IOException {
        assertEquals(List.of(), tooFaint(new PrimerDark().getUserAgentStylesheet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kit/app.css",
                "evidence/evidence.css",
                "home/home.css",
                "recovery/recovery.css",
                "review/review.css",
                "runbooks/reference.css",
                "safekeeping/safekeeping.css",
                "shell/shell.css",
                "step/step.css",
                "timeline/timeline.css"
            })
    void ownStylesUseTheThemesColoursOnly(String sheet) throws IOException {
        String css = read("/dev/incidentrunbook/ui/" + sheet);
        List<String> own =
                css.lines()
                        .filter(
                                Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsba?\\(")
                                        .asPredicate())
                        .toList();
        assertEquals(List.of(), own);
    }

    private static List<String> tooFaint(String themeSheet) throws IOException {
        Map<String, Color> tokens = tokens(read("/" + themeSheet.replaceFirst("^/", "")));
        Color ground = token(tokens, "-color-bg-default");
        return PAIRS.stream()
                .flatMap(pair -> {
                    Color back = over(token(tokens, pair.back()), ground);
                    double ratio = ratio(over(token(tokens, pair.front()), back), back);
                    return ratio < pair.least()
                            ? Stream.of(
                                    "%s on %s: %.2f".formatted(pair.front(), pair.back(), ratio))
                            : Stream.empty();
                })
                .toList();
    }

    private static Map<String, Color> tokens(String css) {
        var tokens = new HashMap<String, Color>();
        Predicate<String> colour = value -> value.startsWith("#") || value.startsWith("rgb");
        css.lines()
                .map(TOKEN::matcher)
                .filter(m -> m.find())
                .forEach(m -> {
                    if (colour.test(m.group(2))) {
                        tokens.putIfAbsent(m.group(1), Color.web(m.group(2)));
                    }
                });
        return tokens;
    }

    private static Color token(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static Color over(Color front, Color back) {
        double a = front.getOpacity();
        return Color.color(
                front.getRed() * a + back.getRed() * (1 - a),
                front.getGreen() * a + back.getGreen() * (1 - a),
                front.getBlue() * a + back.getBlue() * (1 - a));
    }

    private static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String read(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ContrastTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
