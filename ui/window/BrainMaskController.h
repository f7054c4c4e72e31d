// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

#include "core/image/Volume.h"
#include "ui/common/Worker.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class BrainMaskEditor;
class HealingSession;
class LayerPanel;
class MessageController;
class Settings;
class ViewGrid;
struct HealingCase;
struct MaskOrigin;
struct OpenedScan;

/// What can be done with the brain mask of the scan that is shown, as actions: show its outline,
/// find the brain, open a mask, and mend the mask as a whole. It brings the mask from the open
/// scans to its editor, and what was mended back to them.
class BrainMaskController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the file dialog; it owns the controller.
    BrainMaskController(HealingSession& session, BrainMaskEditor& editor, ViewGrid& views,
                        LayerPanel& layers, Settings& settings, MessageController& messages,
                        QWidget& window);

    /// Adds the entry that shows and hides the outline.
    void addShowTo(QMenu& menu);
    /// Adds the menu of everything else.
    /// @param brush the action of the tool that mends the mask.
    void addTo(QMenu& menu, QAction* brush);
    /// Sets every text in the language of the program.
    void retranslate();

    /// Begins with the mask of the scan that is shown, unless it is the one in the editor already.
    void showScan();
    /// Shows the outline as the settings have it.
    void reset() { update(); }

private:
    QAction* make(const QString& name, const char* text, const QKeySequence& key, const char* tip,
                  void (BrainMaskController::*act)());
    [[nodiscard]] HealingCase* shown() const;
    void findBrain();
    void askForMask();
    void goBack();
    void takeFoundBrain(int id);
    void takeSoughtBrain(int id);
    void takeOpenedMask(const std::shared_ptr<const OpenedScan>& scan, const Mask& ras,
                        const MaskOrigin& origin, const QStringList& remarks);
    /// Puts a mask into the editor, as a change that can be undone if there was one before.
    void put(const Mask& ras, const MaskOrigin& origin, const QString& text);
    void takeChange(qint64 by);
    /// Gives the case the mask in the editor, or none if that is the one that was found.
    void giveToCase();
    void tellChange(qint64 by);
    /// Says these sentences and, where that is so, that what is shown was healed with an earlier
    /// mask; takes that back where it is so no longer.
    void tell(QStringList parts);
    void chooseShown(bool shown);
    void update();

    HealingSession& session_;
    BrainMaskEditor& editor_;
    ViewGrid& views_;
    LayerPanel& layers_;
    Settings& settings_;
    MessageController& messages_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* show_;
    QAction* find_;
    QAction* open_;
    QAction* fill_;
    QAction* grow_;
    QAction* shrink_;
    QAction* back_;
    // The scan whose mask is in the editor.
    std::weak_ptr<const OpenedScan> scan_;
    // Whether the message bar says that what is shown was healed with an earlier mask.
    bool saysHealedEarlier_ = false;
    Worker files_;
};

}  // namespace disyre::ui
