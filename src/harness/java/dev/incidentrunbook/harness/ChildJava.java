package dev.incidentrunbook.harness;

import dev.incidentrunbook.store.ChildProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/// How children are started: on the class path of this very program, or quicker.
///
/// @param options more options for the virtual machine
/// @param classPath where it finds its classes
record ChildJava(List<String> options, String classPath) {

    /// As it is.
    static ChildJava plain() {
        return new ChildJava(List.of(), System.getProperty("java.class.path"));
    }

    /// With a cache of what a program loads (JEP 514), which spares every child a third of its start. Since the cache knows
    /// only archives, the folders of classes are packed into one first.
    ///
    /// @param folder where cache and archive are kept
    /// @param program runs and ends by itself when given these arguments
    static ChildJava trained(Path folder, Class<?> program, String... arguments)
            throws IOException {
        Files.createDirectories(folder);
        Path archive = folder.resolve("children.jar");
        Path cache = folder.resolve("children.aot");
        String classPath = archived(archive);
        var training =
                new ChildJava(List.of("-XX:AOTCacheOutput=" + cache), classPath)
                        .start(program, folder.resolve("training"), arguments);
        training.hearAll();
        training.exitCode();
        String complaints = training.complaints();
        training.close();
        if (!Files.exists(cache)) {
            System.out.println("  children start slowly, without a cache: " + complaints.strip());
            return plain();
        }
        return new ChildJava(List.of("-XX:AOTCache=" + cache), classPath);
    }

    private Child start(Class<?> program, Path home, String... arguments) throws IOException {
        return Child.start(this, program, home, Map.of(), arguments);
    }

    /// The command that starts a program; its arguments are still to be added.
    List<String> command(Class<?> program, Path logs) {
        List<String> command = ChildProgram.command(program, logs);
        command.set(command.indexOf("-cp") + 1, classPath);
        command.addAll(1, options);
        return command;
    }

    private static String archived(Path archive) {
        var packing =
                new ArrayList<>(List.of("--create", "--no-compress", "--file", archive.toString()));
        var classPath = new ArrayList<>(List.of(archive.toString()));
        for (String entry :
                System.getProperty("java.class.path")
                        .split(Pattern.quote(File.pathSeparator), -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                packing.addAll(List.of("-C", entry, "."));
            } else {
                classPath.add(entry);
            }
        }
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        if (jar.run(System.out, System.out, packing.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The classes could not be packed into " + archive);
        }
        return String.join(File.pathSeparator, classPath);
    }
}
