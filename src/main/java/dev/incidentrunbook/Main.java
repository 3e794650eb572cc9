package dev.incidentrunbook;

/// The front door.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        
        
    }
}
