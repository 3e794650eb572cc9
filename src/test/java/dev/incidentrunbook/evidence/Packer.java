package dev.incidentrunbook.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/// Packs bytes in memory.
public final class Packer {
    private Packer() {}

    @FunctionalInterface
    interface Wrapping {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    public static byte[] gzip(byte[] bytes) {
        return through(GZIPOutputStream::new, bytes);
    }

    public static byte[] bzip2(byte[] bytes) {
        return through(BZip2CompressorOutputStream::new, bytes);
    }

    public static byte[] xz(byte[] bytes) {
        return through(XZCompressorOutputStream::new, bytes);
    }

    public static byte[] zstd(byte[] bytes) {
        return through(ZstdCompressorOutputStream::new, bytes);
    }

    /// A zip as most programs write it to a stream: the sizes stand behind the bytes.
    public static byte[] zip(Map<String, byte[]> files) {
        var all = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(all, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    public static byte[] tar(Map<String, byte[]> files) {
        var all = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(all, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /// Files by name, in order.
    public static Map<String, byte[]> files(Object... namesAndBytes) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            files.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        return files;
    }

    private static byte[] through(Wrapping wrapping, byte[] bytes) {
        var all = new ByteArrayOutputStream();
        try (OutputStream out = wrapping.wrap(all)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }
}
