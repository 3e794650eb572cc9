package dev.incidentrunbook.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlantedSecretsTest {
    private final Rules rules = Rules.shipped(Rules.Scope.USUAL);

    @Test
    void everyKeyToldByItsBeginningIsMasked() {
        assertEquals(List.of(), missed(Planted.all().stream().filter(Planted::prefix).toList()));
    }

    @Test
    void ofAllSecretsAtLeastNineteenInTwentyAreMasked() {
        List<Planted> all = Planted.all();
        List<String> missed = missed(all);
        assertTrue(all.size() >= 60);
        assertTrue(missed.size() * 20 <= all.size(), () -> missed.toString());
    }

    private List<String> missed(List<Planted> planted) {
        return planted.stream()
                .filter(p -> redactor().text("log", p.line()).contains(p.secret()))
                .map(p -> p.kind() + ": " + p.line())
                .toList();
    }

    private Redactor redactor() {
        return new Redactor(rules, _ -> false, Set.of());
    }
}
