/// The front door, and the one place where everything is put together. The rooms behind it and which may use which are
/// listed in `ArchitectureTest`.
@NullMarked
package dev.incidentrunbook;

import org.jspecify.annotations.NullMarked;
