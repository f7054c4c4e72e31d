// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LookFirst.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>

#include <cmath>

#include "core/platform/AtomicFile.h"
#include "ui/common/Cover.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/common/ThemedIcon.h"
#include "ui/findings/ComparisonDialog.h"
#include "ui/findings/FindingsPanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/MessageController.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

LookFirst::LookFirst(HealingSession& session, Settings& settings, const Sources& sources,
                     QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      from_(sources),
      window_(window),
      texts_(staticMetaObject),
      action_(new QAction(this)),
      show_(new QAction(this)),
      panelCover_(new Cover(sources.panel)),
      dialog_(new ComparisonDialog(&window)) {
    action_->setObjectName(u"lookFirstAction"_s);
    action_->setCheckable(true);
    action_->setIcon(themedIcon(u"look-first"_s));
    texts_.add(*action_, QT_TR_NOOP("&Look first"),
               QT_TR_NOOP("Hide the map, the findings and the curves until you have marked your "
                          "own and compare"));
    show_->setObjectName(u"showComparisonAction"_s);
    texts_.add(*show_, QT_TR_NOOP("Com&parison with your marks"),
               QT_TR_NOOP("Show again what was found by both, by you and by the program"));
    panelCover_->setObjectName(u"lookFirstCover"_s);
    panelCover_->button().setObjectName(u"compareButton"_s);
    for (QWidget* hidden : from_.hidden) {
        covers_.push_back(new Cover(*hidden));
    }
    connect(action_, &QAction::toggled, this, &LookFirst::update);
    connect(show_, &QAction::triggered, this, [this] {
        updateComparison();
        dialog_->show();
        dialog_->raise();
    });
    connect(panelCover_, &Cover::pressed, this, &LookFirst::compare);
    connect(&session_.cases(), &CaseList::caseShown, this, [this] {
        dialog_->hide();
        update();
    });
    connect(&session_.cases(), &CaseList::stateChanged, this, &LookFirst::update);
    connect(&session_.cases(), &CaseList::caseClosed, this, [this] {
        std::erase_if(compared_, [this](const auto& each) {
            return session_.cases().find(each.first) == nullptr;
        });
    });
    connect(&from_.regions, &MarkedRegions::changed, this, &LookFirst::updateTexts);
    connect(&from_.findings, &FindingsPresenter::listChanged, this, [this] {
        if (dialog_->isVisible()) {
            updateComparison();
        }
    });
    connect(dialog_, &ComparisonDialog::exportWanted, this, &LookFirst::exportComparison);
    connect(dialog_, &ComparisonDialog::rowChosen, this, &LookFirst::goTo);
    update();
    retranslate();
}

void LookFirst::addTo(QMenu& menu) {
    menu.addActions({action_, show_});
}

bool LookFirst::isHiding() const {
    return action_->isChecked() && session_.cases().scan() != nullptr &&
           !compared_.contains(session_.cases().shownId());
}

void LookFirst::retranslate() {
    texts_.retranslate();
    panelCover_->button().setAccessibleName(tr("Compare with the program's findings"));
    panelCover_->button().setToolTip(tr("Show the map and the findings, and who has found what"));
    updateTexts();
}

void LookFirst::update() {
    const bool hides = isHiding();
    from_.slices.setCovered(hides);
    from_.findings.setCovered(hides);
    panelCover_->setVisible(hides);
    for (Cover* cover : covers_) {
        cover->setVisible(hides);
    }
    show_->setEnabled(compared_.contains(session_.cases().shownId()));
    updateTexts();
}

void LookFirst::updateTexts() {
    if (!isHiding()) {
        return;
    }
    const StepCache* cache = session_.cases().cache();
    const bool isHealed = cache != nullptr && cache->slicesComplete() > 0;
    const bool isMarked = !from_.regions.names().isEmpty();
    QString text =
        tr("Look first: mark what you find with the brush (Shift+B) or the ellipse (E). "
           "A new area (Shift+N) begins for each place.");
    if (!isHealed) {
        text += u' ' + tr("Heal the scan to compare: nothing of it is shown until then.");
    }
    panelCover_->setText(text);
    panelCover_->button().setText(isMarked ? tr("&Compare") : tr("&Compare without a mark"));
    panelCover_->button().setEnabled(isHealed);
    for (Cover* cover : covers_) {
        cover->setText(tr("Hidden until you compare"));
    }
}

void LookFirst::compare() {
    const StepCache* cache = session_.cases().cache();
    if (!isHiding() || cache == nullptr) {
        return;
    }
    Marks marks;
    const ScanVoxels voxels(cache->prepared());
    for (const MarkedRegion& region : from_.regions.regions(cache->prepared().image)) {
        marks.push_back({region.name.toStdString(), voxels.scanVoxelsOf(region.voxels)});
    }
    compared_[session_.cases().shownId()] = std::move(marks);
    update();
    updateComparison();
    dialog_->show();
}

ReaderComparison LookFirst::comparison() const {
    ReaderComparison comparison;
    const auto known = compared_.find(session_.cases().shownId());
    const StepCache* cache = session_.cases().cache();
    if (known == compared_.end() || cache == nullptr) {
        return comparison;
    }
    const ScanVoxels voxels(cache->prepared());
    for (const ComparedRegion& mark : known->second) {
        comparison.reader.push_back({mark.name, voxels.modelVoxelsOf(mark.voxels)});
    }
    const auto& findings = from_.findings.findings();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        // What the reader has drawn is not the program's, and grey ones are none of its findings.
        if (!findings[i].isBelow && !findings[i].isDrawn) {
            comparison.program.push_back(
                {tr("finding %1").arg(i + 1).toStdString(), findings[i].voxels});
        }
    }
    comparison.rows = compareRegions(comparison.reader, comparison.program);
    comparison.voxelMillilitres = cache->prepared().image.voxelMillilitres();
    return comparison;
}

