// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TeachingController.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>

#include <algorithm>
#include <array>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/compute/WindowNetwork.h"
#include "core/healing/StepShare.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/SampleScan.h"
#include "core/teaching/Corruptions.h"
#include "core/workflows/BrainExtraction.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/healing/OwnMask.h"
#include "ui/teaching/TourPanel.h"
#include "ui/window/MessageController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The tours that come with the program, in the order of the menu; see resources/tours.
constexpr std::array kShippedTours{
    "what-a-score-is",      "why-steps",      "why-synthetic-anomalies", "why-the-edge-is-soft",
    "foreground-weighting", "where-it-fails", "find-the-lesion"};

std::vector<Tour> shippedTours() {
    std::vector<Tour> tours;
    for (const char* name : kShippedTours) {
        QFile file(u":/disyre/tours/%1.json"_s.arg(QLatin1String(name)));
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray text = file.readAll();
            CheckedTour checked =
                checkTour({text.constData(), static_cast<std::size_t>(text.size())});
            if (checked.isGood()) {
                tours.push_back(std::move(checked.tour));
            }
        }
    }
    return tours;
}

/// The axial slice with the most voxels of a mask.
int fullestSlice(const Mask& mask) {
    const auto count = static_cast<std::ptrdiff_t>(mask.sliceSize());
    int fullest = 0;
    std::ptrdiff_t most = -1;
    for (int z = 0; z < mask.size[2]; ++z) {
        const auto first = mask.voxels.begin() + z * count;
        const auto inside = std::count(first, first + count, 1);
        if (inside > most) {
            most = inside;
            fullest = z;
        }
    }
    return fullest;
}

/// A pixel array of a slice from a frame's values.
Patch patchOf(std::span<const float> values, int height, int width) {
    Patch patch(height, width);
    std::copy(values.begin(), values.end(), patch.pixels.begin());
    return patch;
}

}  // namespace

TeachingController::TeachingController(HealingSession& session, MessageController& messages,
                                       std::function<int()> scanSlice, QWidget& window)
    : QObject(&window),
      session_(session),
      messages_(messages),
      scanSlice_(std::move(scanSlice)),
      window_(window),
      texts_(staticMetaObject),
      worker_(this, Worker::Priority::Normal),
      tours_(shippedTours()),
      tour_(new TourPanel(window)) {
    connect(&session_.cases(), &CaseList::casesChanged, this, &TeachingController::refresh);
    connect(&session_.model(), &ModelChoice::changed, this, &TeachingController::refresh);
    connect(&session_.job(), &HealingJob::healingEnded, tour_, [this](bool stopped) {
        if (!stopped) {
            tour_->takeHealed();
        }
    });
}

TeachingController::~TeachingController() = default;

