package dev.incidentrunbook.cli;

import dev.incidentrunbook.bundle.Maker;
import picocli.CommandLine.IVersionProvider;

/// What the program says about itself.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {Maker.words()};
    }
}
