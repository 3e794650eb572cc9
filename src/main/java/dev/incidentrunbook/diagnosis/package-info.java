/// Reads logs and says what they point to: when it began, what fails, where, what probably causes it, each with the lines
/// that carry it.
///
/// A [LogReading] takes the bytes of one log and becomes [SourceFindings]; a [Diagnosis] puts the findings of several logs
/// together and ranks the causes. Everything it knows about software stands in `signals.yaml` beside this package, each
/// pattern with its weight and the reason for it. The room knows no file, no database, no clock and no screen; the same
/// bytes give the same answer.
@NullMarked
package dev.incidentrunbook.diagnosis;

import org.jspecify.annotations.NullMarked;
