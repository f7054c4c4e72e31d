// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/AnomalyPage.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>

#include "core/synthesis/Corruption.h"
#include "ui/common/PictureView.h"
#include "ui/wizard/ScanExample.h"
#include "ui/wizard/TrainingDraft.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// How many subjects are prepared: foreign patches come from another subject, and a few subjects
// show what such patches look like.
constexpr std::size_t kSubjects = 3;
constexpr int kPatch = 64;
constexpr std::uint64_t kSeed = 1;

QImage pictureOf(const Patch& patch) {
    return greyImage(patch.pixels, patch.width, patch.height, 0.0f, 1.0f).mirrored(true, true);
}

/// A sampler, and the prepared scans that it draws from, which must live as long as it does.
struct Subjects {
    std::vector<std::shared_ptr<const ScanExample>> scans;
    std::unique_ptr<PatchSampler> sampler;
};

}  // namespace

AnomalyPage::AnomalyPage(TrainingDraft& draft, QWidget* parent)
    : WizardPage(u"anomalyPage"_s, parent), draft_(draft), work_(this, Worker::Priority::Low) {
    auto* pictures = new QGridLayout;
    pictures->setSpacing(16);
    const auto add = [&](const QString& name) {
        auto* view = new PictureView(this);
        view->setObjectName(name);
        const int number = pictures->count();
        pictures->addWidget(view, number / 2, number % 2);
        return view;
    };
    healthy_ = add(u"healthyPicture"_s);
    foreign_ = add(u"foreignPicture"_s);
    mask_ = add(u"maskPicture"_s);
    corrupted_ = add(u"corruptedPicture"_s);
    room()->addLayout(pictures, 1);

    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    sliderTitle_ = new QLabel(this);
    slider_ = new QSlider(Qt::Horizontal, this);
    slider_->setObjectName(u"corruptionSlider"_s);
    slider_->setRange(0, schedule_.steps());
    slider_->setValue(schedule_.steps());
    slider_->setPageStep(10);
    sliderTitle_->setBuddy(slider_);
    value_ = new QLabel(this);
    value_->setObjectName(u"corruptionValue"_s);
    value_->setMinimumWidth(value_->fontMetrics().horizontalAdvance(u"t = 100, α = 0.000"_s));
    another_ = new QPushButton(this);
    another_->setObjectName(u"anotherSampleButton"_s);
    row->addWidget(sliderTitle_);
    row->addWidget(slider_, 1);
    row->addWidget(value_);
    row->addWidget(another_);
    room()->addLayout(row);

    connect(slider_, &QSlider::valueChanged, this, &AnomalyPage::showCorrupted);
    connect(another_, &QPushButton::clicked, this, [this] {
        ++index_;
        drawSample();
    });
    retranslate();
}

void AnomalyPage::retranslate() {
    setHeading(tr("Synthetic anomalies"),
               tr("The network learns from healthy patches into which a piece of another "
                  "subject's brain is blended: it is to find what does not belong and undo it."));
    healthy_->setCaption(tr("Healthy patch"));
    healthy_->setToolTip(tr("A piece of one of your scans, perhaps turned or mirrored"));
    foreign_->setCaption(tr("Foreign patch"));
    foreign_->setToolTip(tr("A piece of another subject's scan"));
    mask_->setCaption(tr("Where"));
    mask_->setToolTip(tr("Where the foreign patch is blended in: fully where it is white"));
    corrupted_->setCaption(tr("Corrupted"));
    corrupted_->setToolTip(tr("What the network is shown. It is to return the healthy patch."));
    sliderTitle_->setText(tr("&How much (t)"));
    slider_->setAccessibleName(tr("How much the patch is corrupted"));
    slider_->setToolTip(
        tr("t = 0 is the healthy patch; at the largest t the foreign patch replaces "
           "it inside the mask"));
    another_->setText(tr("&Another sample"));
    another_->setToolTip(tr("Draws other patches and another shape"));
    if (sample_) {
        showAmount(slider_->value());
    }
}

void AnomalyPage::initializePage() {
    sample_.reset();
    sampler_.reset();
    schedule_ = Schedule(draft_.card().schedule);
    slider_->setRange(0, schedule_.steps());
    for (PictureView* view : {healthy_, foreign_, mask_, corrupted_}) {
        view->setPicture({});
    }
    slider_->setEnabled(false);
    another_->setEnabled(false);
    prepareSubjects();
}

void AnomalyPage::prepareSubjects() {
    setInformation([] { return tr("Preparing a few of the scans…"); });
    const std::vector<DraftScan> scans = draft_.someTrainingScans(kSubjects);
    work_.replace([this, scans, card = draft_.card(), growth = draft_.maskGrowth()](
                      const Worker::Reply& reply, const StopToken& stop) {
        auto subjects = std::make_shared<Subjects>();
        Saying problem;
        std::vector<SubjectView> views;
        for (const DraftScan& scan : scans) {
            if (stop.stopRequested()) {
                return;
            }
            try {
                subjects->scans.push_back(makeExample(scan.survey.path, scan.mask, card, growth));
                views.push_back({&subjects->scans.back()->prepared.image,
                                 &subjects->scans.back()->prepared.mask});
            } catch (const std::exception& error) {
                problem = sayingOf(error);
            }
        }
        try {
            subjects->sampler = std::make_unique<PatchSampler>(
                views, views, Schedule(card.schedule), kPatch, kSeed, SynthesisSettings());
        } catch (const std::exception& error) {
            problem = problem ? problem : sayingOf(error);
            reply([this, problem] { setProblem(problem); });
            return;
        }
        reply([this, subjects] {
            sampler_ = std::shared_ptr<const PatchSampler>(subjects, subjects->sampler.get());
            setProblem(QString());
            drawSample();
        });
    });
}

void AnomalyPage::drawSample() {
    another_->setEnabled(false);
    work_.replace(
        [this, sampler = sampler_, index = index_](const Worker::Reply& reply, const StopToken&) {
            try {
                auto sample = std::make_shared<const SyntheticSample>(sampler->sample(index));
                reply([this, sample] {
                    sample_ = sample;
                    showSample();
                });
            } catch (const std::exception& error) {
                reply([this, reason = sayingOf(error)] { setProblem(reason); });
            }
        });
}

void AnomalyPage::showSample() {
    healthy_->setPicture(pictureOf(sample_->healthy));
    foreign_->setPicture(pictureOf(sample_->foreign));
    mask_->setPicture(pictureOf(sample_->mask));
    slider_->setEnabled(true);
    another_->setEnabled(true);
    showCorrupted(slider_->value());
}

void AnomalyPage::showCorrupted(int t) {
    showAmount(t);
    if (!sample_) {
        return;
    }
    Patch corrupted(sample_->healthy.height, sample_->healthy.width);
    corrupt(sample_->healthy.pixels, sample_->foreign.pixels, sample_->mask.pixels,
            schedule_.alpha(t), corrupted.pixels);
    corrupted_->setPicture(pictureOf(corrupted));
}

void AnomalyPage::showAmount(int t) {
    value_->setText(
        tr("t = %1, α = %2").arg(t).arg(QLocale().toString(schedule_.alpha(t), 'f', 3)));
}

}  // namespace disyre::ui
