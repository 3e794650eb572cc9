package dev.incidentrunbook;

/// The front door.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(String.join("|", args) + " " + Runtime.version());
        System.exit(args.length);
    }
}
