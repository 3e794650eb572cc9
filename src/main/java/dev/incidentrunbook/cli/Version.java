package dev.incidentrunbook.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What the program says about itself.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {words()};
    }

    /// The program's name and number.
    static String words() {
        // The build writes its number into the module; tests run without modules.
        String number =
                Optional.ofNullable(Version.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion)
                        .orElse("unpackaged");
        return "incident-runbook " + number;
    }
}
