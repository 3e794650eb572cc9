package dev.incidentrunbook.harness;

/// Does one kind of harm to stores, again and again, and looks at what is left of them.
interface Harness {
    /// One word that chooses it on the command line.
    String name();

    /// How many rounds a run has unless the command line says otherwise; 0 when it is no part of that form.
    int rounds(Form form);

    /// Runs all rounds. What it finds wrong goes into the figures; what it throws is a fault of the harness itself.
    ///
    /// @param course how many rounds, with which chance and where
    /// @throws PassedOver when this machine lacks something that the harness needs
    Figures run(Course course) throws Exception;
}
