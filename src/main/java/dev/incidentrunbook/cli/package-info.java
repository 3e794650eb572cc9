/// The shell: the same actions as on the screen, for scripts, for machines without a display, and for those who are faster
/// with words. Every command leads to the same events through the same [dev.incidentrunbook.incident.Response]. Commands
/// are built by hand in [dev.incidentrunbook.cli.Shell]; picocli only reads the words.
@NullMarked
package dev.incidentrunbook.cli;

import org.jspecify.annotations.NullMarked;
