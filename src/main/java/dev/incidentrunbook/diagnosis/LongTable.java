package dev.incidentrunbook.diagnosis;

/// A table from numbers to numbers that never grows beyond a bound; what comes later is not taken in. Zero is no key.
final class LongTable {
    private final int most;
    private long[] keys = new long[1024];
    private long[] values = new long[1024];
    private int size;

    LongTable(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    boolean full() {
        return size >= most;
    }

    /// Keeps the first value of a key.
    void putFirst(long key, long value) {
        int slot = slot(keys, key);
        if (keys[slot] == 0 && size < most) {
            keys[slot] = key;
            values[slot] = value;
            size++;
            if (size * 2 > keys.length) {
                grow();
            }
        }
    }

    /// Keeps the greatest value of a key.
    void putGreatest(long key, long value) {
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            values[slot] = Math.max(values[slot], value);
        } else {
            putFirst(key, value);
        }
    }

    boolean has(long key) {
        return key != 0 && keys[slot(keys, key)] == key;
    }

    long get(long key, long otherwise) {
        int slot = slot(keys, key);
        return key != 0 && keys[slot] == key ? values[slot] : otherwise;
    }

    long[] keys() {
        long[] all = new long[size];
        int n = 0;
        for (long key : keys) {
            if (key != 0) {
                all[n++] = key;
            }
        }
        return all;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int slot(long[] table, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = table.length - 1;
        int slot = (int) (mixed >>> 40) & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
