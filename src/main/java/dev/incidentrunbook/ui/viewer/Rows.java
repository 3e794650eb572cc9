package dev.incidentrunbook.ui.viewer;

import java.io.IOException;
import java.util.List;

/// Rows that are found by their place, of which there may be any number. Never changes, and is read off the FX thread.
interface Rows {
    /// No rows.
    Rows NONE =
            new Rows() {
                @Override
                public long count() {
                    return 0;
                }

                @Override
                public List<Row> read(long first, int most) {
                    return List.of();
                }

                @Override
                public long placeOf(int evidence, long line) {
                    return 0;
                }
            };

    /// How many there are.
    long count();

    /// Reads rows that follow each other.
    ///
    /// @param first place of the first, counted from 0
    /// @param most how many at most; fewer where the rows end
    /// @throws IOException when what is stored is damaged
    List<Row> read(long first, int most) throws IOException;

    /// The place of a line, or of the next one that is shown; 0 when there is none.
    ///
    /// @throws IOException when what is stored is damaged
    long placeOf(int evidence, long line) throws IOException;
}