void TeachingController::addTo(QMenu& help) {
    QAction* first = help.actions().isEmpty() ? nullptr : help.actions().constFirst();
    auto* menu = new QMenu(&help);
    menu->setObjectName(u"teachingMenu"_s);
    texts_.add(*menu, QT_TR_NOOP("&Teaching"));
    help.insertMenu(first, menu);
    const auto add = [&](QMenu& to, const QString& name, const char* text, auto slot) {
        QAction* action = to.addAction(QString());
        action->setObjectName(name);
        texts_.add(*action, text);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(*menu, u"teachingBenchAction"_s, QT_TR_NOOP("Corruption &bench…"),
        [this] { openWindow(TeachingWindow::Page::Bench); });
    add(*menu, u"teachingMicroscopeAction"_s, QT_TR_NOOP("Step &microscope…"),
        [this] { openWindow(TeachingWindow::Page::Microscope); });
    add(*menu, u"teachingQuizAction"_s, QT_TR_NOOP("&Quiz…"),
        [this] { openWindow(TeachingWindow::Page::Quiz); });
    QMenu* tours = menu->addMenu(QString());
    tours->setObjectName(u"toursMenu"_s);
    texts_.add(*tours, QT_TR_NOOP("&Guided tours"));
    for (std::size_t i = 0; i < tours_.size(); ++i) {
        QAction* action = tours->addAction(QString());
        action->setObjectName(u"tourAction%1"_s.arg(i + 1));
        connect(action, &QAction::triggered, this, [this, i] { beginTour(tours_[i]); });
        tourActions_.push_back(action);
    }
    tours->addSeparator();
    add(*tours, u"openTourAction"_s, QT_TR_NOOP("&Open a tour…"), &TeachingController::askForTour);
    menu->addSeparator();
    QAction* ring = add(*menu, u"highlightPointerAction"_s, QT_TR_NOOP("&Highlight the pointer"),
                        [this](bool shown) { highlight_.setShown(shown); });
    ring->setCheckable(true);
    showTourNames();
}

void TeachingController::retranslate() {
    texts_.retranslate();
    showTourNames();
}

void TeachingController::showTourNames() {
    const bool german = QLocale().language() == QLocale::German;
    for (std::size_t i = 0; i < tourActions_.size(); ++i) {
        const TourText& title = tours_[i].title;
        tourActions_[i]->setText(
            QString::fromStdString(german && !title.german.empty() ? title.german : title.english));
    }
}

void TeachingController::openWindow(TeachingWindow::Page page) {
    if (session_.cases().shown() == nullptr && !session_.cases().opening()) {
        session_.cases().openSample();
    }
    if (!teaching_) {
        teaching_ = new TeachingWindow(*this, &window_);
        connect(teaching_, &TeachingWindow::healed, tour_, &TourPanel::takeHealed);
    } else if (!teaching_->isVisible()) {
        teaching_->refresh();
    }
    teaching_->showPage(page);
    teaching_->show();
    teaching_->raise();
    teaching_->activateWindow();
}

void TeachingController::refresh() {
    const auto isClosed = [this](const Kept& kept) {
        const HealingCase* one = session_.cases().find(kept.id);
        return kept.id != kHealthySample && (one == nullptr || one->scan.get() != kept.scan);
    };
    kept_.erase(std::remove_if(kept_.begin(), kept_.end(), isClosed), kept_.end());
    if (teaching_ && teaching_->isVisible()) {
        teaching_->refresh();
    }
}

void TeachingController::beginTour(const Tour& tour) {
    switch (tour.start) {
        case TourStart::AsIs:
            break;
        case TourStart::Sample: {
            const HealingCase* shown = session_.cases().shown();
            if (shown == nullptr || !shown->file.empty()) {
                session_.cases().openSample();
            }
            break;
        }
        case TourStart::Bench:
            openWindow(TeachingWindow::Page::Bench);
            break;
        case TourStart::Quiz:
            openWindow(TeachingWindow::Page::Quiz);
            break;
    }
    tour_->begin(tour);
}

void TeachingController::openTour(const std::filesystem::path& file) {
    guarded([&] { beginTour(readTour(file)); },
            [this](const QString& problem) { messages_.showProblem(problem); });
}

void TeachingController::askForTour() {
    const QString file = QFileDialog::getOpenFileName(
        &window_, tr("Open a tour"), Settings().lastFolder(), tr("Tours (*.json);;All files (*)"));
    if (!file.isEmpty()) {
        openTour(toPath(file));
    }
}

QString TeachingController::nameOf(SampleLesion lesion) {
    switch (lesion) {
        case SampleLesion::Cavity:
            return tr("Sample with a cavity");
        case SampleLesion::Mass:
            return tr("Sample with a bright mass");
        case SampleLesion::BrightSpots:
            return tr("Sample with bright spots");
        case SampleLesion::Atrophy:
            return tr("Sample with atrophy");
        case SampleLesion::FaintTexture:
            return tr("Sample with a faint patch");
    }
    return {};
}

std::vector<TeachingScan> TeachingController::scans() const {
    std::vector<TeachingScan> scans;
    for (const auto& one : session_.cases().all()) {
        if (one->scan) {
            scans.push_back({one->id, one->name});
        }
    }
    scans.push_back({kHealthySample, tr("Sample without its lesions")});
    for (std::size_t i = 0; i < kSampleLesions.size(); ++i) {
        scans.push_back({kLesionedSample - static_cast<int>(i), nameOf(kSampleLesions[i])});
    }
    return scans;
}

int TeachingController::shownScan() const {
    const HealingCase* shown = session_.cases().shown();
    // The sample has lesions; a lesson begins on its healthy version.
    return shown != nullptr && shown->scan && !shown->file.empty() ? shown->id : kHealthySample;
}

ModelCard TeachingController::card() const {
    return preparationFor(session_.job().choices().settings,
                          session_.model().card().value_or(ModelCard{}));
}

TeachingBrain TeachingController::brainOf(int id,
                                          std::shared_ptr<const PreparedScan> prepared) const {
    TeachingBrain brain{id, std::move(prepared), 0};
    brain.slice = fullestSlice(brain.prepared->mask);
    if (id != kHealthySample && id == session_.cases().shownId()) {
        const int seen = modelSliceOf(*brain.prepared, scanSlice_());
        if (hasBrain(*brain.prepared, seen)) {
            brain.slice = seen;
        }
    }
    return brain;
}

void TeachingController::prepareLesioned(int id,
                                         const std::function<void(const TeachingBrain&)>& done,
                                         const Failed& failed) {
    const SampleLesion kind = kSampleLesions.at(static_cast<std::size_t>(kLesionedSample - id));
    prepare(
        kHealthySample,
        [this, id, kind, done, failed](const TeachingBrain& healthy) {
            worker_.add(
                [id, kind, healthy, done, failed](const Worker::Reply& reply, const StopToken&) {
                    try {
                        TeachingBrain brain = healthy;
                        brain.id = id;
                        auto lesioned = std::make_shared<Volume>(healthy.prepared->image);
                        auto lesion = std::make_shared<const Mask>(
                            addSampleLesion(*lesioned, healthy.prepared->mask, kind));
                        for (float& value : lesioned->voxels) {
                            value = std::clamp(value, 0.0f, 1.0f);
                        }
                        brain.slice = fullestSlice(*lesion);
                        brain.lesioned = std::move(lesioned);
                        brain.lesion = std::move(lesion);
                        reply([done, brain] { done(brain); });
                    } catch (const std::exception& error) {
                        logError(error);
                        reply([failed, why = sayingOf(error)] { failed(why); });
                    }
                });
        },
        failed);
}

void TeachingController::prepare(int id, const std::function<void(const TeachingBrain&)>& done,
                                 const Failed& failed) {
    if (id <= kLesionedSample) {
        prepareLesioned(id, done, failed);
        return;
    }
    const HealingCase* one = session_.cases().find(id);
    const std::filesystem::path model = session_.model().folder();
    const void* scan = one != nullptr ? one->scan.get() : nullptr;
    for (const Kept& kept : kept_) {
        if (kept.id == id && kept.scan == scan && kept.model == model) {
            done(brainOf(id, kept.prepared));
            return;
        }
    }
    if (id != kHealthySample && scan == nullptr) {
        failed([] { return tr("This scan is not open any more. Choose another one."); });
        return;
    }
    const auto source = one != nullptr ? one->scan : nullptr;
    const auto own = one != nullptr ? one->ownMask : nullptr;
    const auto brain = one != nullptr ? one->brain : nullptr;
    worker_.add([this, id, scan, source, own, brain, model, card = card(), done, failed](
                    const Worker::Reply& reply, const StopToken&) {
        try {
            std::optional<Mask> mask;
            if (own) {
                mask = maskFromRas(own->ras, source->scan);
            } else if (brain) {
                mask = brain->mask;
            } else if (source && card.skullStripped && source->traits.looksLikeHead) {
                throw SettingsError(MessageId::TeachingHeadUnknown);
            }
            auto prepared = std::make_shared<const PreparedScan>(disyre::prepare(
                source ? source->scan : makeSample().healthy, card, mask ? &*mask : nullptr));
            reply([this, id, scan, model, prepared, done] {
                const auto same = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
                    return kept.id == id && kept.scan == scan && kept.model == model;
                });
                // It was asked for twice: all hold the same one.
                const auto kept = same != kept_.end() ? same->prepared : prepared;
                if (same == kept_.end()) {
                    kept_.push_back({id, scan, model, prepared});
                }
                done(brainOf(id, kept));
            });
        } catch (const std::exception& error) {
            logError(error);
            reply([failed, why = sayingOf(error)] { failed(why); });
        }
    });
}

