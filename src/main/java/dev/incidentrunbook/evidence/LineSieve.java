package dev.incidentrunbook.evidence;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Goes through the lines of a buffer and tells which are wanted. Where every wanted line must hold a text, it leaps from one
/// place with that text to the next and looks at no other line.
final class LineSieve {
    private final ScanBuffer buffer;
    private final LineTest test;
    private final LineTime times;
    private final BooleanSupplier cancelled;

    /// Hears of a wanted line.
    interface Wanted {
        /// Hears of it.
        ///
        /// @param begin where it begins in the buffer
        /// @param millis its moment, [LineTime#NONE] for none
        void line(int chunk, int begin, long millis);

        /// Hears that the bytes before a place may be gone from the buffer when it hears of the next line.
        ///
        /// @param begin where a line begins that may be wanted
        default void last(int begin) {}
    }

    LineSieve(ScanBuffer buffer, LineTest test, LineTime times, BooleanSupplier cancelled) {
        this.buffer = buffer;
        this.test = test;
        this.times = times;
        this.cancelled = cancelled;
    }

    void sift(Wanted wanted) throws IOException {
        int lowest = buffer.firstLine();
        int last = buffer.lineBegin(buffer.tail(), lowest);
        List<Needle> quick = test.quick();
        if (quick.isEmpty()) {
            siftAll(lowest, last, wanted);
        } else {
            leap(quick, lowest, last, wanted);
        }
        // The last line may be longer than anything that is read at once.
        if (last >= lowest && last < buffer.end()) {
            siftLast(last, wanted);
        }
    }

    private void siftAll(int lowest, int last, Wanted wanted) {
        long record = LineTime.NONE;
        int recordBegin = 0;
        for (int begin = lowest; begin < last; ) {
            int end = buffer.lineEnd(begin);
            long own = times.millis(buffer.bytes(), begin, end);
            if (own != LineTime.NONE) {
                record = own;
                recordBegin = begin;
            } else if (record == LineTime.NONE || recordBegin < begin - LineTest.RECORD) {
                record = recordTime(begin);
            }
            if (wants(begin, end, record)) {
                wanted.line(buffer.chunkOf(begin), begin, record);
            }
            begin = end + 1;
        }
    }

    private void leap(List<Needle> quick, int lowest, int last, Wanted wanted) {
        var next = new int[quick.size()];
        Arrays.fill(next, -1);
        for (int from = lowest; from < last; ) {
            int at = last;
            for (int i = 0; i < next.length; i++) {
                if (next[i] < from) {
                    int found = quick.get(i).next(buffer.bytes(), from, last);
                    next[i] = found < 0 ? last : found;
                }
                at = Math.min(at, next[i]);
            }
            if (at >= last) {
                return;
            }
            int begin = buffer.lineBegin(at, from);
            int end = buffer.lineEnd(at);
            long millis = moment(begin, end);
            if (wants(begin, end, millis)) {
                wanted.line(buffer.chunkOf(begin), begin, millis);
            }
            from = end + 1;
        }
    }

    private boolean wants(int begin, int end, long millis) {
        byte[] bytes = buffer.bytes();
        return test.wantsTime(millis)
                && test.wantsHead(bytes, begin, end)
                && test.wantsRequest(bytes, begin, end)
                && test.wantsText(bytes, begin, end);
    }

    /// Text and request may stand in different stretches of the last line.
    private void siftLast(int begin, Wanted wanted) throws IOException {
        int chunk = buffer.chunkOf(begin);
        int end = buffer.end();
        if (!buffer.goesOn() && buffer.bytes()[end - 1] == '\n') {
            end--;
        }
        long millis = moment(begin, end);
        if (!test.wantsTime(millis) || !test.wantsHead(buffer.bytes(), begin, end)) {
            return;
        }
        wanted.last(begin);
        boolean request = test.wantsRequest(buffer.bytes(), begin, end);
        boolean text = test.wantsText(buffer.bytes(), begin, end);
        while (!(request && text) && !cancelled.getAsBoolean() && buffer.slide(LineTest.OVERLAP)) {
            request = request || test.wantsRequest(buffer.bytes(), 0, buffer.end());
            text = text || test.wantsText(buffer.bytes(), 0, buffer.end());
        }
        if (request && text) {
            wanted.line(chunk, begin, millis);
        }
    }

    private long moment(int begin, int end) {
        long own = times.millis(buffer.bytes(), begin, end);
        return own == LineTime.NONE ? recordTime(begin) : own;
    }

    /// The moment of the line before one, or of the line before that.
    private long recordTime(int begin) {
        int lowest = Math.max(0, begin - LineTest.RECORD);
        for (int end = begin - 1; end > lowest; ) {
            int before = buffer.lineBegin(end, lowest);
            if (before == lowest && lowest > 0 && buffer.bytes()[lowest - 1] != '\n') {
                return LineTime.NONE;
            }
            long millis = times.millis(buffer.bytes(), before, end);
            if (millis != LineTime.NONE) {
                return millis;
            }
            end = before - 1;
        }
        return LineTime.NONE;
    }
}
