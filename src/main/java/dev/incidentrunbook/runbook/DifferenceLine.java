package dev.incidentrunbook.runbook;

import java.util.ArrayList;
import java.util.List;

/// A line of a difference between two versions of a text.
///
/// @param number the line in the old version, counted from 1; 0 when it has none
public record DifferenceLine(Kind kind, int number, String text) {
    private static final int CONTEXT = 3;

    /// What became of a line.
    public enum Kind {
        KEPT(" "),
        ADDED("+"),
        REMOVED("-"),
        /// Lines that are the same in both are left out here.
        GAP("@");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /// The sign before the line, as `diff -u` writes it.
        public String sign() {
            return sign;
        }
    }

    static DifferenceLine added(String text) {
        return new DifferenceLine(Kind.ADDED, 0, text);
    }

    /// The line as `diff -u` would write it.
    public String written() {
        return kind == Kind.GAP ? "@@ line " + number + " @@" : kind.sign() + text;
    }

    /// The lines that differ and those near them, with a gap before each group.
    static List<DifferenceLine> around(List<DifferenceLine> all) {
        var near = new ArrayList<DifferenceLine>();
        int shownTo = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind() == Kind.KEPT) {
                continue;
            }
            int from = Math.max(shownTo, i - CONTEXT);
            if (from > shownTo || near.isEmpty()) {
                near.add(new DifferenceLine(Kind.GAP, Math.max(1, all.get(from).number()), ""));
            }
            int to = Math.min(all.size(), i + CONTEXT + 1);
            near.addAll(all.subList(from, to));
            shownTo = to;
            // What follows is shown already as far as `to`; a change in there reaches further.
            while (i + 1 < shownTo) {
                i++;
                if (all.get(i).kind() != Kind.KEPT) {
                    int further = Math.min(all.size(), i + CONTEXT + 1);
                    near.addAll(all.subList(shownTo, further));
                    shownTo = further;
                }
            }
        }
        return near;
    }
}
