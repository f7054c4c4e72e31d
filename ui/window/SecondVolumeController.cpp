// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SecondVolumeController.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <cmath>

#include "core/preprocess/Orientation.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/ScanFilter.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/viewer/SliceDisplay.h"
#include "ui/window/MessageController.h"
#include "ui/window/SecondVolumePanel.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// Reads a volume and brings it to the scan's RAS grid. Slow.
std::shared_ptr<const SecondVolume> readSecond(const OpenedScan& scan,
                                               const std::filesystem::path& path,
                                               QStringList& remarks) {
    std::vector<Message> warnings;
    auto second = std::make_shared<SecondVolume>();
    second->name = toText(path.filename());
    second->volume = readOverlay(scan.scan, path, warnings);
    second->volume.onScan = toRas(second->volume.onScan);
    second->volume.inside = toRas(second->volume.inside, scan.orientation);
    for (const Message& warning : warnings) {
        remarks << messageText(warning);
    }
    return second;
}

}  // namespace

SecondVolumeController::SecondVolumeController(HealingSession& session, Settings& settings,
                                               SecondVolumePanel& panel, SlicePresenter& presenter,
                                               MessageController& messages, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      panel_(panel),
      presenter_(presenter),
      messages_(messages),
      window_(window),
      texts_(staticMetaObject),
      open_(new QAction(this)),
      remove_(new QAction(this)),
      show_(new QAction(this)),
      files_(this, Worker::Priority::Normal) {
    open_->setObjectName(u"openSecondAction"_s);
    open_->setShortcut(Qt::CTRL | Qt::Key_L);
    remove_->setObjectName(u"removeSecondAction"_s);
    remove_->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    show_->setObjectName(u"showSecondAction"_s);
    show_->setShortcut(Qt::SHIFT | Qt::Key_A);
    show_->setCheckable(true);
    texts_.add(*open_, QT_TR_NOOP("Over&lay another volume…"),
               QT_TR_NOOP("Lay another contrast or a segmentation of the same patient over the "
                          "scan, at the place that its header states"));
    texts_.add(*remove_, QT_TR_NOOP("Re&move the overlaid volume"),
               QT_TR_NOOP("Take the overlaid volume away; its file stays"));
    texts_.add(*show_, QT_TR_NOOP("O&verlaid volume"),
               QT_TR_NOOP("Show or hide the volume that lies over the scan"));
    connect(open_, &QAction::triggered, this, &SecondVolumeController::askForFile);
    connect(remove_, &QAction::triggered, this, &SecondVolumeController::remove);
    connect(show_, &QAction::triggered, this, [this](bool on) {
        const auto found = laid_.find(session_.cases().scan());
        if (found != laid_.end()) {
            found->second.style.isShown = on;
        }
        update();
    });
    connect(&panel_, &SecondVolumePanel::openRequested, this, &SecondVolumeController::askForFile);
    connect(&panel_, &SecondVolumePanel::removeRequested, this, &SecondVolumeController::remove);
    connect(&panel_, &SecondVolumePanel::styleChanged, this, &SecondVolumeController::takeStyle);
    connect(&session_.cases(), &CaseList::casesChanged, this, &SecondVolumeController::update);
    connect(&session_.cases(), &CaseList::caseShown, this, &SecondVolumeController::update);
    presenter_.setSecondLayer([this](Plane plane, int slice) { return layerOf(plane, slice); });
    update();
}

void SecondVolumeController::addTo(QMenu& file) {
    file.addActions({open_, remove_});
}

void SecondVolumeController::addShowTo(QMenu& view) {
    view.addAction(show_);
}

const SecondVolumeController::Laid* SecondVolumeController::laid() const {
    const auto scan = session_.cases().scan();
    const auto found = scan ? laid_.find(scan) : laid_.end();
    return found != laid_.end() ? &found->second : nullptr;
}

const SecondVolume* SecondVolumeController::shown() const {
    const Laid* one = laid();
    return one != nullptr ? one->volume.get() : nullptr;
}

void SecondVolumeController::askForFile() {
    const QString file = QFileDialog::getOpenFileName(&window_, tr("Overlay another volume"),
                                                      settings_.lastFolder(), scanFilter());
    if (!file.isEmpty()) {
        settings_.setLastFolder(QFileInfo(file).absolutePath());
        open(file);
    }
}

void SecondVolumeController::open(const QString& file) {
    const auto scan = session_.cases().scan();
    if (!scan) {
        return;
    }
    messages_.showInformation(tr("Opening %1…").arg(QFileInfo(file).fileName()));
    files_.add([this, scan, path = toPath(file)](const Worker::Reply& reply, const StopToken&) {
        guarded(
            [&] {
                QStringList remarks;
                const auto second = readSecond(*scan, path, remarks);
                reply([this, scan, second, remarks] { take(scan, second, remarks); });
            },
            [&](const QString& message) {
                reply([this, message] {
                    messages_.showProblem(message + u' ' +
                                          tr("The scan and all that is shown stay as they are."));
                });
            });
    });
}

void SecondVolumeController::take(const std::shared_ptr<const OpenedScan>& scan,
                                  const std::shared_ptr<const SecondVolume>& volume,
                                  const QStringList& remarks) {
    laid_[scan] = {volume, {}};
    update();
    messages_.showInformation(
        (QStringList{tr("%1 lies over the scan.").arg(volume->name)} + remarks).join(u' '));
}

void SecondVolumeController::remove() {
    laid_.erase(session_.cases().scan());
    update();
}

void SecondVolumeController::takeStyle() {
    const auto found = laid_.find(session_.cases().scan());
    if (found != laid_.end()) {
        found->second.style = panel_.style();
    }
    update();
}

void SecondVolumeController::update() {
    std::erase_if(laid_, [](const auto& one) { return one.first.expired(); });
    const Laid* one = laid();
    const bool canOpen = session_.cases().scan() != nullptr;
    panel_.setVolume(shown(), one != nullptr ? one->style : SecondStyle(), canOpen);
    open_->setEnabled(canOpen);
    remove_->setEnabled(one != nullptr);
    show_->setEnabled(one != nullptr);
    show_->setChecked(one != nullptr && one->style.isShown);
    presenter_.refreshLater();
}

std::optional<double> SecondVolumeController::valueAt(
    const std::array<double, 3>& millimetres) const {
    const SecondVolume* second = shown();
    if (second == nullptr) {
        return std::nullopt;
    }
    const Volume& values = second->volume.onScan;
    const std::array<double, 3> place = values.indexAt(millimetres);
    const int x = static_cast<int>(std::lround(place[0]));
    const int y = static_cast<int>(std::lround(place[1]));
    const int z = static_cast<int>(std::lround(place[2]));
    if (!values.contains(x, y, z)) {
        return std::nullopt;
    }
    return static_cast<double>(values.at(x, y, z));
}

SecondLayer SecondVolumeController::layerOf(Plane plane, int slice) const {
    const Laid* one = laid();
    if (one == nullptr || !one->style.isShown || one->style.opacity <= 0.0) {
        return {};
    }
    return {secondPicture(*one->volume, one->style, plane, slice), one->style.opacity,
            !one->volume->volume.isSegmentation()};
}

}  // namespace disyre::ui
