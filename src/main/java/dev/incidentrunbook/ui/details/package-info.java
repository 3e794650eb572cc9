/// What is known about the incident as a whole: title, severity, service, request IDs, milestones; and closing it.
@NullMarked
package dev.incidentrunbook.ui.details;

import org.jspecify.annotations.NullMarked;
