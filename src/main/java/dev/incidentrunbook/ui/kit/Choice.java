package dev.incidentrunbook.ui.kit;

/// What is remembered from one start of the program to the next.
public enum Choice {
    THEME("theme"),
    TEXT_SIZE("text-size"),
    RESPONDER("responder"),
    WINDOW("window"),
    MAXIMISED("window-maximised"),
    LAST_INCIDENT("last-incident"),
    LAST_FOLDER("last-folder"),
    LAST_CHECK("last-check"),
    REVIEW_ORDER("review-order"),
    KEPT_SECRETS("kept-secrets");

    private final String key;

    Choice(String key) {
        this.key = key;
    }

    /// The name it is stored under.
    public String key() {
        return key;
    }
}
