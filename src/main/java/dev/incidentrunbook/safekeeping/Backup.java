package dev.incidentrunbook.safekeeping;

import java.time.Instant;

/// A copy of the store's events that was read back and verified when it was taken.
///
/// @param name names it in the shell: `0007`; counted up, so that the order does not depend on a clock
/// @param takenAt when it was taken, by the wall clock
/// @param incidents number of incidents in it
/// @param events number of events in it
/// @param size bytes on the disk
/// @param reason why it was taken: `every 15 minutes`, `by hand`, `before an import`…
public record Backup(
        String name, Instant takenAt, long incidents, long events, long size, String reason) {}
