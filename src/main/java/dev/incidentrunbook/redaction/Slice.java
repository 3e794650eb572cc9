package dev.incidentrunbook.redaction;

/// A part of a text that is not copied, since of most parts no more than the beginning is looked at.
record Slice(String text, int from, int to) implements CharSequence {
    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(from + start, from + end);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
