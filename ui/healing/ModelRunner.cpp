// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ModelRunner.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/preprocess/Orientation.h"
#include "ui/common/Guarded.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString describe(const ComputeInfo& info) {
    QStringList devices;
    for (const ComputeDevice& device : info.devices) {
        devices << u"%1 (%2)"_s.arg(QString::fromStdString(device.name),
                                    QString::fromStdString(device.description));
    }
    return u"%1, %2 threads, devices: %3"_s.arg(QString::fromStdString(info.libraryVersion))
        .arg(info.threads)
        .arg(devices.join(u", "_s));
}

/// Finds the brain of a scan. Throws SettingsError if there is none.
void findBrainOf(ReadyToHeal& ready, const BrainExtractionOptions& options,
                 const ModelRunner::Extraction& extraction, const Worker::Reply& reply) {
    // The networks tell of every piece of a layer, and each word of it draws the window anew, which
    // costs as much as the work itself where there is no graphics card.
    constexpr double kToldStep = 0.02;
    const auto tell = [&, told = -1.0](double share) mutable {
        if (extraction.progress && (share >= told + kToldStep || share >= 1.0)) {
            told = share;
            reply([progress = extraction.progress, share] { progress(share); });
        }
    };
    auto brain = std::make_shared<const ExtractedBrain>(
        extractBrain(ready.scan->scan, options, tell, extraction.stop));
    if (!brain->found()) {
        throw SettingsError(MessageId::BrainNone);
    }
    auto mask = std::make_shared<const Mask>(toRas(brain->mask, ready.scan->orientation));
    ready.brainTraits = std::make_shared<const ScanTraits>(
        traitsWithBrain(ready.scan->traits, ready.scan->ras, *mask));
    ready.foundMask = std::move(mask);
    ready.brain = std::move(brain);
}

/// Prepares the scan with the mask that a person gave, or else with the brain that is found in a
/// whole head, unless the model wants whole heads.
/// @param card says how; see preparationFor().
void prepareScan(ReadyToHeal& ready, const ModelCard& card, const BrainExtractionOptions& options,
                 const ModelRunner::Extraction& extraction, const Worker::Reply& reply) {
    const Volume& scan = ready.scan->scan;
    if (ready.ownMask) {
        const Mask mask = maskFromRas(ready.ownMask->ras, scan);
        ready.prepared = std::make_shared<const PreparedScan>(prepare(scan, card, &mask));
        return;
    }
    if (!ready.brain && card.skullStripped && ready.scan->traits.looksLikeHead) {
        findBrainOf(ready, options, extraction, reply);
    }
    ready.prepared = std::make_shared<const PreparedScan>(
        prepare(scan, card, ready.brain ? &ready.brain->mask : nullptr));
}

/// The scan in model space that was made for this model, as these settings ask, with the present
/// brain mask; null for none. That of what is healed comes first, so that the healing can go on.
std::shared_ptr<const PreparedScan> preparedFor(const HealingCase& one, const HealingSetup& setup) {
    const bool withBias = correctsBias(setup.settings, setup.card);
    if (one.cache && one.setup.model == setup.model && !one.healedWithOtherMask() &&
        correctsBias(one.setup.settings, one.setup.card) == withBias) {
        return one.cache->preparedPointer();
    }
    return one.isPreparedFor(setup.model) && one.preparedWithBias == withBias ? one.prepared
                                                                              : nullptr;
}

void fail(const Worker::Reply& reply, const ModelRunner::Failed& failed, const QString& message) {
    reply([failed, message] { failed(message); });
}

}  // namespace

ModelRunner::ModelRunner(CaseList& cases, HealerFactory factory, QObject* parent)
    : QObject(parent),
      cases_(cases),
      factory_(std::move(factory)),
      worker_(this, Worker::Priority::Normal) {
    if (!factory_) {
        factory_ = [](const std::filesystem::path& model, const std::string& device) {
            return compute().loadModel(model, device);
        };
    }
}

void ModelRunner::run(const HealingCase& one, const HealingSetup& setup, Work work, Failed failed,
                      Extraction extraction) {
    const ModelCard card = preparationFor(setup.settings, setup.card);
    const bool sameHealer = healer_ && healerModel_ == setup.model && healerDevice_ == setup.device;
    worker_.add(
        [this, id = one.id, setup, card, factory = factory_, load = loadExtractor_,
         work = std::move(work), failed = std::move(failed), extraction = std::move(extraction),
         ready = ReadyToHeal{one.scan, preparedFor(one, setup), sameHealer ? healer_ : nullptr,
                             one.brain, one.foundMask, one.brainTraits, one.ownMask}](
            const Worker::Reply& reply, const StopToken&) mutable {
            guarded(
                [&] {
                    if (!ready.prepared) {
                        prepareScan(ready, card, {.device = setup.device, .loadExtractor = load},
                                    extraction, reply);
                    }
                    if (!ready.healer) {
                        ready.healer = factory(setup.model, setup.device);
                    }
                    // The library is asked for its description before the work begins, because
                    // during a healing it would answer only at the end.
                    const QString library =
                        isComputeLoaded() ? describe(compute().info()) : QString();
                    reply([this, id, setup, ready, library] { keep(id, setup, ready, library); });
                    work(ready, reply);
                },
                [&](const QString& message) { fail(reply, failed, message); });
        });
}

void ModelRunner::run(const ReadyToHeal& ready, Work work, Failed failed) {
    worker_.add([ready, work = std::move(work), failed = std::move(failed)](
                    const Worker::Reply& reply, const StopToken&) {
        guarded([&] { work(ready, reply); },
                [&](const QString& message) { fail(reply, failed, message); });
    });
}

void ModelRunner::findBrain(const HealingCase& one, const std::string& device,
                            std::function<void()> done, Failed failed, Extraction extraction) {
    worker_.add(
        [this, id = one.id, device, load = loadExtractor_, done = std::move(done),
         failed = std::move(failed), extraction = std::move(extraction),
         ready = ReadyToHeal{one.scan, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr}](
            const Worker::Reply& reply, const StopToken&) mutable {
            guarded(
                [&] {
                    findBrainOf(ready,
                                {.evenIfStripped = true, .device = device, .loadExtractor = load},
                                extraction, reply);
                    reply([this, id, ready, done] {
                        HealingCase* found = cases_.find(id);
                        if (found != nullptr && found->scan == ready.scan) {
                            cases_.setFoundBrain(*found, ready.brain, ready.foundMask,
                                                 ready.brainTraits);
                            done();
                        }
                    });
                },
                [&](const QString& message) { fail(reply, failed, message); });
        });
}

void ModelRunner::keep(int id, const HealingSetup& setup, const ReadyToHeal& ready,
                       const QString& compute) {
    computeText_ = compute;
    healer_ = ready.healer;
    healerModel_ = setup.model;
    healerDevice_ = setup.device;
    HealingCase* one = cases_.find(id);
    // If the file was read again meanwhile, the case has another scan, to which this preparation
    // does not belong.
    if (one != nullptr && one->scan == ready.scan) {
        one->prepared = ready.prepared;
        one->preparedFor = setup.model;
        one->preparedWithBias = correctsBias(setup.settings, setup.card);
        if (ready.brain && ready.brain != one->brain) {
            cases_.setFoundBrain(*one, ready.brain, ready.foundMask, ready.brainTraits);
        }
    }
}

}  // namespace disyre::ui
