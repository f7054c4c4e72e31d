// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/PreparationPage.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/common/ChoiceBox.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Paths.h"
#include "ui/common/PictureView.h"
#include "ui/wizard/ScanExample.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

PreparationPage::PreparationPage(TrainingDraft& draft, QWidget* parent)
    : WizardPage(u"preparationPage"_s, parent), draft_(draft), work_(this, Worker::Priority::Low) {
    room()->addWidget(makeSettings());
    auto* pictures = new QGridLayout;
    pictures->setHorizontalSpacing(16);
    pictures->setVerticalSpacing(8);
    for (int i = 0; i < 3; ++i) {
        const auto plane = static_cast<std::size_t>(i);
        before_[plane] = new PictureView(this);
        before_[plane]->setObjectName(u"before%1"_s.arg(i));
        after_[plane] = new PictureView(this);
        after_[plane]->setObjectName(u"after%1"_s.arg(i));
        pictures->addWidget(before_[plane], 0, i);
        pictures->addWidget(after_[plane], 1, i);
    }
    room()->addLayout(pictures, 1);
    facts_ = textLabel(this, u"preparationFacts"_s);
    room()->addWidget(facts_);
    retranslate();
}

void PreparationPage::retranslate() {
    setHeading(tr("Preparation"),
               tr("Every scan is turned, cut to the brain, brought to one voxel size and scaled "
                  "before the network sees it, here and when it heals. Check a few: the brain "
                  "must be whole, and nothing else left."));
    const std::array<QString, 3> planes{tr("axial"), tr("coronal"), tr("sagittal")};
    for (std::size_t plane = 0; plane < planes.size(); ++plane) {
        before_[plane]->setCaption(tr("before, %1").arg(planes[plane]));
        after_[plane]->setCaption(tr("after, %1").arg(planes[plane]));
    }
    scansTitle_->setText(tr("S&can"));
    scans_->setAccessibleName(tr("Scan"));
    scans_->setToolTip(tr("The scan that is shown"));
    spacingTitle_->setText(tr("&Voxel size"));
    spacing_->setAccessibleName(tr("Voxel size"));
    spacing_->setToolTip(
        tr("Finer voxels show smaller lesions and take far longer: half the size "
           "is about eight times the work"));
    for (int i = 0; i < spacing_->count(); ++i) {
        spacing_->setItemText(
            i, tr("%1 mm").arg(QLocale().toString(spacing_->itemData(i).toDouble())));
    }
    quantileTitle_->setText(tr("&White at"));
    quantile_->setAccessibleName(tr("White level"));
    quantile_->setToolTip(
        tr("How many per cent of the brain are darker than white. Lower values "
           "give tissue more contrast and clip what is bright."));
    quantile_->setSuffix(tr(" %"));
    growthTitle_->setText(tr("&Grow masks by"));
    growth_->setAccessibleName(tr("Mask growth"));
    growth_->setToolTip(
        tr("Voxels by which the brain masks are grown, where they cut off the "
           "brain's rim"));
    facts_->setText(said(sayFacts_));
}

QWidget* PreparationPage::makeSettings() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto titled = [&](QWidget* field) {
        auto* title = new QLabel(box);
        title->setBuddy(field);
        row->addWidget(title);
        row->addWidget(field);
        return title;
    };
    scans_ = makeChoiceBox(box, u"preparedScanBox"_s);
    scansTitle_ = titled(scans_);
    row->setStretchFactor(scans_, 1);
    spacing_ = new QComboBox(box);
    spacing_->setObjectName(u"spacingBox"_s);
    for (const double millimetres : {1.0, 1.5, 2.0, 3.0}) {
        spacing_->addItem(QString(), millimetres);
    }
    spacing_->setCurrentIndex(spacing_->findData(draft_.spacing()));
    spacingTitle_ = titled(spacing_);
    quantile_ = new QDoubleSpinBox(box);
    quantile_->setObjectName(u"quantileBox"_s);
    quantile_->setRange(50.0, 100.0);
    quantile_->setDecimals(1);
    quantile_->setValue(100.0 * draft_.upperQuantile());
    quantile_->setKeyboardTracking(false);
    quantileTitle_ = titled(quantile_);
    growth_ = new QSpinBox(box);
    growth_->setObjectName(u"growthBox"_s);
    growth_->setRange(0, 10);
    growth_->setValue(draft_.maskGrowth());
    growth_->setKeyboardTracking(false);
    growthTitle_ = titled(growth_);

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
    const DraftScan& scan =
        draft_.scans()[listed_[static_cast<std::size_t>(scans_->currentIndex())]];
    setFacts([] { return tr("Preparing…"); });
    work_.replace([this, file = scan.survey.path, mask = scan.mask, card = draft_.card(),
                   growth = draft_.maskGrowth()](const Worker::Reply& reply, const StopToken&) {
        try {
            const auto example = makeExample(file, mask, card, growth);
            reply([this, example] { show(*example); });
        } catch (const std::exception& error) {
            reply([this, reason = sayingOf(error)] {
                for (std::size_t i = 0; i < before_.size(); ++i) {
                    before_[i]->setPicture({});
                    after_[i]->setPicture({});
                }
                setFacts({});
                setProblem(reason);
            });
        }
    });
}

void PreparationPage::setFacts(const Saying& facts) {
    sayFacts_ = facts;
    facts_->setText(said(sayFacts_));
}

void PreparationPage::show(const ScanExample& example) {
    const PreparedScan& prepared = example.prepared;
    for (std::size_t i = 0; i < kPlanes.size(); ++i) {
        const std::size_t through = axesOf(kPlanes[i]).through;
        const int middle = prepared.image.size[through] / 2;
        // The slice of the prepared scan at the same place in the body.
        const double there =
            prepared.originInScan[through] + middle * prepared.spacingInScan[through];
        before_[i]->setPicture(sliceImage(example.ras, kPlanes[i], static_cast<int>(there),
                                          example.displayLow, example.displayHigh));
        after_[i]->setPicture(sliceImage(prepared.image, kPlanes[i], middle, 0.0, 1.0));
    }
    const auto sizeText = [](const Size3& size) {
        return u"%1 × %2 × %3"_s.arg(size[0]).arg(size[1]).arg(size[2]);
    };
    setFacts([before = sizeText(example.ras.size), after = sizeText(prepared.image.size),
              spacing = draft_.spacing(), low = prepared.intensityLow,
              high = prepared.intensityHigh] {
        const QLocale locale;
        return tr("%1 voxels become %2 of %3 mm. Intensity %4 becomes 0, %5 becomes 1.")
            .arg(before, after, locale.toString(spacing), locale.toString(low, 'g', 4),
                 locale.toString(high, 'g', 4));
    });
    setProblem([warnings = prepared.warnings] {
        QStringList texts;
        for (const Message& warning : warnings) {
            texts << messageText(warning);
        }
        return texts.join(u' ');
    });
}

}  // namespace disyre::ui
