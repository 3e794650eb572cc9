package dev.incidentrunbook.redaction;

/// A secret, however often it was found in one export.
///
/// @param number counted from 1 in the order in which they were first found
/// @param rule what found it, for instance `github-token`
/// @param mask what stands in its place: `‹secret-1›`
/// @param finds what it is, for people
/// @param reason why it must not leave
/// @param place where it was found first, for instance `E3`
/// @param line the line there, counted from 1
/// @param excerpt what stands around it, with the mask in its place; one line of any text
/// @param count how often it was found
/// @param kept whether it is left as it is
/// @param identity the same for the same secret, and tells nothing about it
public record Hit(
        int number,
        String rule,
        String mask,
        String finds,
        String reason,
        String place,
        long line,
        String excerpt,
        long count,
        boolean kept,
        String identity) {

    /// The word of its mask, without the number.
    public String word() {
        return mask.replaceAll("[‹›]|-\\d+", "");
    }
}
