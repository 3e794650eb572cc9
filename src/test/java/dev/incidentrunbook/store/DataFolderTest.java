package dev.incidentrunbook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    private static final Path HOME = Path.of("/home/grace");

    @Test
    void linuxKeepsItUnderLocalShare() {
        assertEquals("/home/grace/.local/share/incident-runbook", locate(Map.of(), "Linux"));
    }

    @Test
    void linuxFollowsTheVariableForDataOfPrograms() {
        assertEquals("/data/incident-runbook", locate(Map.of("XDG_DATA_HOME", "/data"), "Linux"));
    }

    @Test
    void aRelativeOrBlankVariableForDataOfProgramsIsIgnored() {
        assertEquals(
                "/home/grace/.local/share/incident-runbook",
                locate(Map.of("XDG_DATA_HOME", "data"), "Linux"));
        assertEquals(
                "/home/grace/.local/share/incident-runbook",
                locate(Map.of("XDG_DATA_HOME", " "), "Linux"));
    }

    @Test
    void macKeepsItInTheLibrary() {
        assertEquals(
                "/home/grace/Library/Application Support/IncidentRunbook",
                locate(Map.of("XDG_DATA_HOME", "/data"), "Mac OS X"));
    }

    @Test
    void windowsKeepsItInTheLocalAppData() {
        assertEquals(
                "/local/IncidentRunbook", locate(Map.of("LOCALAPPDATA", "/local"), "Windows 11"));
        assertEquals("/home/grace/AppData/Local/IncidentRunbook", locate(Map.of(), "Windows 11"));
    }

    @Test
    void ourOwnVariableComesBeforeThePlatform() {
        assertEquals(
                "/srv/incidents", locate(Map.of(DataFolder.VARIABLE, "/srv/incidents"), "Linux"));
    }

    @Test
    void theOptionComesBeforeEverything() {
        assertEquals(
                Path.of("/tmp/here"),
                DataFolder.locate(
                                Optional.of(Path.of("/tmp/there/../here")),
                                Map.of(DataFolder.VARIABLE, "/srv/incidents"),
                                "Linux",
                                HOME)
                        .path());
    }

    private static String locate(Map<String, String> environment, String system) {
        return DataFolder.locate(Optional.empty(), environment, system, HOME).path().toString();
    }
}
