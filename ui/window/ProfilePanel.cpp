// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ProfilePanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "ui/findings/FindingsPresenter.h"
#include "ui/findings/MarkedRegions.h"
#include "ui/healing/HealingSession.h"
#include "ui/healing/SingleStepProfile.h"
#include "ui/plots/ProfilePlot.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// The curves follow a dragged cross-hair at most once in this time.
constexpr int kSoonMilliseconds = 40;

}  // namespace

ProfilePanel::ProfilePanel(HealingSession& session, SingleStepProfile& profile,
                           SlicePresenter& presenter, MarkedRegions& regions,
                           FindingsPresenter& findings, QWidget* parent)
    : QWidget(parent),
      session_(session),
      profile_(profile),
      presenter_(presenter),
      regions_(regions),
      findings_(findings),
      plot_(new ProfilePlot(this)),
      button_(new QPushButton(this)),
      state_(new QLabel(this)) {
    setObjectName(u"profilePanel"_s);
    button_->setObjectName(u"profileButton"_s);
    state_->setObjectName(u"profileState"_s);
    state_->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(button_);
    column->addWidget(state_);
    column->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(plot_, 1);
    row->addLayout(column);

    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &ProfilePanel::refresh);
    const auto refreshSoon = [this] {
        if (!soon_.isActive()) {
            soon_.start();
        }
    };
    connect(button_, &QPushButton::clicked, this, &ProfilePanel::beginOrStop);
    connect(&profile_, &SingleStepProfile::changed, this, refreshSoon);
    connect(&presenter_, &SlicePresenter::crosshairMoved, this, refreshSoon);
    connect(&regions_, &MarkedRegions::changed, this, refreshSoon);
    connect(&findings_, &FindingsPresenter::listChanged, this, refreshSoon);
    connect(&session_.cases(), &CaseList::stateChanged, this, refreshSoon);
    retranslate();
}

void ProfilePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ProfilePanel::retranslate() {
    state_->setAccessibleName(tr("State of the profile"));
    refresh();
}

void ProfilePanel::beginOrStop() {
    profile_.running() ? profile_.stop() : profile_.begin(presenter_.slice());
    refresh();
}

void ProfilePanel::refresh() {
    std::vector<ProfilePlot::Line> lines;
    const auto scan = session_.cases().scan();
    if (scan && profile_.covers(presenter_.slice())) {
        const Volume& model = profile_.prepared()->image;
        using Of = ProfilePlot::Of;
        const auto add = [&](Of of, std::size_t number, const QString& name,
                             const std::vector<std::size_t>& voxels) {
            ProfilePlot::Line line{of, number, name, profile_.over(voxels)};
            if (std::any_of(line.values.begin(), line.values.end(),
                            [](const auto& value) { return value.has_value(); })) {
                lines.push_back(std::move(line));
            }
        };
        std::vector<std::size_t> voxel;
        if (const auto at = modelVoxelOf(presenter_.crosshair(), scan->ras, model)) {
            voxel.push_back(*at);
        }
        // The voxel keeps its place in the legend and its colour even where the cross-hair is
        // outside the brain and the voxel has no values.
        lines.push_back({Of::Voxel, 0, tr("this voxel"), profile_.over(voxel)});
        for (const MarkedRegion& region : regions_.regions(model)) {
            add(Of::Region, region.colour, region.name, region.voxels);
        }
        const auto& findings = findings_.findings();
        for (std::size_t i = 0; i < findings.size() && !voxel.empty(); ++i) {
            const auto& inside = findings[i].voxels;
            if (std::binary_search(inside.begin(), inside.end(), voxel.front())) {
                add(Of::Finding, i, tr("finding %1").arg(i + 1), inside);
            }
        }
    }
    plot_->setLines(profile_.ts(), lines);
    showState();
}

void ProfilePanel::showState() {
    const bool running = profile_.running();
    const bool here = profile_.covers(presenter_.slice());
    button_->setText(running ? tr("Stop") : tr("Compute"));
    button_->setAccessibleName(running ? tr("Stop the profile") : tr("Compute the profile"));
    button_->setToolTip(running
                            ? tr("Stop; what is computed stays (Esc)")
                            : tr("Compute what a single step changes in this slice, at 20 values "
                                 "of t (T)"));
    button_->setEnabled(running || session_.job().canHeal());
    const int all = static_cast<int>(profile_.ts().size());
    state_->setText(all > 0 && (here || running) ? tr("%1 of %2").arg(profile_.done()).arg(all)
                                                 : QString());
    if (!session_.cases().scan()) {
        plot_->setHint(tr("Open a scan to see what a single step changes in it"));
    } else if (running) {
        plot_->setHint(tr("Computing, the largest t first…"));
    } else if (here && profile_.done() > 0) {
        plot_->setHint(tr("The cross-hair is outside the brain: click into it"));
    } else if (session_.job().busy()) {
        plot_->setHint(tr("The profile can be computed when healing has ended"));
    } else {
        plot_->setHint(
            tr("Press T to see what a single step changes in this slice, at 20 values "
               "of t"));
    }
}

}  // namespace disyre::ui
