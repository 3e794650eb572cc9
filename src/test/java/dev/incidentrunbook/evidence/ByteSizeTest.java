package dev.incidentrunbook.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ByteSizeTest {
    @Test
    void sizesHaveThreeDigitsAtMost() {
        assertEquals("0 B", ByteSize.text(0));
        assertEquals("999 B", ByteSize.text(999));
        assertEquals("1.0 kB", ByteSize.text(1000));
        assertEquals("1.0 MB", ByteSize.text(999_900));
        assertEquals("310 kB", ByteSize.text(310_000));
        assertEquals("2.5 GB", ByteSize.text(2_500_000_000L));
    }
}
