/// Incident Runbook. What is exported is what another room may enter; everything is one application, so nothing is
/// exported to the world beyond what JavaFX and Jackson must see.
module dev.incidentrunbook {
    requires static org.jspecify;
    requires javafx.controls;
    requires javafx.fxml;
    requires atlantafx.base;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
    requires java.sql;
    requires java.desktop;
    requires org.xerial.sqlitejdbc;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires re2j;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
    requires org.snakeyaml.engine;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires info.picocli;
    requires org.slf4j;
    requires com.fasterxml.jackson.annotation;

    opens dev.incidentrunbook.bundle to
            tools.jackson.databind;
    opens dev.incidentrunbook.cli to
            info.picocli,
            tools.jackson.databind;
    opens dev.incidentrunbook.diagnosis to
            tools.jackson.databind;
    opens dev.incidentrunbook.incident to
            tools.jackson.databind;
    opens dev.incidentrunbook.safekeeping to
            tools.jackson.databind;
    opens dev.incidentrunbook.store to
            tools.jackson.databind;
    opens dev.incidentrunbook.ui.kit to
            javafx.fxml;
    opens dev.incidentrunbook.ui.board to
            javafx.fxml;
    opens dev.incidentrunbook.ui.changes to
            javafx.fxml;
    opens dev.incidentrunbook.ui.diagnosis to
            javafx.fxml;
    opens dev.incidentrunbook.ui.trends to
            javafx.fxml;
    opens dev.incidentrunbook.ui.details to
            javafx.fxml;
    opens dev.incidentrunbook.ui.home to
            javafx.fxml;
    opens dev.incidentrunbook.ui.recovery to
            javafx.fxml;
    opens dev.incidentrunbook.ui.safekeeping to
            javafx.fxml;
    opens dev.incidentrunbook.ui.search to
            javafx.fxml;
    opens dev.incidentrunbook.ui.settings to
            javafx.fxml;
    opens dev.incidentrunbook.ui.shell to
            javafx.fxml;
    opens dev.incidentrunbook.ui.timeline to
            javafx.fxml;
    opens dev.incidentrunbook.ui.viewer to
            javafx.fxml;
    opens dev.incidentrunbook.ui.review to
            javafx.fxml;
    opens dev.incidentrunbook.ui.step to
            javafx.fxml;
    opens dev.incidentrunbook.ui.evidence to
            javafx.fxml;
    opens dev.incidentrunbook.ui.runbooks to
            javafx.fxml;
}
