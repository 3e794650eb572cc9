/// One incident in one file, to take along, hand over or keep: a zip of its events, its evidence and its review, with a
/// manifest that gives the size and the SHA-256 of each. Whatever is read from a bundle was written by somebody else, so
/// everything is verified before anything of it is kept.
///
/// | entry | what it holds |
/// |---|---|
/// | `manifest.json` | see [dev.incidentrunbook.bundle.Manifest]; always the first |
/// | `events.jsonl` | the events, a line each as in the witness file of a store, under the original id of the incident |
/// | `review.md` | the review as it read when the bundle was made |
/// | `objects/` and 64 hexadecimal digits | the bytes of an evidence, named by their SHA-256 |
///
/// Bytes of evidence are taken in first and the events last, in one transaction. Cut short between the two, an import leaves
/// bytes that no event names: nobody sees them, and the next import of the same bundle finds them stored already.
@NullMarked
package dev.incidentrunbook.bundle;

import org.jspecify.annotations.NullMarked;
