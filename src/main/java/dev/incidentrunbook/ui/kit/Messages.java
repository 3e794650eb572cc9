package dev.incidentrunbook.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts on the screen, from `messages.properties`.
public final class Messages {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.incidentrunbook.ui.messages", Locale.ROOT);

    private Messages() {}

    /// A text, with `{0}`, `{1}`… replaced as [MessageFormat] does. Numbers are best passed as strings, since a format
    /// would group their digits.
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /// All texts, for FXML's `%key`.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }
}
