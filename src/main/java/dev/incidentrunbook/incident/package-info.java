/// What happened: the events of an incident, what they add up to, and how long everything took. Everything known about an
/// incident is its ordered list of events; nothing else is kept, so nothing can disagree. Knows no screen and no database.
@NullMarked
package dev.incidentrunbook.incident;

import org.jspecify.annotations.NullMarked;