QString TeachingController::whyNoHealing() const {
    const auto& card = session_.model().card();
    if (!card) {
        return tr(
            "Nothing can be healed without a model. Choose one in the main window, under "
            "Settings.");
    }
    if (answersWithScore(card->method)) {
        return messageText(MessageId::TeachingNoRestoration);
    }
    if (session_.job().canHeal()) {
        return {};
    }
    return session_.job().busy() ? tr("The main window is healing. Wait until it has ended, or "
                                      "stop it there.")
                                 : tr("Open a scan or the sample in the main window first.");
}

HealingSettings TeachingController::settings() const {
    HealingSettings settings = session_.job().choices().settings;
    settings.score = ScoreKind::MultiStep;
    settings.smoothingAcross = 0.0;
    return settings;
}

void TeachingController::heal(std::shared_ptr<const Volume> image,
                              std::shared_ptr<const PreparedScan> brain, int slice,
                              const HealingSettings& settings, const StopToken& stop,
                              const std::function<void(int, int)>& step,
                              const std::function<void(const HealedSlice&)>& done,
                              const Failed& failed) {
    session_.job().useModel(
        [=](const ReadyToHeal& ready, const Worker::Reply& reply) {
            const ModelCard& card = ready.healer->card();
            const Schedule schedule(card.schedule);
            auto healed = std::make_shared<HealedSlice>();
            Patch before = axialSliceOf(*image, brain->mask, slice).image;
            const StepObserver observer = [&](const StepFrame& frame) {
                SliceStep one;
                one.t = frame.t;
                one.share = stepShare(settings, card.method, schedule, frame.t);
                one.before = before;
                one.after = patchOf(frame.restored, frame.height, frame.width);
                one.change = patchOf(frame.gradient, frame.height, frame.width);
                one.meanChange = frame.meanGradient;
                // With the other scores every step looks at the slice as it came.
                if (settings.score == ScoreKind::MultiStep) {
                    before = one.after;
                }
                healed->steps.push_back(std::move(one));
                reply([step, number = frame.step + 1, all = frame.steps] { step(number, all); });
            };
            const HealingResult result = ready.healer->heal(
                {*image, brain->mask},
                {.settings = settings, .slices = {slice}, .neighbours = std::vector<int>{}},
                observer, stop);
            if (result.stopped || stop.stopRequested()) {
                reply([failed] { failed({}); });
                return;
            }
            healed->map = axialSliceOf(result.anomalyMap, brain->mask, slice).image;
            reply([done, healed] { done(*healed); });
        },
        [failed](const QString& message) { failed([message] { return message; }); });
}

