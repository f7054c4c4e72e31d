// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

namespace disyre::ui {

class HealingSession;
class ModelController;
class ScopeBanner;

/// Keeps the banner in step with the scan that is shown and the model: it says in what they do not
/// fit each other, and which model was chosen because of the scan's contrast.
class ScopeController : public QObject {
    Q_OBJECT

public:
    ScopeController(HealingSession& session, ModelController& models, ScopeBanner& banner,
                    QObject* parent);

    /// Says all of it again, for instance in another language.
    void update();

private:
    void chooseModel();

    HealingSession& session_;
    ModelController& models_;
    ScopeBanner& banner_;
    // The model that was chosen by a scan's contrast, and the number of that scan's case.
    std::filesystem::path chosenModel_;
    int chosenFor_ = -1;
};

}  // namespace disyre::ui
