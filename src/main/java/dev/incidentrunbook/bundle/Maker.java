package dev.incidentrunbook.bundle;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// The program that makes bundles, which is this one.
public final class Maker {
    private Maker() {}

    /// Its name and number: `incident-runbook 1.0.0`.
    public static String words() {
        // The build writes its number into the module; tests run without modules.
        return "incident-runbook "
                + Optional.ofNullable(Maker.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion)
                        .orElse("unpackaged");
    }
}
