package dev.incidentrunbook.ui.kit;

import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.safekeeping.Recovery;
import java.util.ArrayList;
import java.util.List;

/// One line of what is damaged, or of what mending the store came to.
///
/// @param sign what it tells
/// @param about what it is about, in a few words
/// @param sentence the rest
public record CareLine(Sign sign, String about, String sentence) {
    /// How many lines are shown; of more, the rest is counted. Each touches a file of its own, so that more are rare.
    public static final int MOST = 200;

    /// What a line tells.
    public enum Sign {
        /// Something is damaged.
        DAMAGED,
        /// Something was recovered.
        RECOVERED,
        /// Something could not be found anywhere.
        LOST
    }

    /// What a look at the store found, a line each: what is damaged, then what was lost earlier.
    public static List<CareLine> of(Health health) {
        List<Damage> damages = health.damages();
        var lines = new ArrayList<CareLine>();
        damages.stream().limit(MOST).forEach(damage -> lines.add(of(damage)));
        if (damages.size() > MOST) {
            lines.add(
                    new CareLine(
                            Sign.DAMAGED,
                            Messages.text("care.more", Integer.toString(damages.size() - MOST)),
                            Messages.text("care.more.help")));
        }
        health.lost().forEach(s -> lines.add(lost(s)));
        return lines;
    }

    /// What recovering came to, the losses first.
    ///
    /// @param whole whether everything that could be found anywhere is in the store; only then nothing may be lost
    public static List<CareLine> of(Recovery recovery, boolean whole) {
        var lines = new ArrayList<CareLine>();
        recovery.lost()
                .forEach(s -> lines.add(new CareLine(Sign.LOST, Messages.text("care.lost"), s)));
        recovery.recovered()
                .forEach(s ->
                        lines.add(
                                new CareLine(Sign.RECOVERED, Messages.text("care.recovered"), s)));
        if (whole && recovery.lost().isEmpty()) {
            lines.add(
                    new CareLine(
                            Sign.RECOVERED,
                            Messages.text("care.lost-nothing"),
                            Messages.text("care.lost-nothing.help")));
        }
        return lines;
    }

    private static CareLine lost(String sentence) {
        return new CareLine(Sign.LOST, Messages.text("care.lost"), sentence);
    }

    private static CareLine of(Damage damage) {
        var about = new ArrayList<String>();
        about.add(damage.file());
        damage.incident().ifPresent(about::add);
        damage.evidence().ifPresent(about::add);
        return new CareLine(Sign.DAMAGED, String.join("  ·  ", about), damage.sentence());
    }

    /// The whole line, for people who hear it.
    public String spoken() {
        return Messages.text("care.line", about, sentence);
    }
}
