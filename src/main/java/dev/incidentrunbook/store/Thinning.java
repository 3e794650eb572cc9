package dev.incidentrunbook.store;

import dev.incidentrunbook.store.BackupFolder.Contents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Which backups are kept: all of the last four hours, one an hour for two days, one a day for two weeks, one a week for half
/// a year; and the newest two whatever their age, so that a clock set wrongly never leaves none. (Of the same kind are the
/// steps of Anki, https://docs.ankiweb.net/backups.html; finer here, since an incident is measured in minutes.)
final class Thinning {
    private static final int ALWAYS = 2;
    private static final Duration EVERY_ONE = Duration.ofHours(4);
    private static final Duration HOURLY = Duration.ofDays(2);
    private static final Duration DAILY = Duration.ofDays(14);
    private static final Duration WEEKLY = Duration.ofDays(182);

    private Thinning() {}

    /// Those that are no longer needed.
    ///
    /// @param newestFirst all there are
    static List<Contents> superfluous(List<Contents> newestFirst, Instant now) {
        var kept = new HashSet<String>();
        var superfluous = new ArrayList<Contents>();
        for (int i = 0; i < newestFirst.size(); i++) {
            Contents contents = newestFirst.get(i);
            Instant taken = Instant.parse(contents.takenAt());
            Duration age = Duration.between(taken, now);
            boolean keep =
                    age.compareTo(EVERY_ONE) < 0
                            || (age.compareTo(WEEKLY) < 0 && kept.add(stretch(taken, age)));
            if (!keep && i >= ALWAYS) {
                superfluous.add(contents);
            }
        }
        return List.copyOf(superfluous);
    }

    /// The hour, the day or the week that a backup stands for.
    private static String stretch(Instant taken, Duration age) {
        Duration length =
                age.compareTo(HOURLY) < 0
                        ? Duration.ofHours(1)
                        : age.compareTo(DAILY) < 0 ? Duration.ofDays(1) : Duration.ofDays(7);
        return length + " " + Math.floorDiv(taken.getEpochSecond(), length.toSeconds());
    }
}
