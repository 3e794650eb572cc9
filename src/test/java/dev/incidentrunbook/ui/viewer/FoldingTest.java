package dev.incidentrunbook.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private final Reader reader = new Reader();
    private final ViewerViewModel vm = reader.vm;

    @Test
    void anObjectInJsonIsSetOnLinesOfItsOwn() {
        reader.read("a.log", "before\n{\"level\":\"error\",\"at\":{\"line\":3}}\nafter\n");
        vm.choosing().moveTo(1, false);
        vm.fold();
        assertEquals(
                List.of(
                        "before",
                        "{\"level\":\"error\",\"at\":{\"line\":3}}",
                        "{",
                        "  \"level\" : \"error\",",
                        "  \"at\" : {",
                        "    \"line\" : 3",
                        "  }",
                        "}",
                        "after"),
                reader.rows());
        vm.choosing().moveTo(4, false);
        assertEquals("E1:L2", vm.choosing().citation().get());
        vm.fold();
        assertEquals(3, reader.rows().size());
        assertEquals(1, vm.choosing().selection().get().caret());
    }

    @Test
    void aLongLineIsShownInSegments() {
        reader.read("a.log", "a\n" + "x".repeat(5000) + "\nb\n");
        assertEquals(2048, reader.rows().get(1).length());
        vm.choosing().moveTo(1, false);
        vm.fold();
        List<String> rows = reader.rows();
        assertEquals(List.of(1, 2048, 2048, 904, 1), rows.stream().map(String::length).toList());
        vm.show(1, "", 3);
        assertEquals("b", reader.chosen());
    }

    @Test
    void whatOnlyLooksLikeJsonStaysAsItIs() {
        reader.read("a.log", "x = {\"a\": }\n");
        vm.fold();
        assertEquals(1, reader.rows().size());
    }
}
