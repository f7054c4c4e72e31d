// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ModelChoice.h"

#include "ui/common/Guarded.h"

namespace disyre::ui {

ModelChoice::ModelChoice(QObject* parent)
    : QObject(parent), files_(this, Worker::Priority::Normal) {}

bool ModelChoice::set(const std::filesystem::path& model) {
    bool taken = false;
    guarded(
        [&] {
            take(model, readModelCard(model));
            taken = true;
        },
        [this](const QString& message) { Q_EMIT failed(message); });
    return taken;
}

void ModelChoice::choose(const std::filesystem::path& model) {
    files_.add([this, model](const Worker::Reply& reply, const StopToken&) {
        guarded([&] { reply([this, model, card = readModelCard(model)] { take(model, card); }); },
                [this, &reply](const QString& message) {
                    reply([this, message] { Q_EMIT failed(message); });
                });
    });
}

void ModelChoice::take(const std::filesystem::path& model, const ModelCard& card) {
    card_ = card;
    folder_ = model;
    Q_EMIT changed();
}

}  // namespace disyre::ui
