package dev.incidentrunbook.ui.recovery;

import dev.incidentrunbook.safekeeping.Damage;
import dev.incidentrunbook.safekeeping.Recovery;
import dev.incidentrunbook.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;

/// One line of what is damaged, or of what recovering came to.
///
/// @param sign what it tells
/// @param about what it is about, in a few words
/// @param sentence the rest
record Line(Sign sign, String about, String sentence) {
    /// How many lines are shown; of more, the rest is counted. Each touches a file of its own, so that more are rare.
    static final int MOST = 200;

    /// What a line tells.
    enum Sign {
        /// Something is damaged.
        DAMAGED,
        /// Something was recovered.
        RECOVERED,
        /// Something could not be found anywhere.
        LOST
    }

    /// What is damaged, a line each.
    static List<Line> of(List<Damage> damages) {
        var lines = new ArrayList<Line>();
        damages.stream().limit(MOST).forEach(damage -> lines.add(of(damage)));
        if (damages.size() > MOST) {
            lines.add(
                    new Line(
                            Sign.DAMAGED,
                            Messages.text("recovery.more", Integer.toString(damages.size() - MOST)),
                            Messages.text("recovery.more.help")));
        }
        return lines;
    }

    /// What recovering came to, the losses first.
    static List<Line> of(Recovery recovery) {
        var lines = new ArrayList<Line>();
        recovery.lost()
                .forEach(s -> lines.add(new Line(Sign.LOST, Messages.text("recovery.lost"), s)));
        recovery.recovered()
                .forEach(s ->
                        lines.add(
                                new Line(Sign.RECOVERED, Messages.text("recovery.recovered"), s)));
        if (recovery.lost().isEmpty()) {
            lines.add(
                    new Line(
                            Sign.RECOVERED,
                            Messages.text("recovery.lost-nothing"),
                            Messages.text("recovery.lost-nothing.help")));
        }
        return lines;
    }

    private static Line of(Damage damage) {
        var about = new ArrayList<String>();
        about.add(damage.file());
        damage.incident().ifPresent(about::add);
        damage.evidence().ifPresent(about::add);
        return new Line(Sign.DAMAGED, String.join("  ·  ", about), damage.sentence());
    }

    /// The whole line, for people who hear it.
    String spoken() {
        return Messages.text("recovery.line", about, sentence);
    }
}
