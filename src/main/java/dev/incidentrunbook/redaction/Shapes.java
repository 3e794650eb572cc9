package dev.incidentrunbook.redaction;

import java.util.List;
import java.util.Map;

/// What is told by its digits: numbers of cards and accounts by their check digits, addresses by the size of their parts.
final class Shapes {
    private static final int CARD_LONGEST = 19;
    private static final int IBAN_LONGEST = 34;

    /// Lengths of account numbers (ISO 13616 registry), by country.
    private static final Map<String, Integer> IBAN_LENGTHS =
            Map.ofEntries(
                    Map.entry("AD", 24),
                    Map.entry("AE", 23),
                    Map.entry("AT", 20),
                    Map.entry("BE", 16),
                    Map.entry("BG", 22),
                    Map.entry("BR", 29),
                    Map.entry("CH", 21),
                    Map.entry("CY", 28),
                    Map.entry("CZ", 24),
                    Map.entry("DE", 22),
                    Map.entry("DK", 18),
                    Map.entry("EE", 20),
                    Map.entry("ES", 24),
                    Map.entry("FI", 18),
                    Map.entry("FR", 27),
                    Map.entry("GB", 22),
                    Map.entry("GR", 27),
                    Map.entry("HR", 21),
                    Map.entry("HU", 28),
                    Map.entry("IE", 22),
                    Map.entry("IL", 23),
                    Map.entry("IS", 26),
                    Map.entry("IT", 27),
                    Map.entry("LI", 21),
                    Map.entry("LT", 20),
                    Map.entry("LU", 20),
                    Map.entry("LV", 21),
                    Map.entry("MC", 27),
                    Map.entry("MT", 31),
                    Map.entry("NL", 18),
                    Map.entry("NO", 15),
                    Map.entry("PL", 28),
                    Map.entry("PT", 25),
                    Map.entry("RO", 24),
                    Map.entry("RS", 22),
                    Map.entry("SA", 24),
                    Map.entry("SE", 24),
                    Map.entry("SI", 19),
                    Map.entry("SK", 24),
                    Map.entry("SM", 27),
                    Map.entry("TR", 26),
                    Map.entry("UA", 29));

    private Shapes() {}

    /// Adds what has the shape of a rule.
    ///
    /// @param from where to begin
    /// @param to only what begins before
    static void find(Rule rule, String text, int from, int to, List<Found> found) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            boolean begins =
                    switch (rule.shape().orElseThrow()) {
                        case CARD -> isDigit(c);
                        case IBAN -> c >= 'A' && c <= 'Z';
                        case IP -> isDigit(c) || c == ':' || (c >= 'a' && c <= 'f');
                        case PRIVATE_KEY -> false;
                    };
            if (begins && (at == 0 || !isWord(text.charAt(at - 1)))) {
                int end = end(rule, text, at);
                if (end > 0) {
                    found.add(new Found(rule, at, end, compact(text.substring(at, end))));
                    at = end;
                    continue;
                }
            }
            at++;
        }
    }

    private static int end(Rule rule, String text, int at) {
        return switch (rule.shape().orElseThrow()) {
            case CARD -> card(text, at);
            case IBAN -> iban(text, at);
            case IP -> Addresses.end(text, at);
            case PRIVATE_KEY -> -1;
        };
    }

    /// Where the number of a card ends that begins at a place; negative when there is none. Digits stand together, or in groups
    /// as they are printed on cards.
    private static int card(String text, int from) {
        if (from > 0
                && ".-+/=&".indexOf(text.charAt(from - 1)) >= 0
                && text.charAt(from - 1) != '=') {
            return -1;
        }
        var digits = new StringBuilder(CARD_LONGEST);
        int at = from;
        int group = 0;
        while (at < text.length() && digits.length() <= CARD_LONGEST) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits.append(c);
                group++;
            } else if ((c == ' ' || c == '-')
                    && group == 4
                    && at + 1 < text.length()
                    && isDigit(text.charAt(at + 1))) {
                group = 0;
            } else {
                break;
            }
            at++;
        }
        boolean ends = at >= text.length() || (!isWord(text.charAt(at)) && !joins(text, at));
        return ends && isIssued(digits) && luhn(digits) ? at : -1;
    }

    /// Whether a number goes on behind a point or dash.
    private static boolean joins(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == '-') && at + 1 < text.length() && isWord(text.charAt(at + 1));
    }

    /// Whether an issuer gives out numbers that begin so and are so long.
    private static boolean isIssued(CharSequence digits) {
        int length = digits.length();
        if (length < 13 || length > CARD_LONGEST) {
            return false;
        }
        int four = Integer.parseInt(digits, 0, 4, 10);
        int two = four / 100;
        return switch (length) {
            case 13, 19 -> two / 10 == 4;
            case 14 -> (four / 10 >= 300 && four / 10 <= 305) || two == 36 || two == 38;
            case 15 -> two == 34 || two == 37;
            case 16 ->
                    two / 10 == 4
                            || (two >= 51 && two <= 55)
                            || (four >= 2221 && four <= 2720)
                            || four == 6011
                            || two == 65
                            || (four >= 6440 && four <= 6499)
                            || (four >= 3528 && four <= 3589);
            default -> false;
        };
    }

    /// The check digit of ISO/IEC 7812.
    static boolean luhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static int iban(String text, int from) {
        if (from + 4 > text.length()
                || !isDigit(text.charAt(from + 2))
                || !isDigit(text.charAt(from + 3))) {
            return -1;
        }
        Integer length = IBAN_LENGTHS.get(text.substring(from, from + 2));
        if (length == null) {
            return -1;
        }
        var number = new StringBuilder(IBAN_LONGEST);
        int at = from;
        while (at < text.length() && number.length() < length) {
            char c = text.charAt(at);
            if (isDigit(c) || (c >= 'A' && c <= 'Z')) {
                number.append(c);
            } else if (c != ' ' || number.length() % 4 != 0) {
                return -1;
            }
            at++;
        }
        boolean ends = at >= text.length() || !isWord(text.charAt(at));
        return number.length() == length && ends && mod97(number) ? at : -1;
    }

    /// The check digits of ISO 7064, MOD 97-10.
    static boolean mod97(CharSequence iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    private static String compact(String value) {
        return value.replace(" ", "").replace("-", "");
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
