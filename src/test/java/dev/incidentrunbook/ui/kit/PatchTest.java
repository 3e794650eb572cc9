package dev.incidentrunbook.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    abc, abc,  ''
                    abc, abcd, d
                    abc, xabc, x
                    abc, axc,  x
                    abc, ac,   ''
                    abc, '',   ''
                    '',  abc,  abc
                    aaa, aa,   ''
                    aa,  aaa,  a
                    abc, cba,  cba
                    """)
    void theListBecomesWhatIsWantedAndOnlyTheDifferenceIsTouched(
            String from, String to, String added) {
        ObservableList<String> shown = FXCollections.observableArrayList(letters(from));
        var touched = new ArrayList<String>();
        shown.addListener(
                (ListChangeListener<String>)
                        change -> {
                            while (change.next()) {
                                touched.addAll(change.getAddedSubList());
                            }
                        });
        Patch.apply(shown, letters(to));
        assertEquals(letters(to), shown);
        assertEquals(letters(added), touched);
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }
}