void TeachingController::takeWindowsApart(std::shared_ptr<const Volume> image,
                                          std::shared_ptr<const PreparedScan> brain, int slice,
                                          const HealingSettings& settings, const StopToken& stop,
                                          const std::function<void(const SliceWindows&)>& done,
                                          const Failed& failed) {
    session_.job().useModel(
        [=](const ReadyToHeal& ready, const Worker::Reply& reply) {
            auto* network = dynamic_cast<WindowNetwork*>(ready.healer.get());
            if (network == nullptr) {
                reply([failed] {
                    failed([] { return tr("This model sees whole slices and has no windows."); });
                });
                return;
            }
            try {
                auto apart = std::make_shared<const SliceWindows>(disyre::takeWindowsApart(
                    {*image, brain->mask},
                    {.settings = settings, .slices = {slice}, .neighbours = std::vector<int>{}},
                    ready.healer->card(), slice,
                    [&](const float* windows, int count, int t, float* restored) {
                        network->restoreWindows(windows, count, t, restored, stop);
                    },
                    stop));
                reply([done, apart] { done(*apart); });
            } catch (const Stopped&) {
                reply([failed] { failed({}); });
            }
        },
        [failed](const QString& message) { failed([message] { return message; }); });
}

}  // namespace disyre::ui
