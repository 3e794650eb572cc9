package dev.incidentrunbook.ui.viewer;

import dev.incidentrunbook.evidence.EvidenceChunks;
import dev.incidentrunbook.evidence.HexLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The bytes of one evidence, sixteen in a row.
///
/// @param evidence number of the evidence
record ByteRows(int evidence, EvidenceChunks chunks) implements Rows {
    @Override
    public long count() {
        return Math.ceilDiv(chunks.index().size(), HexLine.BYTES);
    }

    @Override
    public List<Row> read(long first, int most) throws IOException {
        long offset = first * HexLine.BYTES;
        byte[] bytes = chunks.slice(offset, most * HexLine.BYTES);
        var rows = new ArrayList<Row>();
        for (int at = 0; at < bytes.length; at += HexLine.BYTES) {
            int end = Math.min(bytes.length, at + HexLine.BYTES);
            rows.add(
                    new Row(
                            evidence,
                            offset + at,
                            Row.Part.BYTES,
                            HexLine.of(offset + at, bytes, at, end)));
        }
        return rows;
    }

    @Override
    public long placeOf(int number, long offset) {
        return Math.clamp(offset / HexLine.BYTES, 0, Math.max(0, count() - 1));
    }
}
