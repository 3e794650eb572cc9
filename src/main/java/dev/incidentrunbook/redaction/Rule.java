package dev.incidentrunbook.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/// What one kind of secret looks like. The fields are explained in `rules.yaml`.
///
/// @param mask the word in the mask
/// @param finds what it is, for people
/// @param exact whether upper and lower case of the keywords matter
/// @param keywords where to look, in the case in which they are written
/// @param pattern what must stand there
/// @param shape what must stand there when no pattern can say it
/// @param named whether the name of the key before the secret counts
/// @param reach how many characters from the keyword on are looked at
/// @param entropy bits a character that a secret must have at least
/// @param words whether plain words can be a secret
/// @param digits whether digits alone can be a secret
/// @param unless what is no secret though it looks like one
/// @param optional whether it is masked only where that is asked for
/// @param reason why it must not leave
record Rule(
        String id,
        String mask,
        String finds,
        boolean exact,
        List<String> keywords,
        Optional<Pattern> pattern,
        Optional<Shape> shape,
        Start start,
        boolean named,
        int reach,
        double entropy,
        boolean words,
        boolean digits,
        Optional<Pattern> unless,
        boolean optional,
        String reason) {

    /// What is told by more than a pattern can say.
    enum Shape {
        CARD,
        IBAN,
        IP,
        PRIVATE_KEY
    }

    /// Where a match begins.
    enum Start {
        WORD,
        TOKEN,
        ANYWHERE,
        RUN
    }
}
