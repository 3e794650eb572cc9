package dev.incidentrunbook.safekeeping;

import java.util.List;

/// What a look at the store found.
///
/// @param damages what is damaged, the file with the events first; empty when everything is as it was written
/// @param usable whether the undamaged rest can be read before it is mended
public record Health(List<Damage> damages, boolean usable) {
    /// Nothing is damaged.
    public static final Health SOUND = new Health(List.of(), true);

    public Health {
        damages = List.copyOf(damages);
    }

    /// Whether nothing is damaged.
    public boolean sound() {
        return damages.isEmpty();
    }
}
