package dev.incidentrunbook.safekeeping;

import java.util.List;

/// What a look at the store found.
///
/// @param damages what is damaged and can be mended or at least set aside, the file with the events first; empty when
///     everything is as it was written
/// @param lost what an earlier recovery could find nowhere, one sentence each; nothing more can be done about it
/// @param usable whether the undamaged rest can be read before it is mended
public record Health(List<Damage> damages, List<String> lost, boolean usable) {
    /// Nothing is damaged.
    public static final Health SOUND = new Health(List.of(), List.of(), true);

    public Health {
        damages = List.copyOf(damages);
        lost = List.copyOf(lost);
    }

    /// Whether nothing is damaged.
    public boolean sound() {
        return damages.isEmpty();
    }
}
