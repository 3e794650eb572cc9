package dev.incidentrunbook.diagnosis;

/// The abbreviations of time zones that logs carry, as far as they are not ambiguous in practice.
final class Zones {
    static final int NONE = Integer.MIN_VALUE;

    private Zones() {}

    /// Minutes east of UTC; [#NONE] for a word that is no zone.
    static int minutes(String abbreviation) {
        return switch (abbreviation) {
            case "UTC", "GMT", "WET", "UCT" -> 0;
            case "CET", "BST", "WEST", "MEZ" -> 60;
            case "CEST", "EET", "SAST", "MESZ" -> 120;
            case "EEST", "MSK" -> 180;
            case "IST" -> 330;
            case "SGT", "HKT", "AWST" -> 480;
            case "JST", "KST" -> 540;
            case "AEST" -> 600;
            case "AEDT" -> 660;
            case "NZST" -> 720;
            case "NZDT" -> 780;
            case "EST", "CDT" -> -300;
            case "EDT" -> -240;
            case "CST", "MDT" -> -360;
            case "MST", "PDT" -> -420;
            case "PST" -> -480;
            default -> NONE;
        };
    }
}
