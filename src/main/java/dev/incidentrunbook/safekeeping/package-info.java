/// What keeps the record safe: noticing damage, mending it, backups. Here is what the screens and the shell may ask for; the
/// room `store` does it.
@NullMarked
package dev.incidentrunbook.safekeeping;

import org.jspecify.annotations.NullMarked;
