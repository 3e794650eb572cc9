package dev.incidentrunbook.incident;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Ids of incidents: `INC-2026-0001`. Every store counts for itself, so an incident that comes from another store may find its
/// id taken. It is then kept as `INC-2026-0001~2`, or with the next number that is free.
public final class IncidentId {
    private static final Pattern ORIGINAL = Pattern.compile("INC-[0-9]{4}-[0-9]{4,9}");
    private static final Pattern SUFFIX = Pattern.compile("~[0-9]{1,9}$");
    private static final int FIRST_SUFFIX = 2;

    private IncidentId() {}

    /// The id under which the incident was opened, which the chain of its events covers.
    public static String original(String id) {
        return SUFFIX.matcher(id).replaceFirst("");
    }

    /// Whether a store gives out such ids.
    public static boolean isOriginal(String id) {
        return ORIGINAL.matcher(id).matches();
    }

    /// An id for an incident that comes from another store: its original one, or the next with a suffix that is free.
    ///
    /// @param taken whether another incident has an id
    public static String free(String original, Predicate<String> taken) {
        String id = original;
        for (int suffix = FIRST_SUFFIX; taken.test(id); suffix++) {
            id = original + "~" + suffix;
        }
        return id;
    }
}
