package dev.incidentrunbook.redaction;

/// IP addresses that lead to somebody: those of private networks, of the machine itself and of documents (RFC 1918, 4193, 5737,
/// 6598) do not.
final class Addresses {
    private static final int GROUPS = 8;

    private Addresses() {}

    /// Where an address ends that begins at a place; negative when there is none.
    static int end(String text, int from) {
        char before = from > 0 ? text.charAt(from - 1) : ' ';
        if (before == '.' || before == '-' || before == ':') {
            return -1;
        }
        int end = four(text, from);
        return end > 0 ? end : six(text, from);
    }

    private static int four(String text, int from) {
        var parts = new int[4];
        int at = from;
        for (int part = 0; part < 4; part++) {
            int begun = at;
            while (at < text.length() && at < begun + 3 && Shapes.isDigit(text.charAt(at))) {
                parts[part] = parts[part] * 10 + text.charAt(at) - '0';
                at++;
            }
            if (at == begun || parts[part] > 255) {
                return -1;
            }
            if (part < 3 && (at >= text.length() || text.charAt(at++) != '.')) {
                return -1;
            }
        }
        boolean goesOn =
                at < text.length()
                        && (Shapes.isWord(text.charAt(at))
                                || (text.charAt(at) == '.'
                                        && at + 1 < text.length()
                                        && Shapes.isDigit(text.charAt(at + 1))));
        return goesOn || isNobodys(parts) ? -1 : at;
    }

    private static boolean isNobodys(int[] p) {
        return switch (p[0]) {
            case 0, 10, 127 -> true;
            case 100 -> p[1] >= 64 && p[1] < 128;
            case 169 -> p[1] == 254;
            case 172 -> p[1] >= 16 && p[1] < 32;
            case 192 -> p[1] == 168 || (p[1] == 0 && p[2] == 2);
            case 198 -> p[1] == 51 && p[2] == 100;
            case 203 -> p[1] == 0 && p[2] == 113;
            default -> p[0] >= 224;
        };
    }

    private static int six(String text, int from) {
        int at = from;
        int groups = 0;
        boolean gap = false;
        while (at < text.length() && groups <= GROUPS) {
            int begun = at;
            while (at < text.length()
                    && at < begun + 4
                    && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            groups += at > begun ? 1 : 0;
            if (at >= text.length() || text.charAt(at) != ':') {
                break;
            }
            boolean twice = text.startsWith("::", at);
            if (twice ? gap : at == begun) {
                return -1;
            }
            gap |= twice;
            at += twice ? 2 : 1;
        }
        boolean goesOn =
                at < text.length() && (Shapes.isWord(text.charAt(at)) || text.charAt(at) == ':');
        boolean whole = gap ? groups >= 3 && groups < GROUPS : groups == GROUPS;
        String address = text.substring(from, at);
        boolean nobodys =
                address.startsWith("fe80") || address.startsWith("fc") || address.startsWith("fd");
        return goesOn || !whole || text.charAt(at - 1) == ':' || nobodys ? -1 : at;
    }
}
