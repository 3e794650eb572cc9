/// The step screen: one view that renders any step of any runbook, with its checklist, fields, notes and evidence.
@NullMarked
package dev.incidentrunbook.ui.step;

import org.jspecify.annotations.NullMarked;
