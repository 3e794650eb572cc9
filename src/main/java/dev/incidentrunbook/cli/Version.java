package dev.incidentrunbook.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What the program says about itself.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        // The build writes its number into the module; tests run without modules.
        String number =
                Optional.ofNullable(Version.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion)
                        .orElse("unpackaged");
        return new String[] {"incident-runbook " + number};
    }
}
