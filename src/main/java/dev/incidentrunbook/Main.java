package dev.incidentrunbook;

/// The front door. Without words it opens the desktop, with words it is the shell; the shell never loads JavaFX.
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(Wiring.ofThisProcess().run(words));
    }
}
