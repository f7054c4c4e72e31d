// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <array>
#include <map>
#include <memory>
#include <optional>

#include "ui/common/Worker.h"
#include "ui/window/ActionTexts.h"
#include "ui/window/SecondVolume.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class HealingSession;
class MessageController;
class SecondVolumePanel;
class Settings;
class SlicePresenter;
struct OpenedScan;
struct SecondLayer;

/// Lays another volume over the scan that is shown: opens it beside the window's thread, draws it,
/// and takes it away again. Each open scan keeps its own. Its actions are part of the File and the
/// View menu.
class SecondVolumeController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the file dialog; it owns the controller.
    SecondVolumeController(HealingSession& session, Settings& settings, SecondVolumePanel& panel,
                           SlicePresenter& presenter, MessageController& messages, QWidget& window);

    /// Adds the entries that open and remove a volume.
    void addTo(QMenu& file);
    /// Adds the entry that shows and hides it.
    void addShowTo(QMenu& view);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// Begins to open a file. What is laid over the scan already stays until that has succeeded.
    void open(const QString& file);
    /// What lies over the scan that is shown; null for nothing.
    [[nodiscard]] const SecondVolume* shown() const;
    /// The value that what is laid over the scan has at a place in RAS millimetres: its label there
    /// (0 between labels), or its intensity. Nothing where there is none.
    [[nodiscard]] std::optional<double> valueAt(const std::array<double, 3>& millimetres) const;

private:
    struct Laid {
        std::shared_ptr<const SecondVolume> volume;
        SecondStyle style;
    };

    void askForFile();
    void take(const std::shared_ptr<const OpenedScan>& scan,
              const std::shared_ptr<const SecondVolume>& volume, const QStringList& remarks);
    void remove();
    void takeStyle();
    /// Brings what belongs to the scan that is shown into the panel and the views.
    void update();
    [[nodiscard]] const Laid* laid() const;
    [[nodiscard]] SecondLayer layerOf(Plane plane, int slice) const;

    HealingSession& session_;
    Settings& settings_;
    SecondVolumePanel& panel_;
    SlicePresenter& presenter_;
    MessageController& messages_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* open_;
    QAction* remove_;
    QAction* show_;
    // What is laid over each scan. A scan that is closed or read anew takes its volume with it.
    std::map<std::weak_ptr<const OpenedScan>, Laid, std::owner_less<>> laid_;
    Worker files_;
};

}  // namespace disyre::ui
