// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/RegionPresenter.h"

#include <algorithm>
#include <vector>

#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/HealingPanel.h"

namespace disyre::ui {

namespace {

// Only this many findings are offered at first, because a longer list would have to be searched.
constexpr std::size_t kUsuallyOffered = 9;

}  // namespace

RegionPresenter::RegionPresenter(HealingSession& session, MarkedRegions& regions,
                                 FindingsPresenter& findings, HealingPanel& panel, QObject* parent)
    : QObject(parent),
      session_(session),
      regions_(regions),
      findings_(findings),
      panel_(panel),
      offered_(kUsuallyOffered) {
    connect(&regions_, &MarkedRegions::changed, this, &RegionPresenter::offer);
    connect(&findings_, &FindingsPresenter::listChanged, this, &RegionPresenter::offer);
    connect(&panel_, &HealingPanel::changed, this, &RegionPresenter::take);
    offer();
    take();
}

QString RegionPresenter::findingName(std::size_t index) const {
    return tr("finding %1").arg(index + 1);
}

void RegionPresenter::retranslate() {
    panel_.renameRegions(regionNames());
    take();
}

QString RegionPresenter::healInside(int finding) {
    const auto index = static_cast<std::size_t>(finding);
    offered_ = std::max(offered_, index + 1);
    offer();
    panel_.chooseRegion(RegionUse::Inside, findingName(index));
    return findingName(index);
}

void RegionPresenter::offer() {
    panel_.setRegions(regionNames());
}

QStringList RegionPresenter::regionNames() const {
    QStringList names = regions_.names();
    for (std::size_t i = 0; i < std::min(findings_.findings().size(), offered_); ++i) {
        names << findingName(i);
    }
    return names;
}

void RegionPresenter::take() {
    session_.job().setRegion({panel_.regionUse(), panel_.region().toStdString(),
                              [this](const PreparedScan& prepared) -> std::shared_ptr<const Mask> {
                                  const Volume& model = prepared.image;
                                  const QString wanted = panel_.region();
                                  const auto maskOf = [&](const std::vector<std::size_t>& voxels) {
                                      auto mask = std::make_shared<Mask>(model.size);
                                      for (const std::size_t voxel : voxels) {
                                          if (voxel < mask->voxels.size()) {
                                              mask->voxels[voxel] = 1;
                                          }
                                      }
                                      return mask;
                                  };
                                  for (const MarkedRegion& region : regions_.regions(model)) {
                                      if (region.name == wanted) {
                                          return maskOf(region.voxels);
                                      }
                                  }
                                  const StepCache* cache = session_.cases().cache();
                                  const auto& findings = findings_.findings();
                                  // The findings lie on the grid of the model that they were found
                                  // with, and another model may have another grid.
                                  const bool sameGrid =
                                      cache != nullptr &&
                                      cache->prepared().image.size == model.size &&
                                      cache->prepared().image.affine == model.affine;
                                  for (std::size_t i = 0; sameGrid && i < findings.size(); ++i) {
                                      if (findingName(i) == wanted) {
                                          return maskOf(findings[i].voxels);
                                      }
                                  }
                                  return nullptr;
                              }});
}

}  // namespace disyre::ui
