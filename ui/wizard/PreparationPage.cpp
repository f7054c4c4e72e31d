// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/PreparationPage.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/healing/Paths.h"
#include "ui/window/ChoiceBox.h"
#include "ui/wizard/PictureView.h"
#include "ui/wizard/ScanExample.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

PreparationPage::PreparationPage(TrainingDraft& draft, QWidget* parent)
    : WizardPage(u"preparationPage"_s, tr("Preparation"),
                 tr("Every scan is turned, cut to the brain, brought to one voxel size and scaled "
                    "before the network sees it, here and when it heals. Check a few: the brain "
                    "must be whole, and nothing else left."),
                 parent),
      draft_(draft),
      work_(this) {
    room()->addWidget(makeSettings());
    auto* pictures = new QGridLayout;
    pictures->setHorizontalSpacing(16);
    pictures->setVerticalSpacing(8);
    const std::array<QString, 3> planes{tr("axial"), tr("coronal"), tr("sagittal")};
    for (int i = 0; i < 3; ++i) {
        const auto plane = static_cast<std::size_t>(i);
        before_[plane] = new PictureView(tr("before, %1").arg(planes[plane]), this);
        before_[plane]->setObjectName(u"before%1"_s.arg(i));
        after_[plane] = new PictureView(tr("after, %1").arg(planes[plane]), this);
        after_[plane]->setObjectName(u"after%1"_s.arg(i));
        pictures->addWidget(before_[plane], 0, i);
        pictures->addWidget(after_[plane], 1, i);
    }
    room()->addLayout(pictures, 1);
    facts_ = textLabel({}, this, u"preparationFacts"_s);
    room()->addWidget(facts_);
}

QWidget* PreparationPage::makeSettings() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto titled = [&](const QString& text, QWidget* field) {
        auto* title = new QLabel(text, box);
        title->setBuddy(field);
        row->addWidget(title);
        row->addWidget(field);
        return title;
    };
    scans_ = makeChoiceBox(box, u"preparedScanBox"_s, tr("Scan"), tr("The scan that is shown"));
    titled(tr("S&can"), scans_);
    row->setStretchFactor(scans_, 1);
    spacing_ = new QComboBox(box);
    spacing_->setObjectName(u"spacingBox"_s);
    spacing_->setAccessibleName(tr("Voxel size"));
    spacing_->setToolTip(tr("Finer voxels show smaller lesions and take far longer: half the size "
                            "is about eight times the work"));
    for (const double millimetres : {1.0, 1.5, 2.0, 3.0}) {
        spacing_->addItem(tr("%1 mm").arg(QLocale().toString(millimetres)), millimetres);
    }
    spacing_->setCurrentIndex(spacing_->findData(draft_.spacing()));
    titled(tr("&Voxel size"), spacing_);
    quantile_ = new QDoubleSpinBox(box);
    quantile_->setObjectName(u"quantileBox"_s);
    quantile_->setAccessibleName(tr("White level"));
    quantile_->setToolTip(tr("So many per cent of the brain are darker than white. Lower values "
                             "give tissue more contrast and clip what is bright."));
    quantile_->setRange(50.0, 100.0);
    quantile_->setDecimals(1);
    quantile_->setSuffix(tr(" %"));
    quantile_->setValue(100.0 * draft_.upperQuantile());
    quantile_->setKeyboardTracking(false);
    titled(tr("&White at"), quantile_);
    growth_ = new QSpinBox(box);
    growth_->setObjectName(u"growthBox"_s);
    growth_->setAccessibleName(tr("Mask growth"));
    growth_->setToolTip(tr("Voxels by which the brain masks are grown, where they cut off the "
                           "brain's rim"));
    growth_->setRange(0, 10);
    growth_->setValue(draft_.maskGrowth());
    growth_->setKeyboardTracking(false);
    growthTitle_ = titled(tr("&Grow masks by"), growth_);

    connect(scans_, &QComboBox::currentIndexChanged, this, &PreparationPage::preview);
    connect(spacing_, &QComboBox::currentIndexChanged, this, [this] {
        draft_.setSpacing(spacing_->currentData().toDouble());
        preview();
    });
    connect(quantile_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        draft_.setUpperQuantile(percent / 100.0);
        preview();
    });
    connect(growth_, &QSpinBox::valueChanged, this, [this](int voxels) {
        draft_.setMaskGrowth(voxels);
        preview();
    });
    return box;
}

void PreparationPage::initializePage() {
    const QSignalBlocker quiet(scans_);
    const std::size_t shown =
        scans_->currentIndex() < 0 ? 0 : listed_[static_cast<std::size_t>(scans_->currentIndex())];
    scans_->clear();
    listed_.clear();
    bool masked = false;
    for (std::size_t i = 0; i < draft_.scans().size(); ++i) {
        const DraftScan& scan = draft_.scans()[i];
        if (scan.used) {
            masked = masked || !scan.mask.empty();
            scans_->addItem(toText(scan.survey.path.filename()));
            listed_.push_back(i);
            if (i == shown) {
                scans_->setCurrentIndex(scans_->count() - 1);
            }
        }
    }
    growth_->setVisible(masked);
    growthTitle_->setVisible(masked);
    preview();
}

void PreparationPage::preview() {
    if (scans_->currentIndex() < 0) {
        return;
    }
    const DraftScan& scan = draft_.scans()[listed_[static_cast<std::size_t>(scans_->currentIndex())]];
    facts_->setText(tr("Preparing…"));
    work_.start([this, file = scan.survey.path, mask = scan.mask, card = draft_.card(),
                 growth = draft_.maskGrowth()](const Background::Say& say, const StopToken&) {
        try {
            const auto example = makeExample(file, mask, card, growth);
            say([this, example] { show(*example); });
        } catch (const std::exception& error) {
            say([this, reason = reasonOf(error)] {
                for (std::size_t i = 0; i < before_.size(); ++i) {
                    before_[i]->setPicture({});
                    after_[i]->setPicture({});
                }
                facts_->clear();
                setProblem(reason);
            });
        }
    });
}

void PreparationPage::show(const ScanExample& example) {
    const PreparedScan& prepared = example.prepared;
    for (std::size_t i = 0; i < kPlanes.size(); ++i) {
        const std::size_t through = axesOf(kPlanes[i]).through;
        const int middle = prepared.image.size[through] / 2;
        // The same place in the body.
        const double there =
            prepared.originInScan[through] + middle * prepared.spacingInScan[through];
        before_[i]->setPicture(sliceImage(example.ras, kPlanes[i], static_cast<int>(there),
                                          example.displayLow, example.displayHigh));
        after_[i]->setPicture(sliceImage(prepared.image, kPlanes[i], middle, 0.0, 1.0));
    }
    const QLocale locale;
    const auto sizeText = [](const Size3& size) {
        return u"%1 × %2 × %3"_s.arg(size[0]).arg(size[1]).arg(size[2]);
    };
    facts_->setText(tr("%1 voxels become %2 of %3 mm. Intensity %4 becomes 0, %5 becomes 1.")
                        .arg(sizeText(example.ras.size), sizeText(prepared.image.size),
                             locale.toString(draft_.spacing()),
                             locale.toString(prepared.intensityLow, 'g', 4),
                             locale.toString(prepared.intensityHigh, 'g', 4)));
    QStringList warnings;
    for (const std::string& warning : prepared.warnings) {
        warnings << QString::fromStdString(warning);
    }
    setProblem(warnings.join(u' '));
}

}  // namespace disyre::ui
