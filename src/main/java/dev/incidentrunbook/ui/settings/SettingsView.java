package dev.incidentrunbook.ui.settings;

import dev.incidentrunbook.ui.kit.Appearance;
import dev.incidentrunbook.ui.kit.Fxml;
import dev.incidentrunbook.ui.kit.Messages;
import dev.incidentrunbook.ui.kit.ScreenKeys;
import dev.incidentrunbook.ui.kit.Shortcut;
import dev.incidentrunbook.ui.kit.Theme;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// Binds `settings.fxml` to a [SettingsViewModel].
public final class SettingsView {
    private final SettingsViewModel vm;
    private final ToggleGroup themes = new ToggleGroup();

    @FXML private FlowPane themeChoice;

    @FXML private Label textSizeLabel;

    @FXML private Slider textSize;

    @FXML private Label textSizeValue;

    @FXML private Label responderLabel;

    @FXML private TextField responder;

    @FXML private Label folderLabel;

    @FXML private TextField folder;

    @FXML private Label zone;

    @FXML private Button safekeeping;

    private SettingsView(SettingsViewModel vm) {
        this.vm = vm;
    }

    /// The screen.
    public static Parent load(SettingsViewModel vm) {
        var view = new SettingsView(vm);
        Parent root = Fxml.load(view, "settings.fxml");
        ScreenKeys.install(root, _ -> false, view::focus);
        return root;
    }

    @FXML
    private void initialize() {
        for (Theme theme : Theme.values()) {
            var choice = new RadioButton(theme.text());
            choice.setToggleGroup(themes);
            choice.setOnAction(_ -> vm.theme().set(theme));
            vm.theme().subscribe(chosen -> choice.setSelected(chosen == theme));
            themeChoice.getChildren().add(choice);
        }
        textSizeLabel.setLabelFor(textSize);
        textSize.setMin(Appearance.SMALLEST);
        textSize.setMax(Appearance.LARGEST);
        textSize.setValue(vm.textSize().get());
        // The size follows when the handle rests, since the slider itself moves when the text
        // grows.
        textSize.valueChangingProperty().subscribe(_ -> takeSize());
        textSize.valueProperty().subscribe(_ -> takeSize());
        vm.textSize()
                .subscribe(size ->
                        textSizeValue.setText(Messages.text("settings.pixels", size.toString())));
        responderLabel.setLabelFor(responder);
        responder.textProperty().bindBidirectional(vm.responder());
        responder.setOnAction(_ -> vm.flush());
        responder
                .focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        vm.flush();
                    }
                });
        folderLabel.setLabelFor(folder);
        folder.setText(vm.folder());
        zone.setText(vm.zone());
        safekeeping.setTooltip(new Tooltip(Shortcut.SAFEKEEPING.keyText()));
        safekeeping.setOnAction(_ -> vm.goToSafekeeping());
    }

    private void takeSize() {
        if (!textSize.isValueChanging()) {
            vm.textSize().set((int) Math.round(textSize.getValue()));
        }
    }

    private void focus() {
        if (themes.getSelectedToggle() instanceof RadioButton chosen) {
            chosen.requestFocus();
        }
    }
}
