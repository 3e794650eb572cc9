package dev.incidentrunbook.safekeeping;

/// Hears how far a long piece of work has come, and may end it.
public interface Progress {
    /// Hears nothing and never ends anything.
    Progress SILENT =
            new Progress() {
                @Override
                public void at(String doing, long done, long all) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    /// Tells how far the work is. Called often; the listener thins out by itself.
    ///
    /// @param doing what is being done, as a short phrase without a full stop
    /// @param done units done so far
    /// @param all units there are; 0 while that is unknown
    void at(String doing, long done, long all);

    /// Whether the person no longer wants it. Work that is cancelled leaves everything as it was.
    boolean cancelled();
}
