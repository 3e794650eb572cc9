package dev.incidentrunbook.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentIdTest {
    @Test
    void theOriginalIdIsTheOneWithoutTheSuffix() {
        assertEquals("INC-2026-0001", IncidentId.original("INC-2026-0001~2"));
        assertEquals("INC-2026-0001", IncidentId.original("INC-2026-0001~113"));
        assertEquals("INC-2026-0001", IncidentId.original("INC-2026-0001"));
    }

    @Test
    void theSuffixIsTheSmallestThatIsFreeFromTwoOn() {
        assertEquals("A", IncidentId.free("A", id -> false));
        assertEquals("A~2", IncidentId.free("A", Set.of("A", "A~3")::contains));
        assertEquals("A~4", IncidentId.free("A", Set.of("A", "A~2", "A~3")::contains));
    }

    @Test
    void onlyIdsThatAStoreGivesOutAreOriginal() {
        assertTrue(IncidentId.isOriginal("INC-2026-0001"));
        assertTrue(IncidentId.isOriginal("INC-2026-12345"));
        assertFalse(IncidentId.isOriginal("INC-2026-0001~2"));
        assertFalse(IncidentId.isOriginal("INC-2026-1"));
        assertFalse(IncidentId.isOriginal("../../etc"));
        assertFalse(IncidentId.isOriginal("inc-2026-0001"));
        assertFalse(IncidentId.isOriginal("INC-2026-0001\n"));
    }
}