void LookFirst::updateComparison() {
    dialog_->setComparison(comparison());
}

void LookFirst::goTo(int reader, int program) {
    const ReaderComparison now = comparison();
    const StepCache* cache = session_.cases().cache();
    const auto scan = session_.cases().scan();
    if (cache == nullptr || !scan) {
        return;
    }
    const auto& side = program >= 0 ? now.program : now.reader;
    const auto index = static_cast<std::size_t>(program >= 0 ? program : reader);
    if (index >= side.size() || side[index].voxels.empty()) {
        return;
    }
    // The middle one of the voxels lies inside of the region.
    const std::size_t voxel = side[index].voxels[side[index].voxels.size() / 2];
    const Volume& model = cache->prepared().image;
    const auto row = static_cast<std::size_t>(model.size[0]);
    const auto place = model.position({static_cast<double>(voxel % row),
                                       static_cast<double>(voxel % model.sliceSize() / row),
                                       static_cast<double>(voxel / model.sliceSize())});
    const auto at = scan->ras.indexAt(place);
    from_.slices.setCrosshair({static_cast<int>(std::lround(at[0])),
                               static_cast<int>(std::lround(at[1])),
                               static_cast<int>(std::lround(at[2]))});
}

void LookFirst::exportComparison() {
    const QString file =
        QFileDialog::getSaveFileName(&window_, tr("Export the comparison"),
                                     QDir(settings_.lastFolder()).filePath(u"comparison.csv"_s),
                                     tr("Comma-separated values (*.csv)"));
    if (file.isEmpty()) {
        return;
    }
    const ReaderComparison now = comparison();
    guarded(
        [&] {
            writeTextAtomically(toPath(file), comparisonCsv(now.rows, now.reader, now.program,
                                                            now.voxelMillilitres));
            from_.messages.showInformation(tr("Saved %1").arg(file));
        },
        [this](const QString& problem) { from_.messages.showProblem(problem); });
}

}  // namespace disyre::ui
