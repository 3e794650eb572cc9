package dev.incidentrunbook.ui.shell;

import dev.incidentrunbook.safekeeping.Backup;
import dev.incidentrunbook.safekeeping.Health;
import dev.incidentrunbook.ui.safekeeping.SafekeepingViewModel;

/// Where the screen of backups and checks leads to.
record CareDoors(ShellViewModel.Doors doors, StoreWatch care)
        implements SafekeepingViewModel.Doors {
    @Override
    public void restore(Backup backup, boolean exactly) {
        doors.restore(backup, exactly);
    }

    @Override
    public void recover(Health health) {
        doors.recover(health);
    }

    @Override
    public void checked(Health health) {
        care.checked(health);
    }
}
