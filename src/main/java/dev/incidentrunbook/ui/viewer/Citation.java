package dev.incidentrunbook.ui.viewer;

/// How lines of an evidence are named, for instance `E3:L1042-L1060`.
final class Citation {
    private Citation() {}

    static String of(Row first, Row last) {
        if (first.part() == Row.Part.BYTES) {
            return "E%d:0x%x".formatted(first.evidence(), first.line());
        }
        String begin = "E%d:L%d".formatted(first.evidence(), first.line());
        if (first.evidence() != last.evidence()) {
            return begin + " – E%d:L%d".formatted(last.evidence(), last.line());
        }
        return first.line() == last.line() ? begin : begin + "-L" + last.line();
    }
}
