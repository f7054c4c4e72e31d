// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ModelRunner.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"
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

/// Finds the brain of a whole head, unless it was found already or the model wants whole heads.
void findBrainFirst(ReadyToHeal& ready, const HealingSetup& setup, const LoadBrainExtractor& load,
                    const ModelRunner::Extraction& extraction, const Worker::Reply& reply) {
    if (ready.brain || !setup.card.skullStripped || !ready.scan->traits.looksLikeHead) {
        return;
    }
    const auto tell = [&](double share) {
        if (extraction.progress) {
            reply([progress = extraction.progress, share] { progress(share); });
        }
    };
    auto brain = std::make_shared<const ExtractedBrain>(extractBrain(
        ready.scan->scan, {.device = setup.device, .loadExtractor = load}, tell, extraction.stop));
    if (!brain->found()) {
        throw SettingsError(MessageId::BrainNone);
    }
    ready.brain = std::move(brain);
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
    const bool samePreparation = one.prepared && one.preparedFor == setup.model &&
                                 one.preparedWithBias == card.intensity.correctsBias;
    const bool sameHealer = healer_ && healerModel_ == setup.model && healerDevice_ == setup.device;
    worker_.add([this, id = one.id, setup, card, factory = factory_, load = loadExtractor_,
                 work = std::move(work), failed = std::move(failed),
                 extraction = std::move(extraction),
                 ready = ReadyToHeal{one.scan, samePreparation ? one.prepared : nullptr,
                                     sameHealer ? healer_ : nullptr, one.brain}](
                    const Worker::Reply& reply, const StopToken&) mutable {
        guarded(
            [&] {
                if (!ready.prepared) {
                    findBrainFirst(ready, setup, load, extraction, reply);
                    ready.prepared = std::make_shared<const PreparedScan>(prepare(
                        ready.scan->scan, card, ready.brain ? &ready.brain->mask : nullptr));
                }
                if (!ready.healer) {
                    ready.healer = factory(setup.model, setup.device);
                }
                // The library is asked for its description before the work begins, because during a
                // healing it would answer only at the end.
                const QString library = isComputeLoaded() ? describe(compute().info()) : QString();
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
        one->brain = ready.brain;
        one->preparedFor = setup.model;
        one->preparedWithBias = correctsBias(setup.settings, setup.card);
    }
}

}  // namespace disyre::ui
