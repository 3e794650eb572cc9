package dev.incidentrunbook.cli;

import dev.incidentrunbook.incident.Incident;
import dev.incidentrunbook.incident.RefusedException;
import dev.incidentrunbook.redaction.Hit;
import dev.incidentrunbook.redaction.Redactor;
import dev.incidentrunbook.redaction.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options of commands that mask secrets in what they give out.
final class Masking {
    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "RULE|N",
            description =
                    "Leave this as it is: a rule, a word of a mask such as e-mail, or a number that scan prints.")
    private List<String> keep = new ArrayList<>();

    @Option(names = "--mask-ip", description = "Mask public IP addresses too.")
    private boolean addresses;

    /// Masks what an export of an incident gives out; the names of those who took part are no secret in it.
    Redactor redactor(Incident incident) {
        var names = new HashSet<String>();
        incident.history().forEach(event -> names.add(event.who()));
        return redactor(names);
    }

    Redactor redactor(Set<String> names) {
        Rules rules = Rules.shipped(addresses ? Rules.Scope.WITH_IP_ADDRESSES : Rules.Scope.USUAL);
        for (String wanted : keep) {
            if (!rules.knows(wanted) && !wanted.matches("[0-9]{1,9}")) {
                throw RefusedException.wrongWords(
                        "There is no rule \"%s\"; scan prints the rules and numbers of what was found."
                                .formatted(wanted));
            }
        }
        return new Redactor(rules, this::keeps, names);
    }

    private boolean keeps(Hit hit) {
        return keep.contains(hit.rule())
                || keep.contains(hit.word())
                || keep.contains(Integer.toString(hit.number()));
    }

    /// Says on the error stream what was masked.
    static void tell(Desk desk, Redactor redactor) {
        if (!redactor.masked().isEmpty()) {
            desk.complain(
                    "Masked: %s. --keep RULE|N leaves what is no secret as it is, and scan shows each."
                            .formatted(redactor.masked()));
        }
    }
}
